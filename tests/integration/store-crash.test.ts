import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { dataFolder, notesIn, storeIn } from './store-support'

const WRITER = fileURLToPath(new URL('store-crash-writer.ts', import.meta.url))
const KILLS = 3

/** Starts a writer, kills it after a while, and gives what it had acknowledged by then. */
async function writeUntilKilled(dir: string, first: number, afterLines: number): Promise<string[]> {
  const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, dir, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  writer.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (output.split('\n').length > afterLines) writer.kill('SIGKILL')
  })
  const [code] = await once(writer, 'close')
  expect(code, 'the writer was killed, it did not end by itself').toBeNull()
  return output.split('\n').slice(0, -1)
}

describe('a process killed while it writes', () => {
  it('leaves a whole file with everything it had acknowledged, time after time', async () => {
    const dir = dataFolder()
    const texts = new Map<string, string>()
    let written = 0
    for (let kill = 1; kill <= KILLS; kill++) {
      const lines = await writeUntilKilled(dir, written, 5 + 17 * kill)
      for (const line of lines) {
        const [, count] = /^wrote (\d+)$/.exec(line) ?? []
        const [, id, text] = /^changed (\S+) (.+)$/.exec(line) ?? []
        if (count) written = Math.max(written, Number(count))
        if (id && text) texts.set(id, text)
      }
      const store = await storeIn(dir)
      expect(await store.integrityCheck()).toEqual({ ok: true, value: undefined })
      const open = await notesIn(store)
      const found = await open.notes.find().exec()
      const ids = new Set(found.map(({ id }) => id))
      const lost = Array.from({ length: written }, (_, number) => `note:${number}`).filter(
        (id) => !ids.has(id),
      )
      expect(lost).toEqual([])
      for (const [id, text] of texts) expect((await open.notes.findOne(id).exec())?.get('text')).toBe(text)
      // What was written but not yet acknowledged may be there too: the next writer goes on behind it.
      written = found.length
      await open.close()
      await store.close()
    }
    expect(written).toBeGreaterThan(50)
  })
})
