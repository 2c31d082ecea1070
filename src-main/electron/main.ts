import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, Menu, session } from 'electron'
import { serveConnections } from '../shell/connections'
import { superviseCore } from '../shell/core-supervisor'
import { dataFolderAt, defaultDataDir } from '../shell/data-folder'
import { logTo, reportsTo } from '../shell/log'
import { rendererFilesIn } from '../shell/renderer-files'
import { createShellHost } from '../shell/shell-host'
import { createShellRouter, type ShellContext } from '../shell/shell-router'
import { registerAppScheme, serveApp } from './app-protocol'
import { forkCore } from './core-child'
import { guardPages, limitPermissions } from './guard'
import { systemKeychain } from './keychain'
import { createMenuBar } from './menu'
import { answerPages } from './pages'
import { projectorWindow } from './projector-window'
import { openMainWindow } from './window'

const out = join(import.meta.dirname, '..')
const folder = dataFolderAt(app.commandLine.getSwitchValue('data') || defaultDataDir())
const passphrase = process.env.BARNSTORM_PASSPHRASE
// The core process and Chromium's helpers inherit the environment; none of them needs this.
delete process.env.BARNSTORM_PASSPHRASE

registerAppScheme()
app.setPath('userData', shellFolder())
let mainWindow: BrowserWindow | null = null

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (mainWindow?.isMinimized()) mainWindow.restore()
    mainWindow?.focus()
  })
  // Awaiting this at the top level of an ES module would never end.
  void app.whenReady().then(start)
} else app.quit()

function start(): void {
  // Not persistent: of what a page shows, nothing reaches the disk outside the encrypted database.
  const pages = session.fromPartition('barnstorm')
  limitPermissions(pages)
  serveApp(pages, rendererFilesIn(join(out, 'renderer')))
  // Until the page brings its own: Electron's default menu would offer a reload and developer tools.
  Menu.setApplicationMenu(null)

  const log = logTo(process.stderr)
  const supervisor = superviseCore({
    fork: () => forkCore(join(out, 'main', 'core.js')),
    dataDir: folder.path,
    version: app.getVersion(),
    onState: (state) => host.coreChanged(state),
  })
  const host = createShellHost({ folder, keychain: systemKeychain(), passphrase, supervisor })
  const about = {
    shell: 'electron' as const,
    version: app.getVersion(),
    dataDir: folder.path,
    platform: process.platform,
  }
  const router = createShellRouter(host, about, createMenuBar())
  answerPages(supervisor, serveConnections<ShellContext>(router, reportsTo(log)))

  const windows = { session: pages, preload: join(out, 'preload', 'preload.cjs') }
  const projector = projectorWindow({
    ...windows,
    stateFile: join(folder.shell, 'projector.json'),
    operator: () => mainWindow,
  })
  guardPages(app, projector.open)
  mainWindow = openMainWindow({ ...windows, stateFile: join(folder.shell, 'window.json') })
  // Without the main window there is nobody to close the projector's.
  mainWindow.once('closed', () => app.quit())
  void host.begin()

  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void supervisor.stop().then(() => {
      closed = true
      app.quit()
    })
  })
}

/** Chromium needs a folder that can be written, also where the data folder cannot and the window is to say so. */
function shellFolder(): string {
  try {
    mkdirSync(folder.shell, { recursive: true, mode: 0o700 })
    return folder.shell
  } catch {
    return join(tmpdir(), `barnstorm-${process.pid}`)
  }
}
