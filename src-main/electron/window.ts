import { readFileSync, writeFileSync } from 'node:fs'
import { BrowserWindow, type Session, screen } from 'electron'
import { MIN_SIZE, placeWindow, type WindowState, windowState } from '../shell/window-state'
import { APP_ORIGIN } from './app-protocol'

export type WindowOptions = { session: Session; preload: string }

/** The main window, where it was left last time. */
export function openMainWindow(options: WindowOptions & { stateFile: string }): BrowserWindow {
  const displays = [
    screen.getPrimaryDisplay(),
    ...screen.getAllDisplays().filter(({ id }) => id !== screen.getPrimaryDisplay().id),
  ].map((display) => display.workArea)
  const place = placeWindow(readState(options.stateFile), displays)
  const window = createWindow(options, place.bounds)
  if (place.maximized) window.maximize()
  window.on('close', () => writeState(options.stateFile, window))
  void window.loadURL(`${APP_ORIGIN}/`)
  return window
}

/** A window of the app, shown as soon as it has something to show. */
export function createWindow(options: WindowOptions, bounds: Partial<Electron.Rectangle>): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'Barnstorm',
    webPreferences: {
      session: options.session,
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // Chromium would fetch its dictionaries from the internet.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  return window
}

function readState(file: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // None yet, or not ours: the window opens in the middle.
    return null
  }
}

function writeState(file: string, window: BrowserWindow): void {
  try {
    writeFileSync(
      file,
      JSON.stringify({
        bounds: window.getNormalBounds(),
        maximized: window.isMaximized(),
      } satisfies WindowState),
    )
  } catch {
    // A full or read-only disk: the place of a window is not worth a message.
  }
}
