import { noSuchDatabase } from './http-error'
import type { Intake } from './json'
import type { PasswordChecker, PasswordHash } from './passwords'
import type { Rule } from './rules'
import type { HubStore, StoredDatabase } from './store'

/** What every part of the hub works with; made once in server.ts. */
export type Hub = {
  store: HubStore
  /** Identifies this hub among servers. */
  uuid: string
  /** The one server admin. Her hash is made anew at each start. */
  admin: { name: string; hash: PasswordHash }
  passwords: PasswordChecker
  /** Signs session cookies. */
  secret: string
  /** Compiled `validate_doc_update` functions by database key. */
  rulesByDatabase: Map<number, Rule[]>
  /** Wakes long polls. */
  news: News
  now: () => number
  maxRequestBytes: number
  intake: Intake
  /** See `HubOptions`. */
  trusted: string | null
  onSeen: (name: string) => void
}

export type News = {
  announce(database: StoredDatabase): void
  /** Whoever waits looks again whether they still may. */
  announceAll(): void
  /** Calls once, at the next write to this database or when it is deleted. Returns how to stop waiting. */
  once(database: StoredDatabase, wake: () => void): () => void
}

export function createNews(): News {
  const waitingByDatabase = new Map<number, Set<() => void>>()
  return {
    announce(database) {
      const waiting = waitingByDatabase.get(database.key)
      waitingByDatabase.delete(database.key)
      for (const wake of waiting ?? []) wake()
    },
    announceAll() {
      const all = [...waitingByDatabase.values()]
      waitingByDatabase.clear()
      for (const waiting of all) for (const wake of waiting) wake()
    },
    once(database, wake) {
      const waiting = waitingByDatabase.get(database.key) ?? new Set()
      waiting.add(wake)
      waitingByDatabase.set(database.key, waiting)
      return () => waiting.delete(wake)
    },
  }
}

export function requireDatabase(hub: Hub, name: string): StoredDatabase {
  const database = hub.store.database(name)
  if (!database) throw noSuchDatabase()
  return database
}
