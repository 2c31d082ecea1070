import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Flushes what was written to a file, or to a folder's list of names. */
export function flush(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } catch (error) {
    // Windows has no flushing of folders, and flushes names by itself.
    if (process.platform !== 'win32') throw error
  } finally {
    closeSync(handle)
  }
}

/** Gives a finished file its name, so that after a power cut the name holds the old content or the new, never a part. */
export function renameDurably(from: string, to: string): void {
  flush(from)
  renameSync(from, to)
  flush(dirname(to))
}

export function writeFileDurably(file: string, content: string): void {
  const temporary = `${file}.part`
  const handle = openSync(temporary, 'w', 0o600)
  try {
    writeSync(handle, content)
  } finally {
    closeSync(handle)
  }
  renameDurably(temporary, file)
}

export const removeIfThere = (file: string): void => rmSync(file, { force: true })

/** An unfinished copy of a database, with all that SQLite keeps beside it: it would be played into the next copy. */
export function removeCopy(file: string): void {
  for (const rest of ['', '-wal', '-shm', '-journal']) removeIfThere(file + rest)
}
