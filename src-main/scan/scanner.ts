import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { atMost } from '#shared/domain/at-most'
import { builtPath } from '../core/resources'
import type { PictureRead } from './scan'
import type { ForeignResult, ForeignSheet, PageResult, PlacedSheet, ReadOptions } from './scanned'
import type { Answer, Task } from './worker'

/** Reads files in threads of its own, so that whoever asks is never held up. */
export type Scanner = {
  /**
   * All pages of a picture or PDF, in order, each as soon as it is read. When `signal` fires, or the caller stops asking, it ends: what
   * waits is dropped, and a page that a thread has begun is read to its end unheard.
   */
  read(file: Uint8Array, options: ReadOptions, signal?: AbortSignal): AsyncGenerator<PageResult>
  /** A sheet of ours whose corners somebody placed by hand. */
  readPlaced(file: Uint8Array, sheet: PlacedSheet, options: ReadOptions): Promise<PageResult>
  /** What is printed or typed on a sheet of somebody else. When `signal` fires it stops, and frees its thread. */
  readForeign(file: Uint8Array, sheet: ForeignSheet, signal?: AbortSignal): Promise<ForeignResult>
  /** Ends when the threads have ended what they began: a network stopped in the middle takes the process along. */
  close(): Promise<void>
}

/** A thread that has had nothing to read for so long ends, and its networks leave memory. */
const IDLE_MS = 60_000
/** Below the core and the window (Linux and macOS: steps of `nice`). */
const POLITE = 10
/** Objects of a thread's own; pictures lie outside. */
const MOST_HEAP_MB = 512

/** A picture that takes longer is given up: some PDFs never end. An old laptop reads a page in twenty seconds. */
const PATIENCE_MS = 120_000

const TOO_SLOW = { ok: false, problem: { tag: 'too-slow' } } as const

type Options = { threads: number; patienceMs?: number }

export function openScanner({ threads, patienceMs = PATIENCE_MS }: Options): Scanner {
  const pool = new Piscina<Task, Answer>({
    ...WORKER,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    closeTimeout: patienceMs,
    niceIncrement: process.platform === 'win32' ? 0 : POLITE,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  })
  // The clock of a picture runs from when a thread has it.
  const inTurn = atMost(threads)
  // Which answer belongs to which task is said in `worker.ts`.
  const run = <T extends Answer>(task: Task, slow: T, transferList: MessagePort[] = []): Promise<T> =>
    inTurn(() =>
      givenUpAfter(patienceMs, slow, async (signal) => (await pool.run(task, { signal, transferList })) as T),
    )
  return {
    read: (file, options, signal) =>
      inOrder(
        threads,
        (picture) => {
          const slow: PictureRead = { count: picture, results: [{ picture, ...TOO_SLOW }] }
          return run({ what: 'picture', file, picture, options }, slow)
        },
        signal ?? new AbortController().signal,
      ),
    readPlaced: (file, sheet, options) => {
      const slow: PageResult = { picture: sheet.picture, ...TOO_SLOW }
      return run({ what: 'placed', file, sheet, options }, slow)
    },
    readForeign: (file, sheet, signal) =>
      withStop(signal, (stop) =>
        run<ForeignResult>({ what: 'foreign', file, sheet, stop }, TOO_SLOW, [stop]),
      ),
    close: () => pool.close(),
  }
}

/** A signal does not reach into a thread; a message does. */
async function withStop<T>(
  signal: AbortSignal | undefined,
  work: (stop: MessagePort) => Promise<T>,
): Promise<T> {
  const { port1: here, port2: there } = new MessageChannel()
  const tell = () => here.postMessage('stop')
  if (signal?.aborted) tell()
  signal?.addEventListener('abort', tell)
  try {
    return await work(there)
  } finally {
    signal?.removeEventListener('abort', tell)
    here.close()
  }
}

/** A thread that does not come to an end is ended by force, and another takes its place. */
async function givenUpAfter<T>(
  milliseconds: number,
  slow: T,
  read: (end: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController()
  const timer = setTimeout(() => end.abort(), milliseconds)
  try {
    return await read(end.signal)
  } catch (error) {
    if (!end.signal.aborted) throw error
    return slow
  } finally {
    clearTimeout(timer)
  }
}

/** The build has the thread's code as one file; from sources it is TypeScript, which `tsx` reads. */
const WORKER = import.meta.url.endsWith('.ts')
  ? { filename: new URL('./worker.ts', import.meta.url).href, execArgv: ['--import', 'tsx'] }
  : { filename: builtPath('main', 'scan-worker.js') }

/** As many pictures at once as there are threads. */
async function* inOrder(
  threads: number,
  run: (picture: number) => Promise<PictureRead>,
  signal: AbortSignal,
): AsyncGenerator<PageResult> {
  let stop = () => {}
  const stopped = new Promise<null>((resolve) => {
    stop = () => resolve(null)
  })
  signal.addEventListener('abort', stop)
  const begun: Promise<PictureRead>[] = []
  let [next, count] = [1, 1]
  try {
    while (!signal.aborted) {
      while (begun.length < threads && next <= count) begun.push(listening(run(next++)))
      const first = begun.shift()
      const read = first && (await Promise.race([first, stopped]))
      if (!read) return
      count = Math.max(count, read.count)
      yield* read.results
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Nobody may ask for it any more when it fails. */
function listening<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
