import { setImmediate as nextTurn } from 'node:timers/promises'
import { circleOfKit } from '#shared/domain/kit'
import { type Actor, change } from '#shared/domain/record'
import type { Circle } from '#shared/model/base'
import type { HostKind } from '#shared/model/circles'
import type { DocumentOf } from '#shared/model/collections'
import { kindsByCollection } from '#shared/model/collections'
import type { Kit } from '#shared/model/kit'
import { pages } from './kit-pages'
import type { Records } from './records'

/** Records that move together; between two such batches others get their turn. */
const BATCH = 200

/**
 * Moves all of a kit into the circle of another host. The kit itself moves last: where this was cut off, doing it again
 * goes on with what is left.
 */
export async function moveKit(
  records: Records,
  kit: Kit,
  hostUser: string,
  actor: () => Actor,
): Promise<Kit> {
  const circle = circleOfKit(kit.id, hostUser)
  const kitId = kit.id
  for (const { batch } of kit.lists)
    for await (const page of pages(records, 'contacts', { kitId, batch })) await move('contact', page)
  for await (const page of pages(records, 'conversations', { kitId })) await move('conversation', page)
  for (const kind of kindsByCollection.kits) {
    if (kind !== 'kit') await move(kind, await records.find('kits', { selector: { kind, kitId } }))
  }
  return records.command(async (unit) => {
    const known = (await unit.one('kit', kit.id)) ?? kit
    const moved = change(inCircle(known, circle), { hostUser }, actor())
    unit.put(moved)
    return moved
  })

  async function move(kind: HostKind, documents: readonly { id: string; circle: string }[]): Promise<void> {
    const ids = documents.filter((document) => document.circle !== circle).map(({ id }) => id)
    for (let start = 0; start < ids.length; start += BATCH) {
      const batch = ids.slice(start, start + BATCH)
      await records.command(async (unit) => {
        for (const document of await unit.many(kind, batch)) unit.put(inCircle(document, circle))
      })
      await nextTurn()
    }
  }
}

/** Moving is no edit: the stamp stays. */
const inCircle = <D extends DocumentOf[HostKind]>(document: D, circle: Circle): D => ({ ...document, circle })
