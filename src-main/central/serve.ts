import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type RunningHub, startHub } from '#main/hub/server'
import { SqliteFailure } from '#main/store/driver'
import { openLibsql } from '#main/store/libsql-driver'
import { type FolderLock, lockFolder } from '#main/store/lock'
import { type StoreError, storeErrorFrom } from '#main/store/store-error'
import { err, ok, type Result } from '#shared/domain/result'
import type { ServerAddress } from './client'

export type ServeInput = {
  dataDir: string
  /** Loopback unless said otherwise: the hub speaks plain HTTP. */
  host?: string
  port: number
  /** Encrypts the hub's file. */
  key?: string
  onBug: (cause: unknown) => void
}
export type Served = {
  /** Where laptops reach it, and its admin, as init and invite take them. */
  address: ServerAddress
  host: string
  port: number
  /** The admin was made just now: her password stands in `adminFile`. */
  isNew: boolean
  adminFile: string
  close(): Promise<void>
}
export type ServeProblem = StoreError | { tag: 'port-in-use' | 'port-not-allowed' | 'no-such-host' }

const adminAccount = z.object({ name: z.string().min(1), password: z.string().min(8) })

/** Runs the hub on a folder: everything that a small program needs of a central server, on one machine. */
export async function serve(input: ServeInput): Promise<Result<Served, ServeProblem>> {
  const prepared = prepare(input)
  if (!prepared.ok) return prepared
  const { lock, admin, driver, isNew, adminFile: file } = prepared.value
  try {
    const hub = await startHub({ ...input, driver, admin, now: Date.now })
    writeFileSync(addressFile(input.dataDir), `${JSON.stringify({ url: hub.url })}\n`, { mode: 0o600 })
    return ok({
      ...servedAt(hub, admin),
      isNew,
      adminFile: file,
      close: () => hub.close().finally(lock.release),
    })
  } catch (cause) {
    driver.close()
    lock.release()
    const problem = problemOfListen(cause) ?? problemOfFile(cause, input.dataDir)
    if (!problem) throw cause
    return err(problem)
  }
}

/** The server that runs, or last ran, on this folder, with its admin; null where none ever did. */
export function lastServed(dataDir: string): ServerAddress | null {
  try {
    const { url } = z.object({ url: z.url() }).parse(readJsonFile(addressFile(dataDir)))
    return { url, admin: adminAccount.parse(readJsonFile(adminFile(dataDir))) }
  } catch {
    return null
  }
}

const addressFile = (dataDir: string): string => join(dataDir, 'address.json')
const adminFile = (dataDir: string): string => join(dataDir, 'admin.json')
const readJsonFile = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const servedAt = ({ url, host, port }: RunningHub, admin: ServerAddress['admin']) => ({
  address: { url, admin },
  host,
  port,
})

function prepare({ dataDir, key }: ServeInput) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const locked = lockFolder(join(dataDir, 'hub.lock'), openLibsql)
    if (!locked.ok) return locked
    return ok(openUnderLock(dataDir, key, locked.value))
  } catch (cause) {
    const problem = storeErrorFrom(cause, dataDir)
    if (!problem) throw cause
    return err(problem)
  }
}

function openUnderLock(dataDir: string, key: string | undefined, lock: FolderLock) {
  try {
    const file = adminFile(dataDir)
    return { lock, adminFile: file, ...adminOf(file), driver: openLibsql(join(dataDir, 'hub.sqlite'), key) }
  } catch (cause) {
    lock.release()
    throw cause
  }
}

/**
 * The admin's name and password, made at the first start. They lie beside the data, readable by this user only:
 * who can read them can read the data too, and `central init` on the same machine needs them.
 */
function adminOf(file: string): { admin: ServerAddress['admin']; isNew: boolean } {
  const admin = { name: 'admin', password: randomBytes(18).toString('base64url') }
  try {
    writeFileSync(file, `${JSON.stringify(admin)}\n`, { mode: 0o600, flag: 'wx' })
    return { admin, isNew: true }
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
    return { admin: adminAccount.parse(readJsonFile(file)), isNew: false }
  }
}

/** Nothing but the hub writes this file, so one that SQLite cannot read was written under another key. */
const problemOfFile = (cause: unknown, file: string): StoreError | undefined =>
  cause instanceof SqliteFailure && cause.code === 'SQLITE_NOTADB'
    ? { tag: 'wrong-key', file }
    : storeErrorFrom(cause, file)

function problemOfListen(cause: unknown): ServeProblem | null {
  const code = cause instanceof Error && 'code' in cause && 'syscall' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE') return { tag: 'port-in-use' }
  if (code === 'EACCES') return { tag: 'port-not-allowed' }
  return code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' ? { tag: 'no-such-host' } : null
}
