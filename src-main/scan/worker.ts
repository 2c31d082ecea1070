import type { MessagePort } from 'node:worker_threads'
import { readForeign } from './foreign'
import { openPictureReader, type PictureRead } from './scan'
import type { ForeignResult, ForeignSheet, PageResult, PlacedSheet, ReadOptions } from './scanned'

/** What `scanner.ts` asks a thread for: one picture of one file. */
export type Task = { file: Uint8Array } & (
  | { what: 'picture'; picture: number; options: ReadOptions }
  | { what: 'placed'; sheet: PlacedSheet; options: ReadOptions }
  /** What comes through `stop` ends it. */
  | { what: 'foreign'; sheet: ForeignSheet; stop: MessagePort }
)
export type Answer = PictureRead | PageResult | ForeignResult

// Libraries say there what they cannot read; the command line's answer goes the same way.
console.log = () => {}

const reader = openPictureReader()

export default async (task: Task): Promise<Answer> => {
  switch (task.what) {
    case 'picture':
      return reader.read(task.file, task.picture, task.options)
    case 'placed':
      return reader.readPlaced(task.file, task.sheet, task.options)
    case 'foreign':
      return readForeign(task.file, task.sheet, toldBy(task.stop))
  }
}

function toldBy(port: MessagePort): AbortSignal {
  const stop = new AbortController()
  port.once('message', () => stop.abort())
  return stop.signal
}
