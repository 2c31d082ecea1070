import { interval, merge, type Observable, Subject } from 'rxjs'
import type { QueueFilter, QueuePlace, QueueWindow, ReviewFigures } from '#shared/contract/review'
import { reviewFigures } from '#shared/domain/review-figures'
import { rowOf } from '#shared/domain/review-queue'
import type { DocumentOf, Kind } from '#shared/model/collections'
import { loadZips } from './hosts-zips'
import type { Records } from './records'
import { ReviewBoard } from './review-board'

/** The queue; follows every change, here or by sync, until the database closes. */
export type ReviewDesk = Awaited<ReturnType<typeof openReviewDesk>>

/** Events worked out in one go: short enough that nobody else waits for it. */
const CHUNK = 100
const rest = () => new Promise<void>((resolve) => setImmediate(resolve))
/** Claims run out and events come closer without any record changing. */
const CLOCK_MS = 30_000

/** Opens it once, when somebody first asks. */
export function lazyReviewDesk(records: Records): () => Promise<ReviewDesk> {
  let opened: Promise<ReviewDesk> | undefined
  return () => {
    opened ??= openReviewDesk(records)
    return opened
  }
}

async function openReviewDesk(records: Records) {
  const board = new ReviewBoard(await loadZips())
  const updates = new Subject<void>()

  const take = (document: DocumentOf[Kind]): void => {
    if (document.kind === 'event') board.putEvent(document)
    else if (document.kind === 'eventside') board.putSide(document)
    else if (document.kind === 'review') board.putReview(document)
    else if (document.kind === 'claim') board.putClaim(document)
    else if (document.kind === 'policy') board.putPolicy(document)
  }

  // What changes while the first reading is under way is taken after it: it is at least as new.
  const early: DocumentOf[Kind][] = []
  let isRead = false
  merge(
    records.collections.events.storageInstance.changeStream(),
    records.collections.reviews.storageInstance.changeStream(),
  ).subscribe(({ events }) => {
    for (const { documentData } of events) {
      if (isRead) take(documentData as DocumentOf[Kind])
      else early.push(documentData as DocumentOf[Kind])
    }
    if (isRead) updates.next()
  })

  for (const document of await records.find('reviews', { selector: {} })) take(document)
  await rest()
  const found = await records.find('events', { selector: {} })
  await rest()
  board.fill(
    found.filter((document) => document.kind === 'eventside'),
    found.filter((document) => document.kind === 'event'),
  )
  await rest()
  isRead = true
  for (const document of early.splice(0)) take(document)

  /** Two readings share one settling; what has come in since is settled by another. */
  let settling: Promise<void> | undefined
  const settled = async (): Promise<ReviewBoard> => {
    while (settling || !board.isSettled) {
      settling ??= board.settle(rest, CHUNK).finally(() => {
        settling = undefined
      })
      await settling
    }
    return board
  }
  await settled()

  return {
    settled,
    /** Something may have changed, or time has passed. */
    changes: merge(updates, interval(CLOCK_MS)) as Observable<unknown>,

    async queue(
      filter: QueueFilter,
      from: number,
      count: number,
      by: string,
      now: string,
    ): Promise<QueueWindow> {
      const ready = await settled()
      const list = ready.list(filter, by, now)
      const waiting = ready.view('waiting', now)
      return {
        rows: list.slice(from, from + count).map((entry) => rowOf(entry, now)),
        from,
        total: list.length,
        waiting: waiting.length,
        oldest: waiting[0]?.submittedAt ?? '',
        rivals: ready.view('rivals', now).length,
        usStates: [...new Set(ready.view(filter.view, now).map(({ usState }) => usState))]
          .filter(Boolean)
          .sort(),
      }
    },

    async place(filter: QueueFilter, id: string | null, by: string, now: string): Promise<QueuePlace | null> {
      return (await settled()).place(filter, id, by, now)
    },

    async figures(from: string): Promise<ReviewFigures> {
      return reviewFigures((await settled()).entries(), from)
    },
  }
}
