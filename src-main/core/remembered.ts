import type { CollectionName } from '#shared/model/collections'
import type { Records } from './records'

/**
 * Reads once for each key, until something in these collections changes: several live queries of one evening ask for the
 * same at the same press of a key. For what is shown; a command reads for itself. Nobody may change what comes back.
 */
export function remembered<T>(
  names: readonly CollectionName[],
  load: (records: Records, key: string) => Promise<T>,
): (records: Records, key: string) => Promise<T> {
  const keptOf = new WeakMap<Records, Map<string, Promise<T>>>()
  return (records, key) => {
    let kept = keptOf.get(records)
    if (!kept) {
      const fresh = new Map<string, Promise<T>>()
      records.changes(names).subscribe(() => fresh.clear())
      keptOf.set(records, fresh)
      kept = fresh
    }
    const known = kept.get(key)
    if (known) return known
    const loading = load(records, key)
    const byKey = kept
    byKey.set(key, loading)
    loading.catch(() => byKey.delete(key))
    return loading
  }
}
