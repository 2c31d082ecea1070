import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { describe } from 'vitest'
import { openStore, type Store } from '#main/store/open'
import { changeBehaviours } from './store-conformance/changing'
import type { MakeStorage, StorageName } from './store-conformance/harness'
import { lifecycleBehaviours } from './store-conformance/lifecycle'
import { queryBehaviours } from './store-conformance/querying'
import { writingBehaviours } from './store-conformance/writing'

/** Everything RxDB may rely on in a storage, attachments excepted. */
export function storageConformance(name: StorageName, makeStorage: MakeStorage): void {
  describe(`the ${name} storage`, () => {
    const suite = { name, makeStorage }
    writingBehaviours(suite)
    queryBehaviours(suite)
    changeBehaviours(suite)
    lifecycleBehaviours(suite)
  })
}

storageConformance('sqlite', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'store-conformance-'))
  const open = async (): Promise<Store> => {
    const opened = await openStore({ dir, key: 'a key for tests' })
    if (!opened.ok) throw new Error(opened.error.tag)
    return opened.value
  }
  let store = await open()
  return {
    storage: store.storage,
    async reopen() {
      await store.close()
      store = await open()
      return store.storage
    },
    async dispose() {
      await store.close()
      rmSync(dir, { recursive: true })
    },
  }
})

storageConformance('memory', async () => {
  const storage = getRxStorageMemory()
  return { storage, reopen: async () => storage, dispose: async () => {} }
})
