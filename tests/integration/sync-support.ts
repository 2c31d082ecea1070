import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { firstValueFrom } from 'rxjs'
import { filter } from 'rxjs/operators'
import { init } from '#main/central/init'
import { invite } from '#main/central/invite'
import { openDatabase } from '#main/store/database'
import { openStore } from '#main/store/open'
import { startSync } from '#main/sync/engine'
import type {
  CircleState,
  Credentials,
  MergeConflict,
  RefusedWrite,
  RunningSync,
  SentVersion,
  SharedCircle,
  SyncedRecord,
  SyncStatus,
} from '#main/sync/types'
import { databaseOf } from '#shared/domain/sync-places'
import type { Circle, Role } from '#shared/model/base'
import { circleByKind } from '#shared/model/circles'
import { collections as definitions, type Kind, kindsByCollection } from '#shared/model/collections'
import type { Invitation } from '#shared/model/invitation'
import { rules } from './central-support'
import { ask, randomName, type TestServer } from './hub-support'

const used = {
  device: definitions.device,
  meetings: definitions.meetings,
  people: definitions.people,
  events: definitions.events,
  rsvps: definitions.rsvps,
  reviews: definitions.reviews,
}

/** A program of its own on a server, with its people. */
export async function newProgram(server: TestServer) {
  const program = randomName('p')
  const address = { url: server.url, admin: server.admin }
  const made = await init({ address, program, rules })
  if (!made.ok) throw new Error(made.error.tag)
  return {
    program,
    async person(...roles: Role[]): Promise<Invitation> {
      const invited = await invite({ address, program, name: randomName('u'), roles })
      if (!invited.ok) throw new Error(invited.error.tag)
      return invited.value.invitation
    },
    /** The name of a circle's database, in paths. */
    database: (circle: string) => encodeURIComponent(databaseOf(program, circle as Circle)),
    hostCircle: (name: string) => `host:${name}`,
    /** All live records of a circle, as the server has them. */
    async onServer(circle: string): Promise<Map<string, Record<string, unknown>>> {
      const name = encodeURIComponent(databaseOf(program, circle as Circle))
      const path = `${name}/_all_docs?include_docs=true`
      const { body } = await ask(server, 'GET', path, { as: server.admin })
      const { rows } = body as { rows: { id: string; doc: Record<string, unknown> }[] }
      return new Map(rows.filter(({ id }) => !id.startsWith('_')).map(({ id, doc }) => [id, doc]))
    },
    write: (circle: string, doc: { _id: string; [field: string]: unknown }) =>
      ask(server, 'PUT', `${program}-${circle}/${encodeURIComponent(doc._id)}`, {
        as: server.admin,
        body: doc,
      }),
    async drop() {
      const { body } = await ask(server, 'GET', '_all_dbs', { as: server.admin })
      for (const name of (body as string[]).filter((one) => one.startsWith(`${program}-`)))
        await ask(server, 'DELETE', encodeURIComponent(name), { as: server.admin })
    },
  }
}

let ticks = Date.parse('2026-03-14T18:00:00.000Z')
/** Instants that go forward by a second each, so that later is later. */
export function nextInstant(): string {
  ticks += 1000
  return new Date(ticks).toISOString()
}

/** A record of a kind with made-up content; `fields` override. */
export function record(kind: Kind, key: string, fields: Record<string, unknown> = {}): SyncedRecord {
  const at = nextInstant()
  return {
    id: `${kind}:${key}`,
    kind,
    circle: circleByKind[kind],
    createdAt: at,
    updatedAt: at,
    updatedBy: 'test',
    deletedAt: '',
    title: `${kind} ${key}`,
    ...fields,
  }
}

export const LAPTOP_KEY = 'test key'

export type Laptop = Awaited<ReturnType<typeof openLaptop>>

/** A laptop: a data folder of its own, real store and all, that may be closed, killed and opened again. */
export async function openLaptop(
  dir = mkdtempSync(join(tmpdir(), 'laptop-')),
  told: { onRefused?: (one: RefusedWrite) => void; onConflict?: (one: MergeConflict) => void } = {},
) {
  const opened = await openStore({ dir, key: LAPTOP_KEY })
  if (!opened.ok) throw new Error(opened.error.tag)
  const store = opened.value
  const { database, collections } = await openDatabase(store.storage, used, basename(dir).toLowerCase())
  const refused: RefusedWrite[] = []
  const conflicts: MergeConflict[] = []
  const sent: SentVersion[] = []
  let sync: RunningSync | null = null
  let status: SyncStatus | null = null

  const collectionOf = (id: string) => {
    const kind = id.slice(0, id.indexOf(':'))
    const name = Object.entries(kindsByCollection).find(([, kinds]) =>
      (kinds as readonly string[]).includes(kind),
    )?.[0]
    return collections[name as keyof typeof collections]
  }

  const laptop = {
    dir,
    refused,
    conflicts,
    sent,
    async save(...records: SyncedRecord[]) {
      for (const one of records) await collectionOf(one.id).upsert(one)
    },
    async saveMany(kind: Kind, records: SyncedRecord[]) {
      const { error } = await collectionOf(`${kind}:`).bulkUpsert(records)
      if (error.length > 0) throw new Error('not saved')
    },
    async edit(id: string, fields: Record<string, unknown>) {
      const known = await laptop.get(id)
      if (!known) throw new Error(`no ${id}`)
      await collectionOf(id).upsert({ ...known, updatedAt: nextInstant(), ...fields })
    },
    async get(id: string): Promise<SyncedRecord | null> {
      const found = await collectionOf(id).findOne(id).exec()
      return found ? (found.toJSON() as unknown as SyncedRecord) : null
    },
    /** Every record that could leave this laptop. */
    async all(): Promise<Map<string, SyncedRecord>> {
      const found = new Map<string, SyncedRecord>()
      for (const [name, collection] of Object.entries(collections)) {
        if (name === 'device') continue
        for (const one of await collection.find().exec())
          found.set(one.id, one.toJSON() as unknown as SyncedRecord)
      }
      return found
    },
    /** As soon as this record is here. */
    untilThere: (id: string) =>
      firstValueFrom(
        collectionOf(id)
          .findOne(id)
          .$.pipe(filter((found) => found !== null)),
      ),
    async ids(kind: Kind): Promise<string[]> {
      const all = await collectionOf(`${kind}:`).find({ selector: { kind } }).exec()
      return all.map(({ id }) => id).sort()
    },
    async connect(
      invitation: Invitation,
      changed: { url?: string; credentials?: Credentials; circles?: SharedCircle[] } = {},
    ) {
      sync = await startSync({
        collections,
        circles: changed.circles ?? (invitation.circles as SharedCircle[]),
        server: { url: changed.url ?? invitation.url, program: invitation.program },
        credentials: changed.credentials ?? invitation,
        now: () => new Date(nextInstant()),
        log: () => {},
        onRefused: async (one) => {
          told.onRefused?.(one)
          refused.push(one)
        },
        onConflict: async (one) => {
          told.onConflict?.(one)
          conflicts.push(one)
        },
        onSent: async (versions) => void sent.push(...versions),
        refusedAmong: async (ids) =>
          new Set(refused.map(({ recordId }) => recordId).filter((id) => ids.includes(id))),
      })
      sync.status$.subscribe((next) => {
        status = next
      })
      return sync
    },
    sync(): RunningSync {
      if (!sync) throw new Error('not connected')
      return sync
    },
    status(): SyncStatus {
      if (!status) throw new Error('not connected')
      return status
    },
    stateOf: async (id: string) => (await laptop.sync().recordStates([id])).get(id),
    until: (test: (status: SyncStatus) => boolean) =>
      firstValueFrom(laptop.sync().status$.pipe(filter(test))),
    untilState: (circle: SharedCircle, state: CircleState) =>
      laptop.until(({ circles }) => circles[circle] === state),
    async disconnect() {
      await sync?.close()
      sync = null
    },
    async backup(target: string) {
      const made = await store.backup(target)
      if (!made.ok) throw new Error(made.error.tag)
    },
    /** Ends without a word to the server; the folder stays. */
    async close() {
      await laptop.disconnect()
      await database.close()
      await store.close()
    },
    async destroy() {
      await laptop.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
  return laptop
}
