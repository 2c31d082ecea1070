import { z } from 'zod'
import { databaseOf } from '#shared/domain/sync-places'
import { circle } from '#shared/model/base'
import { expectAnswer, type ServerClient } from '../client'
import { hostCircles } from '../init'
import { makeCircle } from '../invite'
import { readUser, rolesOf } from '../users'
import { openStored, type StoredDatabase } from './stored-database'

/** The databases of hosts' circles: those that there are, and those that have to be made. */
export type HostCircles = {
  hosts(): string[]
  database(host: string): StoredDatabase | undefined
  /** Looks which there are, as an invitation may have made one. */
  refresh(): Promise<void>
  /** Makes the circle of a host who has an account in this program. Of anybody else nothing is known: false. */
  make(host: string): Promise<boolean>
  /** Hosts whose database has changed since this was asked last. */
  changed(): Promise<string[]>
}

/** CouchDB answers for so many databases at once. */
const NAMES_PER_REQUEST = 100
const infos = z.array(
  z.object({ key: z.string(), info: z.object({ update_seq: z.union([z.string(), z.number()]) }).nullish() }),
)

export function createHostCircles(client: ServerClient, program: string): HostCircles {
  const databases = new Map<string, StoredDatabase>()
  const seqByHost = new Map<string, string>()

  const add = (host: string) => {
    if (!databases.has(host)) databases.set(host, openStored(client, databaseOf(program, `host:${host}`)))
  }

  return {
    hosts: () => [...databases.keys()],
    database: (host) => databases.get(host),

    async refresh() {
      const found = (await hostCircles(client, program)).map((one) => one.slice('host:'.length))
      for (const host of databases.keys()) if (!found.includes(host)) databases.delete(host)
      for (const host of found) add(host)
    },

    async make(host) {
      if (databases.has(host)) return true
      if (!circle.safeParse(`host:${host}`).success) return false
      if (!rolesOf(program, await readUser(client, host)).includes('host')) return false
      await makeCircle(client, program, `host:${host}`)
      add(host)
      return true
    },

    async changed() {
      const changed: string[] = []
      const hosts = [...databases.keys()]
      for (let at = 0; at < hosts.length; at += NAMES_PER_REQUEST) {
        const some = hosts.slice(at, at + NAMES_PER_REQUEST)
        const keys = some.map((host) => databaseOf(program, `host:${host}`))
        const found = expectAnswer(await client.ask('POST', '_dbs_info', { keys }), infos, 200)
        some.forEach((host, index) => {
          const seq = found[index]?.info ? String(found[index].info.update_seq) : undefined
          if (seq === undefined || seqByHost.get(host) === seq) return
          seqByHost.set(host, seq)
          changed.push(host)
        })
      }
      return changed
    },
  }
}
