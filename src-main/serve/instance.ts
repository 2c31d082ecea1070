import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { DataFolder } from '../shell/data-folder'

/** How to reach the browser shell that serves a data folder now. Readable by this user only. */
const instance = z.object({ port: z.number().int().min(1).max(65_535), secret: z.string().min(20) })
export type Instance = z.infer<typeof instance>

const fileIn = (folder: DataFolder): string => join(folder.shell, 'serve.json')

export async function rememberInstance(folder: DataFolder, running: Instance): Promise<void> {
  await mkdir(folder.shell, { recursive: true, mode: 0o700 })
  await writeFile(fileIn(folder), JSON.stringify(running), { mode: 0o600 })
}

export const forgetInstance = (folder: DataFolder): Promise<void> => rm(fileIn(folder), { force: true })

/** A new address of a browser shell that serves this folder already; null where none answers. */
export async function askRunningInstance(folder: DataFolder): Promise<string | null> {
  try {
    const { port, secret } = instance.parse(JSON.parse(await readFile(fileIn(folder), 'utf8')))
    const response = await fetch(`http://127.0.0.1:${port}/again`, {
      method: 'POST',
      headers: { 'x-barnstorm-secret': secret },
      signal: AbortSignal.timeout(2000),
    })
    return response.ok ? `http://127.0.0.1:${port}/?token=${await response.text()}` : null
  } catch {
    // No file, or left over from a crash: nobody serves this folder.
    return null
  }
}
