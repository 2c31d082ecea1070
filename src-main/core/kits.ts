import { randomBytes } from 'node:crypto'
import type { KitSummary } from '#shared/contract/kit'
import { kitDeskId, kitLacks } from '#shared/domain/kit'
import { type Actor, create, isLive } from '#shared/domain/record'
import type { Guest, Kit, KitDesk } from '#shared/model/kit'
import type { KitBook } from './kit-book'
import type { Records, Unit } from './records'

/** Kits by day, the coming ones first, then the past ones from the latest on. */
export async function listKits(records: Records, now: string): Promise<KitSummary[]> {
  const found = await records.find('kits', { selector: { kind: 'kit' } })
  const kits = found.filter((document): document is Kit => document.kind === 'kit' && isLive(document))
  const isOver = ({ startsAt, minutes }: Kit) => Date.parse(startsAt) + minutes * 60_000 < Date.parse(now)
  const rows = await Promise.all(
    kits.map(async (kit) => ({
      row: {
        ...{ id: kit.id, title: kit.title, startsAt: kit.startsAt, zone: kit.zone, hostName: kit.hostName },
        ...{ place: kit.place, state: kit.state, goals: kit.goals, purgedAt: kit.purgedAt },
        contacts: kit.lists.reduce((sum, { contacts }) => sum + contacts, 0),
        // A call that was corrected is one call.
        calls: await records.count('conversations', { selector: { kitId: kit.id, corrects: '' } }),
      },
      over: isOver(kit) || kit.state === 'closed',
    })),
  )
  const byStart = (one: (typeof rows)[number], other: (typeof rows)[number]) =>
    one.row.startsAt.localeCompare(other.row.startsAt)
  const coming = rows.filter(({ over }) => !over).sort(byStart)
  const past = rows.filter(({ over }) => over).sort((one, other) => byStart(other, one))
  return [...coming, ...past].map(({ row }) => row)
}

export async function guestsOf(records: Records, kitId: string): Promise<Guest[]> {
  return (await guestsWithPurged(records, kitId))
    .filter(isLive)
    .sort((one, other) =>
      `${one.firstName} ${one.lastName}`.localeCompare(`${other.firstName} ${other.lastName}`),
    )
}

/** Also those of whom nothing but that they came is left: they are still counted. */
export async function guestsWithPurged(records: Records, kitId: string): Promise<Guest[]> {
  const found = await records.find('kits', { selector: { kind: 'guest', kitId } })
  return found.filter((document): document is Guest => document.kind === 'guest')
}

/** What this laptop knows of a kit by itself; made when it is first asked for. */
export async function deskOfKit(records: Records, kitId: string, actor: Actor): Promise<KitDesk> {
  const known = await records.one('kitdesk', kitDeskId(kitId))
  return known ?? records.command((unit) => putDesk(unit, kitId, {}, actor))
}

export async function putDesk(
  unit: Unit,
  kitId: string,
  fields: Partial<Pick<KitDesk, 'part' | 'parts' | 'imports'>>,
  actor: Actor,
): Promise<KitDesk> {
  const known = await unit.one('kitdesk', kitDeskId(kitId))
  const fresh = { kitId, desk: randomBytes(9).toString('base64url'), part: 1, parts: 1, imports: [] }
  const desk = known
    ? { ...known, ...fields }
    : create('kitdesk', { id: kitDeskId(kitId), ...fresh, ...fields }, actor)
  unit.put(desk)
  return desk
}

/** One kit as its page shows it. */
export async function kitModel(records: Records, book: KitBook, actor: Actor) {
  const { kit } = book
  if (!isLive(kit)) return null
  const script = await records.one('script', kit.scriptId)
  const guests = await guestsOf(records, kit.id)
  const { desk, part, parts } = await deskOfKit(records, kit.id, actor)
  return {
    kit,
    totals: book.totals(),
    script,
    lacks: kitLacks(kit, script, guests.length),
    desk: { desk, part, parts },
  }
}
