import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, say } from './run.mjs'

const DAY_MS = 24 * 60 * 60 * 1000
const FETCH_MS = 60_000
const failure = at('node_modules', '.cache', 'barnstorm', 'electron-failed')

/**
 * An Electron that can be run here, or why there is none. Its package holds no binary and has no install script: the
 * binary is fetched here, once, from Electron's release server; a failed try is not repeated for a day.
 */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const path = join(override, executable())
    return existsSync(path) ? { path } : { reason: `there is no Electron in ${override}` }
  }
  return installed() ?? fetchOnce()
}

/** Where Electron's package says that it put its binary. */
function installed() {
  const note = at('node_modules', 'electron', 'path.txt')
  if (!existsSync(note)) return null
  const path = at('node_modules', 'electron', 'dist', readFileSync(note, 'utf8').trim())
  return existsSync(path) ? { path } : null
}

function fetchOnce() {
  const unreachable = { reason: "Electron's program could not be fetched from its release server" }
  if (existsSync(failure) && Date.now() - statSync(failure).mtimeMs < DAY_MS) return unreachable
  say('Fetching Electron (at most a minute, only this once) …')
  spawnSync(process.execPath, [at('node_modules', 'electron', 'install.js')], {
    stdio: 'ignore',
    timeout: FETCH_MS,
    killSignal: 'SIGKILL',
  })
  const found = installed()
  if (found) {
    rmSync(failure, { force: true })
    return found
  }
  mkdirSync(join(failure, '..'), { recursive: true })
  writeFileSync(failure, '')
  return unreachable
}

function executable() {
  if (process.platform === 'win32') return 'electron.exe'
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return 'electron'
}

/** Chromium's sandbox refuses to run as root. Without a graphics card the software renderer is steadier. */
export const electronFlags = () => (process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [])

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
