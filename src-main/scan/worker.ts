import { readForeign } from './foreign'
import { openPictureReader, type PictureRead } from './scan'
import type { ForeignResult, ForeignSheet, PageResult, PlacedSheet, ReadOptions } from './scanned'

/** What `scanner.ts` asks a thread for: one picture of one file. */
export type Task = { file: Uint8Array } & (
  | { what: 'picture'; picture: number; options: ReadOptions }
  | { what: 'placed'; sheet: PlacedSheet; options: ReadOptions }
  | { what: 'foreign'; sheet: ForeignSheet }
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
      return readForeign(task.file, task.sheet)
  }
}
