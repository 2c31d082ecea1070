import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, test as base, chromium } from '@playwright/test'
import { findChromium } from '#main/serve/chromium'
import { dataFolderAt } from '#main/shell/data-folder'
import type { KeyFile } from '#main/shell/key-file'
import { sealKey } from '#main/shell/sealed-key'
import { type Laptop, openLaptop } from './laptop'
import { launchElectron, launchInBrowser } from './shells'

type Options = {
  /** What the laptop's system speaks. */
  language: 'en' | 'es'
  /** Opens the data folder without asking; null to see the passphrase screens. */
  passphrase: string | null
}
type Fixtures = {
  /** A further laptop with a data folder of its own, or on a given one. Closed and checked at the end of the test. */
  openLaptop: (dataDir?: string) => Promise<Laptop>
  /** A laptop on which Barnstorm has never run. */
  laptop: Laptop
}
type WorkerFixtures = { browserOf: () => Promise<Browser> }

/** Playwright's `test`, with laptops on which the app runs, in the shell that the project names. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  language: ['en', { option: true }],
  passphrase: ['correct horse battery staple', { option: true }],

  browserOf: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      let browser: Promise<Browser> | undefined
      await use(() => {
        browser ??= launchChromium()
        return browser
      })
      await (await browser)?.close()
    },
    { scope: 'worker' },
  ],

  openLaptop: async ({ browserOf, language, passphrase }, use, testInfo) => {
    const laptops: Laptop[] = []
    await use(async (given) => {
      const dataDir = given ?? (await newDataDir(passphrase))
      const launch = async () => {
        const options = { dataDir, language, passphrase }
        return testInfo.project.name === 'electron'
          ? launchElectron(options)
          : launchInBrowser(await browserOf(), options)
      }
      const laptop = await openLaptop({ dataDir, project: testInfo.project.name, launch })
      laptops.push(laptop)
      return laptop
    })
    if (testInfo.status !== testInfo.expectedStatus)
      for (const [index, { page }] of laptops.entries())
        await page.screenshot({ path: testInfo.outputPath(`laptop-${index + 1}.png`) }).catch(() => {})
    for (const laptop of laptops) await laptop.close()
  },

  laptop: async ({ openLaptop }, use) => {
    await use(await openLaptop())
  },
})
export { expect } from '@playwright/test'

/**
 * A new data folder. Where a passphrase opens it, its key is there already, sealed at the price of a moment and not of
 * half a second at every start.
 */
async function newDataDir(passphrase: string | null): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'barnstorm-e2e-'))
  if (passphrase === null) return dataDir
  const sealed = await sealKey(randomBytes(32), passphrase, { n: 2 ** 10, r: 8, p: 1 })
  const file: KeyFile = { version: 1, kind: 'passphrase', sealed }
  writeFileSync(dataFolderAt(dataDir).keyFile, JSON.stringify(file), { mode: 0o600 })
  return dataDir
}

function launchChromium(): Promise<Browser> {
  const executablePath = process.env.BARNSTORM_CHROMIUM ?? findChromium()
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}
