/**
 * Writes notes for ever and says so on standard output, once each is acknowledged: what store-crash.test.ts kills.
 * Every third write is a bulk of ten, and every seventh changes an older note.
 */
import { openDatabase } from '#main/store/database'
import { openStore } from '#main/store/open'
import { aNote, KEY, notes } from './store-notes'

const [dir = '', first = '0'] = process.argv.slice(2)
const opened = await openStore({ dir, key: KEY })
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
const { collections } = await openDatabase(opened.value.storage, { notes })
const acknowledge = (line: string) => process.stdout.write(`${line}\n`)
acknowledge('ready')

let next = Number(first)
for (let step = 0; ; step++) {
  const count = step % 3 === 0 ? 10 : 1
  const batch = Array.from({ length: count }, (_, index) => aNote(next + index))
  const { error } = await collections.notes.bulkInsert(batch)
  if (error.length > 0) throw new Error(`${error.length} conflicts`)
  next += count
  acknowledge(`wrote ${next}`)
  if (step % 7 === 0) {
    const id = `note:${next - 1}`
    await (await collections.notes.findOne(id).exec(true)).incrementalPatch({
      text: `changed in step ${step}`,
    })
    acknowledge(`changed ${id} changed in step ${step}`)
  }
}
