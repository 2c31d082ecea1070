import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CollectionName, DocumentIn } from '#shared/model/collections'
import type { Records } from './records'

/** Rows read at a time; between two such pages others get their turn. */
const PAGE = 400

/** All records with these fields, a page at a time, in order of their ids. */
export async function* pages<C extends 'contacts' | 'conversations'>(
  records: Records,
  name: C,
  fields: C extends 'contacts' ? { kitId: string; batch: string } : { kitId: string },
): AsyncGenerator<DocumentIn<C>[]> {
  let last = ''
  for (;;) {
    const page = (await records.find(name as CollectionName, {
      selector: { ...fields, id: { $gt: last } } as never,
      sort: [...Object.keys(fields), 'id'].map((field) => ({ [field]: 'asc' })) as never,
      limit: PAGE,
    })) as DocumentIn<C>[]
    yield page
    if (page.length < PAGE) return
    last = page.at(-1)?.id ?? ''
    await nextTurn()
  }
}
