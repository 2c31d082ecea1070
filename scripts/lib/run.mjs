import { spawn, spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's own folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Path of a file under the repository. */
export const at = (...parts) => join(root, ...parts)

/** A remark for the person at the terminal; standard output is left to programs that read it. */
export const say = (text) => process.stderr.write(`${text}\n`)

/**
 * Runs a program to its end, its output shown. Gives its exit code; 1 where a signal ended it. A signal that would end
 * this process is the program's to answer: it may have something to close.
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('error', () => resolve(127))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** Runs a program quietly and shows its output only where it fails. Ends this process then. */
export function must(what, program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 64e6, ...options })
  if (result.status === 0) return
  say(`${result.stdout ?? ''}${result.stderr ?? ''}`)
  say(`${what} failed${result.error ? `: ${result.error.message}` : ''}.`)
  process.exit(1)
}

/** npm is a batch file on Windows, which only a shell can start. */
export const npm = { program: 'npm', options: { shell: process.platform === 'win32' } }
