import { setTimeout as pauseFor } from 'node:timers/promises'
import { Subject } from 'rxjs'
import { type Actor, change, create, isLive, restore } from '#shared/domain/record'
import { formId, idOfRead, type ReadPage, rowId, takeIn } from '#shared/domain/sheet'
import type { Intake } from '#shared/model/sheet'
import { hashOf, type Vault } from '../paper/vault'
import type { PageResult } from '../scan/scanned'
import type { Scanner } from '../scan/scanner'
import { StoreFailure } from '../store/store-error'
import { readPageOf } from './paper-read'
import type { Log } from './ports'
import type { Records, Unit } from './records'

/** The queue of files to be read. It is on the disk: whatever ends the app, it goes on where it was. */
export type IntakeService = {
  /** Answers once the file is safe in the vault. */
  add(bytes: Uint8Array, name: string, meetingId: string): Promise<{ id: string; repeat: boolean }>
  setPaused(paused: boolean): void
  state(): { paused: boolean; trouble: string }
  /** null = all that wait. */
  cancel(id: string | null): Promise<number>
  again(id: string): Promise<void>
  /** Saves what was read outside of the queue; answers the page. */
  takeIn(read: ReadPage, meetingId: string): Promise<{ pageId: string; repeat: boolean }>
  /** The queue's pause or trouble may have changed. */
  changes: Subject<void>
  close(): Promise<void>
}

type Parts = {
  records: Records
  vault: Vault
  scanner: Scanner
  actor: () => Actor
  log: Log
}

type Result = Intake['results'][number]

/** A file that takes the whole app along must not do so at every start. */
const MOST_TRIES = 2

/** A disk that is full is looked at again after so long. */
const RETRY_MS = 15_000

export function startIntake(parts: Parts): IntakeService {
  const { records, vault, scanner, actor, log } = parts
  const changes = new Subject<void>()
  const closed = new AbortController()
  let reading: { id: string; stop: AbortController } | null = null
  let paused = false
  let trouble = ''
  let lastAdded = 0
  let wake = () => {}

  const tell = (next: { paused?: boolean; trouble?: string }) => {
    paused = next.paused ?? paused
    trouble = next.trouble ?? trouble
    changes.next()
  }

  /** A stack is read in its order, also where two files come in one moment or the clock is set back. */
  const addedAt = (): string => {
    lastAdded = Math.max(Date.parse(actor().now), lastAdded + 1)
    return new Date(lastAdded).toISOString()
  }

  async function nextItem(): Promise<Intake | null> {
    const items = await itemsIn(records, ['reading', 'waiting'])
    return (
      items.sort((one, other) => one.state.localeCompare(other.state) || one.at.localeCompare(other.at))[0] ??
      null
    )
  }

  async function work(): Promise<void> {
    while (!closed.signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      const item = paused ? null : await nextItem()
      if (!item) await woken
      else await readItem(item).catch(standBack)
    }
  }

  /** Nothing is lost: the file is in the vault, and its entry waits. */
  async function standBack(cause: unknown): Promise<void> {
    if (closed.signal.aborted) return
    if (!(cause instanceof StoreFailure)) log('intake-failed', { error: String(cause) })
    tell({ trouble: cause instanceof StoreFailure ? cause.error.tag : 'unexpected' })
    await pauseFor(RETRY_MS, undefined, { signal: closed.signal }).catch(() => {})
  }

  async function readItem(item: Intake): Promise<void> {
    const stop = new AbortController()
    reading = { id: item.id, stop }
    const signal = AbortSignal.any([stop.signal, closed.signal])
    try {
      const tries = (item.tries ?? 0) + 1
      if (tries > MOST_TRIES) {
        await edit(item.id, { state: 'done', results: [problemOf('too-slow')], tries: 0 })
        return
      }
      await edit(item.id, { state: 'reading', results: [], tries })
      const bytes = await vault.get(item.hash)
      if (!bytes) await edit(item.id, { state: 'done', results: [problemOf('unreadable')] })
      else {
        for await (const result of scanner.read(bytes, { reach: 'all', pictures: true }, signal))
          await keep(item, result)
        if (!signal.aborted) await edit(item.id, { state: 'done', tries: 0 })
        else if (closed.signal.aborted) await edit(item.id, { state: 'waiting', tries: 0 })
      }
      if (trouble) tell({ trouble: '' })
    } finally {
      reading = null
    }
  }

  /** A page, its rows and the entry in the queue are on the disk together. */
  async function keep(item: Intake, result: PageResult): Promise<void> {
    if (!result.ok) {
      const preview = result.preview ? await vault.put(result.preview.bytes) : ''
      await addResult(item.id, {
        ...problemOf(result.problem.tag),
        ...{ preview, picture: result.picture },
      })
      return
    }
    const read = await readPageOf(result.page, item.hash, result.picture, vault)
    await records.command(async (unit) => {
      const kept = await putPage(unit, read, item.meetingId, actor())
      await putResult(unit, item.id, { ...kept, problem: '', preview: '' })
    })
  }

  const addResult = (id: string, result: Result) => records.command((unit) => putResult(unit, id, result))

  async function putResult(unit: Unit, id: string, result: Result): Promise<void> {
    const item = await unit.one('intake', id)
    if (item) unit.put(change(item, { results: [...item.results, result], tries: 0 }, actor()))
  }

  const edit = (id: string, fields: Partial<Pick<Intake, 'state' | 'results' | 'at' | 'tries'>>) =>
    records.command(async (unit) => {
      const item = await unit.one('intake', id)
      if (item) unit.put(change(item, fields, actor()))
    })

  const working = work()
  return {
    changes,
    async add(bytes, name, meetingId) {
      const hash = hashOf(bytes)
      const id = `intake:${hash}`
      const known = await records.one('intake', id)
      if (known && isLive(known) && known.state !== 'cancelled') return { id, repeat: true }
      await vault.put(bytes)
      await records.command(async (unit) => {
        const fields = { hash, name: name.slice(0, 300), bytes: bytes.length, meetingId, at: addedAt() }
        const before = await unit.one('intake', id)
        unit.put(
          before
            ? change(restore(before, actor()), { ...fields, state: 'waiting', results: [] }, actor())
            : create('intake', { ...fields, id, state: 'waiting', results: [] }, actor()),
        )
      })
      wake()
      return { id, repeat: false }
    },
    setPaused(next) {
      tell({ paused: next })
      wake()
    },
    state: () => ({ paused, trouble }),
    async cancel(id) {
      const items = await itemsIn(records, ['reading', 'waiting'])
      const ended = items.filter((item) => id === null || item.id === id)
      if (ended.some((item) => item.id === reading?.id)) reading?.stop.abort()
      for (const item of ended) await edit(item.id, { state: 'cancelled' })
      return ended.length
    },
    async again(id) {
      await edit(id, { state: 'waiting', results: [], tries: 0 })
      wake()
    },
    async takeIn(read, meetingId) {
      return records.command((unit) => putPage(unit, read, meetingId, actor()))
    },
    async close() {
      closed.abort()
      wake()
      await working
      changes.complete()
    },
  }
}

const problemOf = (problem: string): Result => ({ pageId: '', problem, repeat: false, preview: '' })

async function itemsIn(records: Records, states: Intake['state'][]): Promise<Intake[]> {
  const found = await records.find('device', { selector: { kind: 'intake', deletedAt: '' } })
  return found.filter(
    (document): document is Intake => document.kind === 'intake' && states.includes(document.state),
  )
}

async function putPage(
  unit: Unit,
  read: ReadPage,
  meetingId: string,
  actor: Actor,
): Promise<{ pageId: string; repeat: boolean }> {
  const id = idOfRead(read)
  const [page, form, rows] = await Promise.all([
    unit.one('page', id),
    read.form.sheet === null ? null : unit.one('form', formId(read.form.sheet)),
    unit.many(
      'row',
      read.rows.map(({ number }) => rowId(id, number)),
    ),
  ])
  const taken = takeIn(read, meetingId, { page, form, rows }, actor)
  unit.put(taken.page)
  for (const row of taken.rows) unit.put(row)
  if (taken.form) unit.put(taken.form)
  // Read anew after a kill, it is no repeat.
  return { pageId: id, repeat: taken.repeat && taken.page.scans[0] !== read.scan }
}
