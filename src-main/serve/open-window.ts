import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DataFolder } from '../shell/data-folder'
import { findChromium, onPath } from './chromium'

/**
 * Opens the app in a window without address bar, where there is Chromium or one of its kin; else in the default
 * browser. Its profile is of its own and incognito: forms and caches of this app stay out of the user's browser, and
 * nothing of what is typed reaches the disk outside the encrypted database. Says whether a window could be opened.
 */
export function openWindow(address: string, folder: DataFolder): boolean {
  const { platform } = process
  if (platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false
  const chromium = findChromium()
  if (chromium) {
    const profile = join(folder.shell, 'browser')
    mkdirSync(profile, { recursive: true, mode: 0o700 })
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []
    return run(chromium, [
      `--app=${address}`,
      `--user-data-dir=${profile}`,
      '--incognito',
      '--no-first-run',
      '--no-default-browser-check',
      ...asRoot,
    ])
  }
  if (platform === 'darwin') return run('open', [address])
  if (platform === 'win32') return run('cmd', ['/c', 'start', '', address])
  const opener = onPath(['xdg-open'])
  return opener !== null && run(opener, [address])
}

/** Lives on after this process; its chatter about graphics drivers is nobody's business. */
function run(program: string, args: string[]): boolean {
  const child = spawn(program, args, { detached: true, stdio: 'ignore' })
  child.on('error', () => {})
  child.unref()
  return true
}
