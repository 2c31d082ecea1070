import { readFileSync, writeFileSync } from 'node:fs'
import { type BrowserWindow, powerSaveBlocker, type Rectangle, screen } from 'electron'
import { type ProjectorState, projectorDisplay, projectorState } from '../shell/projector-place'
import { createWindow, type WindowOptions } from './window'

/** On one screen only: beside the operator's work, to be looked at or dragged away. */
const WINDOWED = { width: 1024, height: 576 }

type Options = WindowOptions & {
  stateFile: string
  /** The operator's window, which the projector's never covers. */
  operator: () => BrowserWindow | null
}

export type ProjectorWindow = {
  /** Opens it, or brings it to the front with another address. */
  open(url: string): void
}

/**
 * The one window for the wall. It fills the second screen by itself. Where that is unplugged, the window steps aside
 * instead of covering the operator's work, and comes back when a screen is plugged in again.
 */
export function projectorWindow(options: Options): ProjectorWindow {
  let window: BrowserWindow | null = null
  let isWaiting = false

  const displayNow = () => {
    const operator = options.operator()
    const operators = operator ? screen.getDisplayMatching(operator.getBounds()) : screen.getPrimaryDisplay()
    return projectorDisplay(readState(options.stateFile), screen.getAllDisplays(), operators.id)
  }

  function place(): void {
    const display = displayNow()
    if (!window || !display) return
    isWaiting = false
    fill(window, display.bounds)
    writeState(options.stateFile, { displayId: display.id })
  }

  function stepAside(): void {
    if (!window || displayNow()) return
    isWaiting = true
    window.setFullScreen(false)
    window.setSize(WINDOWED.width, WINDOWED.height)
    window.minimize()
  }

  screen.on('display-added', () => {
    if (isWaiting) place()
  })
  screen.on('display-removed', stepAside)

  return {
    open(url) {
      if (window) {
        if (window.webContents.getURL() !== url) void window.loadURL(url)
        if (window.isMinimized()) window.restore()
        window.showInactive()
        place()
        return
      }
      window = createWindow(options, displayNow()?.bounds ?? WINDOWED)
      // The clock on the wall must not slow down because somebody works in another window.
      window.webContents.setBackgroundThrottling(false)
      const awake = powerSaveBlocker.start('prevent-display-sleep')
      window.once('closed', () => {
        powerSaveBlocker.stop(awake)
        window = null
      })
      place()
      void window.loadURL(url)
    },
  }
}

/** Full screen only after it stands there: some systems fill the screen that the window comes from. */
function fill(window: BrowserWindow, bounds: Rectangle): void {
  if (window.isMinimized()) window.restore()
  window.setFullScreen(false)
  window.setBounds(bounds)
  window.setFullScreen(true)
}

function readState(file: string): ProjectorState | null {
  try {
    return projectorState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // None yet, or not ours: any second screen will do.
    return null
  }
}

function writeState(file: string, state: ProjectorState): void {
  try {
    writeFileSync(file, JSON.stringify(state))
  } catch {
    // A full or read-only disk: it will be found again next time.
  }
}
