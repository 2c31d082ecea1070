import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findChromium } from '#main/serve/chromium'
import { en } from '#shared/messages/en'
import { firstRunPage } from '../e2e/first-run.page'
import { launchInBrowser } from '../e2e/support/shells'
import { benchFile } from './harness'

/**
 * A lightning round at the desk, played through the screen: hosts typed in one after the other, then put in another
 * order by keys. Measured on the page: the longest time between two frames.
 */
const HOSTS = 40
const { altarCall, person } = en

const line = (page: Page) => page.getByRole('listbox', { name: altarCall.line })

async function openDesk(page: Page): Promise<void> {
  await firstRunPage(page, { role: 'organizer' }).openDemo()
  await page.keyboard.press('Alt+2')
  await page.getByRole('grid', { name: en.meeting.list.label }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: en.meeting.detail.altarCall }).click()
  await page.getByRole('form', { name: altarCall.form }).getByLabel(person.field.firstName).waitFor()
}

async function enterHosts(page: Page): Promise<void> {
  const name = page.getByRole('form', { name: altarCall.form }).getByLabel(person.field.firstName)
  const slots = page.locator('td[role="gridcell"]')
  for (let host = 0; host < HOSTS; host++) {
    await name.pressSequentially(`Host${String(host).padStart(2, '0')}`)
    await slots.nth(host).click()
    await slots.nth(host + 7).click()
    await page.keyboard.press('Control+Enter')
    await line(page).getByRole('option').nth(host).waitFor()
  }
}

/** The last one to the front, step by step; then the one who is last now. */
async function reorder(page: Page): Promise<void> {
  const first = line(page).getByRole('option').first()
  for (const round of [1, 2]) {
    await line(page).focus()
    await page.keyboard.press('End')
    const moved = (await line(page).getByRole('option').last().locator('strong').textContent()) ?? ''
    for (let step = 1; step < HOSTS; step++) {
      await page.keyboard.press('Alt+ArrowUp')
      await line(page)
        .getByRole('option')
        .nth(HOSTS - 1 - step)
        .filter({ hasText: moved })
        .waitFor()
    }
    if (!(await first.textContent())?.includes(moved)) throw new Error(`round ${round}: the order is wrong`)
  }
}

/** Begins to watch the frames; returns how to end it, with the longest time between two. */
async function watchFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    // A method and not a function by name: tsx would wrap that in a helper which the page does not have.
    const watch = {
      longest: 0,
      isOn: true,
      last: Number.POSITIVE_INFINITY,
      next(now: number) {
        watch.longest = Math.max(watch.longest, now - watch.last)
        watch.last = now
        if (watch.isOn) requestAnimationFrame(watch.next)
      },
    }
    Object.assign(window, { frameWatch: watch })
    requestAnimationFrame(watch.next)
  })
  return () =>
    page.evaluate(() => {
      const { frameWatch } = window as unknown as { frameWatch: { longest: number; isOn: boolean } }
      frameWatch.isOn = false
      return frameWatch.longest
    })
}

async function longestFrame(): Promise<number> {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'ignore' })
  const executablePath = process.env.BARNSTORM_CHROMIUM ?? findChromium()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const dataDir = await mkdtemp(join(tmpdir(), 'barnstorm-bench-line-'))
  const shell = await launchInBrowser(browser, {
    dataDir,
    language: 'en',
    passphrase: 'a passphrase for benches',
  })
  try {
    await openDesk(shell.page)
    const stop = await watchFrames(shell.page)
    await enterHosts(shell.page)
    await reorder(shell.page)
    return await stop()
  } finally {
    await shell.close()
    await browser.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

export default benchFile({
  'lineUp.longestFrame': {
    unit: 'ms',
    peerName: 'bound of 100 ms',
    run: async () => ({ ours: await longestFrame(), peer: 100 }),
  },
})
