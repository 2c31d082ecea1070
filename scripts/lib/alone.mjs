import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './run.mjs'

/** Outside the repository: it is there before anything is installed, and no clean-up of the repository takes it away. */
const LOCK = join(tmpdir(), `barnstorm-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`)
const PAUSE_MS = 200
/** A lock without a name is just being written, unless it is this old. */
const NAMELESS_MS = 5000

/** Runs work that only one process at a time may do on this repository: the second finds the work of the first done. */
export function alone(work) {
  while (!take()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
  // The work may end this process.
  process.once('exit', release)
  try {
    work()
  } finally {
    release()
    process.removeListener('exit', release)
  }
}

const release = () => rmSync(LOCK, { force: true })

/** The lock names its holder: one that is gone holds nobody up. */
function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isLeftOver()) release()
    return false
  }
}

function isLeftOver() {
  try {
    const holder = Number(readFileSync(LOCK, 'utf8'))
    if (holder === 0) return Date.now() - statSync(LOCK).mtimeMs > NAMELESS_MS
    process.kill(holder, 0)
    return false
  } catch (error) {
    // ESRCH: no such process. Anything else, as a lock released just now, is settled by the next try.
    return error.code === 'ESRCH'
  }
}
