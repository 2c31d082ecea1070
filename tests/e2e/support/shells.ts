import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, type ElectronApplication, _electron as electron, type Page } from '@playwright/test'

/** One start of the app on one data folder, in either shell. */
export type RunningShell = {
  page: Page
  /** Process id of the core. */
  corePid(): Promise<number>
  /** As a user closes it. */
  close(): Promise<void>
  /** As a pulled plug ends it. */
  kill(): Promise<void>
}

export type LaunchOptions = {
  dataDir: string
  /** BCP 47, as `es`. */
  language: string
  /** Null leaves the passphrase to the screen. */
  passphrase: string | null
}

const VIEWPORT = { width: 1366, height: 768 }
const asRoot = process.getuid?.() === 0

/** The core of a laptop in a test runs by the laptop's time and so many milliseconds as stand in this file. */
export const clockFileOf = (dataDir: string): string => `${dataDir}.clock`

const environment = ({ passphrase, dataDir }: LaunchOptions): Record<string, string> => {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name === 'BARNSTORM_PASSPHRASE' ? [] : [[name, value] as const],
  )
  return {
    ...Object.fromEntries(inherited),
    BARNSTORM_CLOCK_FILE: clockFileOf(dataDir),
    ...(passphrase ? { BARNSTORM_PASSPHRASE: passphrase } : {}),
  }
}

/** `barnstorm serve` with a page of `browser` in it. */
export async function launchInBrowser(browser: Browser, options: LaunchOptions): Promise<RunningShell> {
  const server = spawn(process.execPath, ['out/main/cli.js', 'serve', '--json', '--data', options.dataDir], {
    env: environment(options),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(server, 'exit')
  const [line] = await once(createInterface(server.stdout), 'line')
  const context = await browser.newContext({ viewport: VIEWPORT, locale: options.language })
  const page = await context.newPage()
  await page.goto(JSON.parse(line).address)
  return {
    page,
    corePid: async () => childrenOf(server.pid)[0] ?? Number.NaN,
    async close() {
      await context.close()
      server.kill('SIGTERM')
      await exited
    },
    async kill() {
      // The whole computer goes down: server and core at once.
      const core = childrenOf(server.pid)
      for (const pid of [...core, server.pid]) if (pid) process.kill(pid, 'SIGKILL')
      await exited
      await context.close()
    },
  }
}

/**
 * The Electron that its package names (ELECTRON_OVERRIDE_DIST_PATH, or the one it has fetched). No `executablePath`:
 * with one, Playwright does not hold the app back until it is connected, and now and then misses the window.
 */
export async function launchElectron(
  options: LaunchOptions,
): Promise<RunningShell & { app: ElectronApplication }> {
  if (!existsSync(windowStateIn(options.dataDir))) placeWindowAt(options.dataDir, VIEWPORT)
  const app = await electron.launch({
    args: [
      ...(asRoot ? ['--no-sandbox', '--disable-gpu'] : []),
      `--lang=${options.language}`,
      `--data=${options.dataDir}`,
      process.cwd(),
    ],
    env: environment(options),
  })
  const page = await app.firstWindow()
  return {
    app,
    page,
    corePid: async () => {
      const processes = await app.evaluate((main) => main.app.getAppMetrics())
      return processes.find(({ name }) => name === 'Barnstorm core')?.pid ?? Number.NaN
    },
    close: () => app.close(),
    async kill() {
      const { pid } = app.process()
      const exited = app.waitForEvent('close')
      for (const child of [...childrenOf(pid), pid]) if (child) process.kill(child, 'SIGKILL')
      await exited
    },
  }
}

/** Screenshots of both shells are of one size: that of a small laptop. */
function placeWindowAt(dataDir: string, size: { width: number; height: number }): void {
  mkdirSync(join(dataDir, 'shell'), { recursive: true })
  writeFileSync(windowStateIn(dataDir), JSON.stringify({ bounds: { x: 0, y: 0, ...size }, maximized: false }))
}

const windowStateIn = (dataDir: string): string => join(dataDir, 'shell', 'window.json')

function childrenOf(pid: number | undefined): number[] {
  if (pid === undefined) return []
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number)
  } catch {
    // pgrep's way to say that there are none.
    return []
  }
}
