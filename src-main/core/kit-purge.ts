import { randomBytes } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { standing } from '#shared/domain/conversation'
import { purgeTime } from '#shared/domain/kit'
import { isDraftOfKit, purgedContact, purgedConversation, purgedGuest } from '#shared/domain/kit-after'
import { saidCounts } from '#shared/domain/kit-report'
import { type Actor, change, create, isLive, remove } from '#shared/domain/record'
import type { Conversation } from '#shared/model/conversation'
import type { Kit } from '#shared/model/kit'
import { pages } from './kit-pages'
import type { Log } from './ports'
import type { Records } from './records'
import { scriptVersions } from './scripts'

export type Purged = { contacts: number; conversations: number; guests: number }
type Parts = { records: Records; actor: () => Actor }

/** Records that are changed together; between two such batches others get their turn. */
const BATCH = 200

/**
 * Takes contact data of a closed kit off this laptop: names, numbers and what was said. What the evening came to stays,
 * and a record that this was done. Where it was cut off, doing it again goes on with what is left.
 */
export async function purgeKit({ records, actor }: Parts, kit: Kit): Promise<Purged> {
  const purged: Purged = { contacts: 0, conversations: 0, guests: 0 }
  const kitId = kit.id
  await noteWhatWasSaid({ records, actor }, kitId)
  for (const { batch } of kit.lists)
    for await (const page of pages(records, 'contacts', { kitId, batch }))
      purged.contacts += await inBatches(
        page.filter(({ phones }) => phones.length > 0),
        (ids) =>
          records.command(async (unit) => {
            for (const one of await unit.many('contact', ids)) unit.put(purgedContact(one, actor()))
          }),
      )
  for await (const page of pages(records, 'conversations', { kitId }))
    purged.conversations += await inBatches(page.filter(isLive), (ids) =>
      records.command(async (unit) => {
        for (const one of await unit.many('conversation', ids)) unit.put(purgedConversation(one, actor()))
      }),
    )
  const guests = await records.find('kits', { selector: { kind: 'guest', kitId } })
  purged.guests = await inBatches(guests.filter(isLive), (ids) =>
    records.command(async (unit) => {
      for (const one of await unit.many('guest', ids)) unit.put(purgedGuest(one, actor()))
    }),
  )
  await purgeDrafts({ records, actor }, kitId)
  await records.command(async (unit) => {
    const known = await unit.one('kit', kitId)
    if (!known) return
    const now = actor()
    const moment = { id: `kitmoment:${randomBytes(15).toString('base64url')}`, circle: known.circle, kitId }
    unit.put(change(known, { purgedAt: now.now }, now))
    unit.put(create('kitmoment', { ...moment, at: now.now, what: { type: 'purge', ...purged } }, now))
  })
  return purged
}

/** Once: what was cut off and goes on must not count what is already gone. */
async function noteWhatWasSaid({ records, actor }: Parts, kitId: string): Promise<void> {
  const conversations: Conversation[] = []
  for await (const page of pages(records, 'conversations', { kitId })) conversations.push(...page)
  const versions = await scriptVersions(records, kitId)
  await records.command(async (unit) => {
    const kit = await unit.one('kit', kitId)
    if (kit && !kit.said)
      unit.put(change(kit, { said: saidCounts(kit, standing(conversations), versions) }, actor()))
  })
}

/** What was typed in a call that was never written down, or at the door. */
async function purgeDrafts({ records, actor }: Parts, kitId: string): Promise<void> {
  const owners = new Set([kitId])
  for (const kind of ['caller', 'callsheet'] as const)
    for (const { id } of await records.find('kits', { selector: { kind, kitId } })) owners.add(id)
  const drafts = await records.find('device', { selector: { kind: 'draft' } })
  const mine = drafts.filter((one) => one.kind === 'draft' && isDraftOfKit(one.form, owners))
  await inBatches(mine, (ids) =>
    records.command(async (unit) => {
      for (const one of await unit.many('draft', ids)) unit.put(remove({ ...one, values: {} }, actor()))
    }),
  )
}

async function inBatches(
  documents: readonly { id: string }[],
  run: (ids: string[]) => Promise<void>,
): Promise<number> {
  for (let start = 0; start < documents.length; start += BATCH) {
    await run(documents.slice(start, start + BATCH).map(({ id }) => id))
    await nextTurn()
  }
  return documents.length
}

/** Purges what is due: kits that were closed longer ago than they say they keep contact data. */
async function purgeDueKits(parts: Parts & { onPurged: () => void }): Promise<void> {
  const kits = await parts.records.find('kits', { selector: { kind: 'kit' } })
  for (const kit of kits) {
    if (kit.kind !== 'kit' || kit.state !== 'closed' || kit.purgedAt !== '') continue
    const due = purgeTime(kit)
    if (due === '' || due > parts.actor().now) continue
    await purgeKit(parts, kit)
    parts.onPurged()
  }
}

const DAY_MS = 86_400_000

/** Looks once at the start and once a day; the function that it returns ends it. */
export function startPurgingKits(parts: Parts & { log: Log; onPurged: () => void }): () => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  const purge = () => {
    last = purgeDueKits(parts).catch((cause) => parts.log('kit-purge-failed', { error: String(cause) }))
  }
  purge()
  const timer = setInterval(purge, DAY_MS)
  return async () => {
    clearInterval(timer)
    await last
  }
}
