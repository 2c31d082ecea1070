import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RxCollection } from 'rxdb'
import { onTestFinished } from 'vitest'
import { type AnyDocument, openDatabase } from '#main/store/database'
import { type OpenStoreInput, openStore, type Store } from '#main/store/open'
import { KEY, type Note, notes } from './store-notes'

export * from './store-notes'

/** An empty data folder, gone after the test. */
export function dataFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'store-'))
  onTestFinished(() => {
    chmodSync(dir, 0o700)
    rmSync(dir, { recursive: true, force: true })
  })
  return dir
}

/** An open store, closed after the test at the latest. */
export async function storeIn(dir: string, own: Partial<OpenStoreInput> = {}): Promise<Store> {
  const opened = await openStore({ dir, key: KEY, ...own })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  onTestFinished(() => opened.value.close())
  return opened.value
}

export async function notesIn(
  store: Store,
): Promise<{ notes: RxCollection<AnyDocument>; close: () => Promise<void> }> {
  const { database, collections } = await openDatabase(store.storage, { notes })
  return { notes: collections.notes, close: async () => void (await database.close()) }
}

/** Opens the folder, writes notes, closes everything. */
export async function writeNotes(dir: string, documents: readonly Note[]): Promise<void> {
  const store = await storeIn(dir)
  const open = await notesIn(store)
  await open.notes.bulkUpsert([...documents])
  await open.close()
  await store.close()
}

/** Opens the folder and counts its notes. */
export async function countNotes(dir: string, key = KEY): Promise<number> {
  const store = await storeIn(dir, { key })
  const open = await notesIn(store)
  const count = await open.notes.count().exec()
  await open.close()
  await store.close()
  return count
}
