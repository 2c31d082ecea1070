import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure } from './outcome'

/** A file that somebody named, or one sentence about why not. */
export async function fileAt(path: string): Promise<File> {
  try {
    return new File([new Uint8Array(await readFile(path))], basename(path))
  } catch (error) {
    throw new Failure(`${path} cannot be read: ${reasonOf(error)}.`)
  }
}

export async function writeTo(path: string, bytes: Uint8Array | string): Promise<void> {
  try {
    await writeFile(path, bytes)
  } catch (error) {
    throw new Failure(`${path} cannot be written: ${reasonOf(error)}.`)
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
