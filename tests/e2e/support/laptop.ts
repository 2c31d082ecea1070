import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { violations } from './accessible'
import { clockFileOf, type RunningShell } from './shells'

/** One volunteer's laptop: the app in one shell, on one data folder. */
export type Laptop = {
  /** The page of the running app; another one after each start. */
  readonly page: Page
  readonly dataDir: string
  /** Closes the app as a user does, and opens it again on the same data. */
  restart(): Promise<void>
  /** Closes the app as a user does. */
  turnOff(): Promise<void>
  /** Pulls the plug: every process of the app is gone at once. */
  pullPlug(): Promise<void>
  /** Opens the app again, after one of these two. */
  start(): Promise<void>
  /** Puts the laptop's clock so many minutes ahead of the real one: seconds of a test are hours of an evening. */
  putClockAhead(minutes: number): void
  /** Kills the core only; the page stays, and the app brings the core back. */
  killCore(): Promise<void>
  /** test-results/screens/<project>/<language>/<name>.png, of the laptop's page or another window of it. */
  screenshot(name: string, window?: Page): Promise<void>
  /**
   * No violation that axe can see, of these rules of its or of all, on what the page shows now. The page is the same in
   * both shells: it is looked at in Chromium.
   */
  expectAccessible(rules?: string[]): Promise<void>
  close(): Promise<void>
}

type Options = {
  dataDir: string
  project: string
  launch: () => Promise<RunningShell>
}

/** What a page complains of while its server is gone on purpose. */
const OUTAGE = /WebSocket connection to|net::ERR_CONNECTION_REFUSED|net::ERR_EMPTY_RESPONSE/

export async function openLaptop({ dataDir, project, launch }: Options): Promise<Laptop> {
  const complaints: string[] = []
  let shell = await launch()
  let isOn = true
  listen()

  /** Chromium reports breaches of the content policy on the console as well. */
  function listen(): void {
    shell.page.on('console', (message) => {
      if (message.type() === 'error' && !OUTAGE.test(message.text())) complaints.push(message.text())
    })
    shell.page.on('pageerror', (error) => complaints.push(String(error)))
  }

  async function start(): Promise<void> {
    shell = await launch()
    isOn = true
    listen()
  }
  async function turnOff(): Promise<void> {
    isOn = false
    await shell.close()
  }

  return {
    get page() {
      return shell.page
    },
    dataDir,
    start,
    turnOff,
    async restart() {
      await turnOff()
      await start()
    },
    async pullPlug() {
      isOn = false
      await shell.kill()
    },
    putClockAhead(minutes) {
      writeFileSync(clockFileOf(dataDir), String(Math.round(minutes * 60_000)))
    },
    async killCore() {
      process.kill(await shell.corePid(), 'SIGKILL')
    },
    async screenshot(name, window = shell.page) {
      const language = await shell.page.evaluate(() => document.documentElement.lang)
      const path = join('test-results', 'screens', project, language, `${name}.png`)
      await window.screenshot({ path, animations: 'disabled' })
    },
    async expectAccessible(rules) {
      if (project !== 'electron') expect(await violations(shell.page, rules)).toEqual([])
    },
    async close() {
      if (isOn) await turnOff()
      expect(complaints, 'errors and breaches of the content policy on the console').toEqual([])
    },
  }
}
