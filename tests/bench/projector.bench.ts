import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findChromium } from '#main/serve/chromium'
import { en } from '#shared/messages/en'
import { newKey } from '../../src-renderer/live/new-key'
import { planEvening, runPage } from '../e2e/run.page'
import { launchInBrowser } from '../e2e/support/shells'
import { benchFile, lazy, quantile } from './harness'

/**
 * Two pages of one Chromium, the operator's and the projector's, on an evening with five hundred heads counted one by
 * one, eighty hosts and four hundred sign-ups. Both pages tell the time by one clock: the origin of each and what has
 * passed since.
 */
const HEADS = 500
const HOSTS = 80
const SIGN_UPS = 400
const PRESSES = 120
/** As a brisk operator presses: the one before has long been painted. */
const PAUSE_MS = 120

const evening = lazy(async () => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'ignore' })
  const executablePath = process.env.BARNSTORM_CHROMIUM ?? findChromium()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const dataDir = mkdtempSync(join(tmpdir(), 'barnstorm-bench-projector-'))
  const shell = await launchInBrowser(browser, {
    dataDir,
    language: 'en',
    passphrase: 'a phrase for benches',
  })
  const { page } = shell
  const { meeting, contract } = await planEvening({ page }, { inMinutes: 10, hosts: HOSTS })
  const events = await firstValue(page, meeting.id)
  for (let index = 0; index < SIGN_UPS; index += 1)
    await contract.rsvp.add({
      key: newKey(),
      eventId: events[index % events.length] ?? '',
      personId: null,
      person: { firstName: 'Guest', lastName: `Number ${index}`, phone: '', email: '', zip: '' },
      source: 'form',
      note: '',
    })
  for (let index = 0; index < HEADS; index += 1)
    await contract.meeting.record({ key: newKey(), meetingId: meeting.id, what: { type: 'heads', count: 1 } })
  const run = runPage(page, en)
  await run.goTo(meeting)
  const projector = await run.openProjector()
  // Into the altar call, where most is on the wall.
  for (let part = 0; part <= 5; part += 1) {
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(500)
  }
  return { page, projector, close: () => shell.close().then(() => browser.close()) }
})

/** Ids of the events of a meeting, asked for from the page. */
const firstValue = (page: Page, meetingId: string): Promise<string[]> =>
  page.evaluate(async (id) => {
    const client = Reflect.get(globalThis, 'barnstormContract')
    const lists = await client.event.list({ meetingId: id, state: null, when: 'all', text: '', limit: 500 })
    for await (const { rows } of lists) return rows.map((row: { event: { id: string } }) => row.event.id)
    return []
  }, meetingId)

/** When the key went down, by the operator's page; when the wall had painted what it changed, by the projector's. */
async function watch(page: Page, projector: Page): Promise<void> {
  // What compiles the bench names its functions by this helper, which no page knows.
  for (const one of [page, projector]) await one.evaluate('globalThis.__name = (named) => named')
  await page.evaluate(() => {
    const note = (event: KeyboardEvent) =>
      Reflect.set(globalThis, 'pressedAt', performance.timeOrigin + event.timeStamp)
    window.addEventListener('keydown', note, { capture: true })
  })
  await projector.evaluate(() => {
    // What a press changes, and no tick of a clock does.
    const shown = () =>
      `${document.querySelector('[data-view]')?.getAttribute('data-view')} ${document.querySelector('strong')?.textContent}`
    let before = shown()
    const observer = new MutationObserver(() => {
      if (shown() === before) return
      before = shown()
      requestAnimationFrame(() => {
        const painted = new MessageChannel()
        painted.port1.onmessage = () =>
          Reflect.set(globalThis, 'paintedAt', performance.timeOrigin + performance.now())
        painted.port2.postMessage(null)
      })
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  })
}

const timeAt = (page: Page, name: string): Promise<number> =>
  page.evaluate((key) => Number(Reflect.get(globalThis, key) ?? 0), name)

async function pressAndSee(page: Page, projector: Page, key: string): Promise<number> {
  await page.keyboard.press(key)
  const pressedAt = await timeAt(page, 'pressedAt')
  let paintedAt = 0
  while (paintedAt < pressedAt) paintedAt = await timeAt(projector, 'paintedAt')
  await page.waitForTimeout(PAUSE_MS)
  return paintedAt - pressedAt
}

export default benchFile(
  {
    'projector.repaintP95': {
      unit: 'ms',
      peerName: 'bound of 100 ms',
      async run() {
        const { page, projector } = await evening()
        await watch(page, projector)
        const latencies: number[] = []
        // Now and then the wall goes blank; else one host after the other.
        for (let press = 0; press < PRESSES; press += 1)
          latencies.push(await pressAndSee(page, projector, press % 4 < 2 ? 'b' : 'PageDown'))
        return { ours: quantile(latencies, 0.95), peer: 100 }
      },
    },
  },
  async () => (await evening()).close(),
)
