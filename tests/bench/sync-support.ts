import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { ServerAddress } from '#main/central/client'
import type { Invitation } from '#shared/model/invitation'
import type { TestServer } from '../integration/hub-support'
import { newProgram } from '../integration/sync-support'

/** The server of the sync benches, in a process of its own: what it does takes no time of ours. */
export type BenchServer = TestServer & {
  address: ServerAddress
  cpuSeconds(): number
  /** The most memory that it has held at once; 0 where the system does not tell. */
  mostMegabytes(): number
  close(): Promise<void>
}

export async function startServer(): Promise<BenchServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-hub-'))
  const script = fileURLToPath(new URL('../integration/hub-process.ts', import.meta.url))
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, dataDir, '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('no output')
  const [line] = await once(createInterface(child.stdout), 'line')
  const address = JSON.parse(String(line)) as ServerAddress
  return {
    ...address,
    address,
    cpuSeconds: () => cpuSecondsOf(child.pid ?? 0),
    mostMegabytes: () => mostMegabytesOf(child.pid ?? 0),
    async close() {
      child.kill()
      await once(child, 'exit')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** What the process has used of processors so far; 0 where the system does not tell. */
function cpuSecondsOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}

function mostMegabytesOf(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) / 1000
  } catch {
    return 0
  }
}

export type Program = Awaited<ReturnType<typeof newProgram>> & { organizer: Invitation }

export async function startProgram(server: BenchServer): Promise<Program> {
  const program = await newProgram(server)
  return { ...program, organizer: await program.person('organizer') }
}

/** A request as a laptop sends one, and nothing beside it. */
export async function bare(
  { url, name, password }: Invitation,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response.json()
}

/** About 1 kB, as an event is. */
export const eventFields = (index: number) => ({
  kind: 'event',
  circle: 'program',
  createdAt: '2026-03-14T18:00:00.000Z',
  updatedAt: '2026-03-14T18:00:00.000Z',
  updatedBy: 'bench',
  deletedAt: '',
  title: `Calls for the library, evening ${index}`,
  description: 'Bring a charged phone and a friend. '.repeat(14),
  place: 'Oak Street Library',
  venueAddress: '12 Oak Street',
  zip: String(10_000 + (index % 900)),
  startsAt: new Date(Date.UTC(2026, 3, 1) + index * 60_000).toISOString(),
  zone: 'America/New_York',
  minutes: 120,
  capacity: 12,
  hostName: 'Mary O.',
  meetingId: `meeting:m${index % 40}`,
  state: 'draft',
  submittedAt: '',
  decision: null,
})

/** The part of PouchDB that is measured; the packages have no types. */
type Pouch = {
  info(): Promise<{ doc_count: number }>
  destroy(): Promise<void>
}
type PouchClass = {
  new (name: string, options?: object): Pouch
  plugin(plugin: unknown): void
  replicate(from: Pouch, to: Pouch, options: object): Promise<unknown>
}

const require = createRequire(import.meta.url)
const PouchDB: PouchClass = require('pouchdb-core')
PouchDB.plugin(require('pouchdb-adapter-http'))
PouchDB.plugin(require('pouchdb-adapter-leveldb'))
PouchDB.plugin(require('pouchdb-replication'))

/** Replicates a database into a new one on this disk, as PouchDB does it; milliseconds it took. */
export async function replicateWithPouch(
  { url, name, password }: Invitation,
  database: string,
): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-pouch-'))
  const from = new PouchDB(url + database, { skip_setup: true, auth: { username: name, password } })
  const to = new PouchDB(join(dir, 'to'), { adapter: 'leveldb' })
  const start = performance.now()
  await PouchDB.replicate(from, to, { batch_size: 1000 })
  const milliseconds = performance.now() - start
  await to.destroy()
  rmSync(dir, { recursive: true, force: true })
  return milliseconds
}
