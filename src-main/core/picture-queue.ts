import { setTimeout as pauseFor } from 'node:timers/promises'
import { BehaviorSubject, distinctUntilChanged, map, merge, type Observable } from 'rxjs'
import type { Actor } from '#shared/domain/record'
import { inStackOrder, isPictureWanted } from '#shared/domain/sheet'
import type { PaperPage } from '#shared/model/sheet'
import { partsOf } from '../paper/picture-parts'
import type { Vault } from '../paper/vault'
import { countAllParts, countParts, offerPart, takePictureBack } from './page-picture'
import { pagesIn } from './paper'
import type { Log } from './ports'
import type { Records } from './records'
import type { RoomService } from './room-service'
import type { SyncService } from './sync-service'

/**
 * Sends the pictures of pages that wait to the other laptops of the team, as records like any other. Which are still to be sent follows
 * from the records and the vault, so nothing is lost by a kill, and a server that is connected later gets those that came in before.
 *
 * A part becomes a record when the one before has gone out: on a slow line what people type waits behind half a megabyte, never behind a
 * stack of pictures, and no picture lies in the database that nobody can fetch.
 */
export type PictureQueue = {
  /** Pages whose picture has not gone out; 0 where there is neither a server nor a room. */
  toSend: Observable<number>
  close(): Promise<void>
}

type Parts = {
  records: Records
  vault: Vault
  sync: SyncService
  room: Pick<RoomService, 'changes' | 'isIn'>
  actor: () => Actor
  log: Log
}

/** Changes that come together are looked at together. */
const GATHER_MS = 50
/** A disk that is full is looked at again after so long. */
const RETRY_MS = 15_000

export function startPictureQueue({ records, vault, sync, room, actor, log }: Parts): PictureQueue {
  const toSend = new BehaviorSubject(0)
  const closed = new AbortController()
  /** Its file is damaged. */
  const broken = new Set<string>()
  /** Pages that have just been done with; their pictures need not be anywhere but here. */
  const finished = new Set<string>()
  let queue: PaperPage[] = []
  let isStale = true
  let last: { id: string; pageId: string } | null = null
  let wake = () => {}

  const watching = merge(
    records.changes(['sheets'], (record) => {
      if (record.kind !== 'page') return false
      if (!isPictureWanted(record)) finished.add(record.id)
      return true
    }),
    records.changes(['pictures']),
    sync.status.pipe(
      map(({ server }) => server?.url),
      distinctUntilChanged(),
    ),
    room.changes.pipe(
      map(() => room.isIn()),
      distinctUntilChanged(),
    ),
  ).subscribe(() => {
    isStale = true
    wake()
  })
  const waking = merge(
    sync.changes,
    records.changes(['device'], ({ kind }) => kind === 'refusal'),
  ).subscribe(() => wake())

  /** Through the central server, or in a room. */
  const isWithTeam = () => sync.isOfTeam() === true || room.isIn()

  async function work(): Promise<void> {
    await findFinished().catch(standBack)
    while (!closed.signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      if (await step().catch(standBack)) continue
      await woken
      await pauseFor(GATHER_MS, undefined, { signal: closed.signal }).catch(() => {})
    }
  }

  /** What was finished while this laptop was away, where there is anything of a picture at all. */
  async function findFinished(): Promise<void> {
    if ((await records.count('pictures', { selector: { deletedAt: '' } })) === 0) return
    for (const state of ['verified', 'discarded'] as const)
      for (const { id } of await pagesIn(records, state)) finished.add(id)
  }

  /** Answers whether there may be more to do at once. */
  async function step(): Promise<boolean> {
    if (isStale) {
      isStale = false
      await takeBackFinished()
      queue = isWithTeam() ? await pagesToSend() : []
    }
    const state = last ? (await sync.states([last.id])).get(last.id) : undefined
    // In a room without internet, the central server may not answer all evening: those in the room need not wait for it.
    const isOnItsWay = state === 'queued' && !room.isIn()
    const pages = new Set(queue.map(({ id }) => id))
    if (last && isOnItsWay && isWithTeam()) pages.add(last.pageId)
    if (pages.size !== toSend.value) toSend.next(pages.size)
    const [page] = queue
    if (!page || isOnItsWay || (await isRefused())) return false
    isStale = true
    const picture = await vault.get(page.picture)
    if (!picture) broken.add(page.picture)
    const id = picture && (await offerPart(records, page, picture, actor))
    last = id ? { id, pageId: page.id } : null
    return true
  }

  async function pagesToSend(): Promise<PaperPage[]> {
    const pages = [...(await pagesIn(records, 'read')), ...(await pagesIn(records, 'set-aside'))]
    const waiting: PaperPage[] = []
    for (const page of pages) {
      if (!isPictureWanted(page) || broken.has(page.picture)) continue
      const bytes = await vault.size(page.picture)
      if (bytes !== null && (await countParts(records, page)) < partsOf(bytes)) waiting.push(page)
    }
    return waiting.sort(inStackOrder)
  }

  /** Whoever verifies a page takes back what there is of its picture. This is for what was sent meanwhile: by whoever sent it. */
  async function takeBackFinished(): Promise<void> {
    for (const pageId of finished) {
      finished.delete(pageId)
      if ((await countAllParts(records, pageId)) === 0) continue
      const page = await records.one('page', pageId)
      const isOurs = page && page.picture !== '' && (await vault.has(page.picture))
      if (!isOurs || isPictureWanted(page)) continue
      await records.command((unit) => takePictureBack(records, unit, pageId, actor()))
    }
  }

  /** A server that does not know parts yet, or this account: one refusal tells it as well as hundreds. */
  async function isRefused(): Promise<boolean> {
    const refusals = await records.find('device', { selector: { kind: 'refusal', deletedAt: '' } })
    return refusals.some((record) => record.kind === 'refusal' && record.recordId.startsWith('picturepart:'))
  }

  async function standBack(cause: unknown): Promise<boolean> {
    if (closed.signal.aborted) return false
    log('picture-not-offered', { error: String(cause) })
    isStale = true
    await pauseFor(RETRY_MS, undefined, { signal: closed.signal }).catch(() => {})
    return true
  }

  const working = work()
  return {
    toSend,
    async close() {
      closed.abort()
      watching.unsubscribe()
      waking.unsubscribe()
      wake()
      await working
      toSend.complete()
    },
  }
}
