import type { Locator, Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import { onWall, planEvening, runPage } from './run.page'
import { expect, test } from './support/test'

const { meeting: words, projector: wall } = en

test('the projector follows the evening, by clicker over either window, and outlives being closed', async ({
  laptop,
}) => {
  const { page } = laptop
  const { meeting } = await planEvening(laptop, { inMinutes: 10, hosts: 4 })
  const run = runPage(page, en)
  await run.goTo(meeting)
  let window = await run.openProjector()
  await expect(onWall(window, 'waiting')).toContainText('Union hall barnstorm')

  await page.keyboard.press('PageDown')
  await expect(onWall(window, 'clock').getByText('Welcome', { exact: true })).toBeVisible()
  // The clicker speaks to the window that was clicked last.
  await window.keyboard.press('PageDown')
  await expect(onWall(window, 'stories')).toBeVisible()

  await expect(page.getByRole('region', { name: words.stories.title })).toBeVisible()
  await page.keyboard.press('5')
  await page.keyboard.press('u')
  await expect(onWall(window, 'stories')).toContainText('6 hands up')
  await tellAStory(page, window, laptop)

  await page.keyboard.press('b')
  await expect(onWall(window, 'blank')).toHaveText('')
  await page.keyboard.press('b')
  await expect(onWall(window, 'stories')).toContainText('6 hands up · 1 voice')
  await run.show(wall.operator.view.counts)
  await expect(onWall(window, 'counts')).toContainText(wall.signUps)

  // Somebody closes the window on the wall, and the core dies as well.
  await window.close()
  await expect(run.projector.getByRole('button', { name: wall.operator.openShort })).toBeVisible()
  window = await run.openProjector()
  await expect(onWall(window, 'counts')).toBeVisible()
  await laptop.killCore()
  await expect(onWall(window, 'counts')).toContainText(wall.signUps)

  // What was picked by hand ends with the part.
  await page.keyboard.press('PageDown')
  await expect(run.now).toHaveText('The plan')
  await expect(onWall(window, 'clock').getByText('The plan', { exact: true })).toBeVisible()
  await page.keyboard.press('PageDown')
  await expect(onWall(window, 'ask')).toContainText('Who will host a phone bank')
  await run.show(wall.operator.dark)
  await expect(window.locator('[data-view="ask"][data-dark]')).toBeVisible()
  await run.show(wall.operator.inSpanish)
  await expect(onWall(window, 'ask')).toContainText('Anfitriones')
})

async function tellAStory(
  page: Page,
  window: Page,
  laptop: { putClockAhead(minutes: number): void },
): Promise<void> {
  await countChimes(page)
  await page.keyboard.press('s')
  await expect(onWall(window, 'stories')).toContainText(wall.speaks)
  await expect(page.getByText('Speaker 1')).toBeVisible()
  // Until shortly before the warning, and then before the end: those seconds run by themselves, as a leap is not heard.
  const timer = page.getByRole('region', { name: words.stories.title }).getByRole('timer')
  const ahead = (await secondsOf(timer)) - 18
  laptop.putClockAhead(ahead / 60)
  await expect(onWall(window, 'stories')).toContainText(wall.wrapUp)
  await expect.poll(() => chimes(page)).toBe(1)
  laptop.putClockAhead((ahead + (await secondsOf(timer)) - 4) / 60)
  await expect(onWall(window, 'stories')).toContainText(wall.thanks)
  await expect.poll(() => chimes(page)).toBe(3)
  await page.keyboard.press('x')
  await expect(page.getByText(words.stories.nobody)).toBeVisible()
}

/** What comes out of the loudspeaker, as far as a page can tell: tones that were started. */
const countChimes = (page: Page) =>
  page.evaluate(() => {
    Reflect.set(globalThis, 'chimes', 0)
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      Reflect.set(globalThis, 'chimes', Number(Reflect.get(globalThis, 'chimes')) + 1)
      start.call(this, when)
    }
  })
const chimes = (page: Page) => page.evaluate(() => Number(Reflect.get(globalThis, 'chimes')))

test('the lightning round goes through the line: next, a step back, skipped and come back', async ({
  laptop,
}) => {
  const { page } = laptop
  const { meeting, contract } = await planEvening(laptop, { inMinutes: 10, hosts: 3 })
  const ids = meeting.segments.map(({ id }) => id)
  const altarCall = meeting.segments.findIndex(({ kind }) => kind === 'altar-call')
  await contract.meeting.record({
    key: 'straight-to-the-altar-call',
    meetingId: meeting.id,
    what: { type: 'enter', segmentId: ids[altarCall] ?? '', from: '' },
  })
  const run = runPage(page, en)
  await run.goTo(meeting)
  const window = await run.openProjector()
  const round = page.getByRole('region', { name: words.pitch.title })
  await expect(onWall(window, 'line-up')).toContainText(wall.lineUp)

  await page.keyboard.press('PageDown')
  await expect(round.getByRole('heading', { name: 'Wilhelmina A.' })).toBeVisible()
  await expect(onWall(window, 'line-up')).toContainText('Wilhelmina A.')
  await expect(onWall(window, 'line-up')).toContainText(`${wall.next}: Luis A.`)
  await page.keyboard.press('PageDown')
  await expect(round.getByRole('heading', { name: 'Luis A.' })).toBeVisible()
  await page.keyboard.press('PageUp')
  await expect(round.getByRole('heading', { name: 'Wilhelmina A.' })).toBeVisible()
  await page.keyboard.press('PageDown')
  await expect(round.getByRole('heading', { name: 'Luis A.' })).toBeVisible()

  await page.keyboard.press('x')
  await expect(round.getByRole('button', { name: 'Luis A. comes back' })).toBeVisible()
  await page.keyboard.press('PageDown')
  await expect(round.getByRole('heading', { name: 'Ana A.' })).toBeVisible()
  await round.getByRole('button', { name: 'Luis A. comes back' }).click()
  await expect(round).toContainText('Next: Luis A.')
  await page.keyboard.press('PageDown')
  await expect(onWall(window, 'line-up')).toContainText('Luis A.')
  await expect(page.getByRole('button', { name: words.pitch.last })).toBeVisible()
  await page.keyboard.press('PageDown')
  await expect(onWall(window, 'line-up')).toContainText('Everybody has spoken')
  // Now the clicker is the agenda's again, as soon as the operator's own screen knows.
  await expect(page.getByRole('button', { name: words.pitch.last })).toBeHidden()
  await page.keyboard.press('PageDown')
  await expect(onWall(window, 'directory')).toContainText('Wilhelmina A.')
})

test('bad days: late by 20 minutes, the lid closed for ten, next pressed twice, the plug pulled', async ({
  laptop,
}) => {
  const { meeting } = await planEvening(laptop, { inMinutes: 10, hosts: 3 })
  let run = runPage(laptop.page, en)
  await run.goTo(meeting)
  // Twenty minutes late: what can shrink does, and the promise holds.
  laptop.putClockAhead(30)
  await expect(laptop.page.getByText(words.run.startsLate)).toBeVisible()
  await expect(laptop.page.getByText(words.run.onTime, { exact: true })).toBeVisible()
  await expect(laptop.page.getByText(words.run.status.cut).first()).toBeVisible()
  // Forty: it no longer fits, and what to leave out is named, never the altar call.
  laptop.putClockAhead(50)
  await expect(laptop.page.getByText(/^No longer fits: /)).toBeVisible()
  await expect(laptop.page.getByText(/^No longer fits: .*Altar call/)).toHaveCount(0)
  laptop.putClockAhead(1)
  await expect(laptop.page.getByText(words.run.startsLate)).toHaveCount(0)

  // A hasty finger: both presses leave from the same part, so the second one does nothing.
  await laptop.page.evaluate(() => {
    for (const _ of [1, 2]) globalThis.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown' }))
  })
  await expect(run.now).toHaveText('Welcome')
  for (const title of [/^Hands up/, 'The plan', 'The ask', 'Host forms', 'Altar call']) {
    await laptop.page.keyboard.press('PageDown')
    await expect(run.now).toHaveText(title)
  }
  let window = await run.openProjector()
  await laptop.page.keyboard.press('PageDown')
  await expect(onWall(window, 'line-up')).toContainText('Wilhelmina A.')

  // The lid is closed for ten minutes: the wall clock went on, and so did the part.
  const before = await secondsLeft(window)
  laptop.putClockAhead(11)
  await expect.poll(async () => before - (await secondsLeft(window))).toBeGreaterThanOrEqual(600)
  await expect(laptop.page.getByText(words.pitch.timeUp)).toBeVisible()

  // Power is gone in the middle of a pitch: the same host stands there, and not a second is lost.
  const left = await secondsLeft(window)
  const at = Date.now()
  await laptop.pullPlug()
  await laptop.start()
  run = runPage(laptop.page, en)
  await run.goTo(meeting)
  await expect(laptop.page.getByRole('heading', { name: 'Wilhelmina A.' })).toBeVisible()
  window = await run.openProjector()
  await expect(onWall(window, 'line-up')).toContainText('Wilhelmina A.')
  const lost = Math.abs(left - (Date.now() - at) / 1000 - (await secondsLeft(window)))
  expect(lost).toBeLessThanOrEqual(2)
})

/** Of the part, as the room reads it. */
const secondsLeft = (window: Page): Promise<number> => secondsOf(window.getByRole('timer').first())

async function secondsOf(timer: Locator): Promise<number> {
  const [minutes = 0, seconds = 0] = ((await timer.textContent()) ?? '').split(':').map(Number)
  return minutes * 60 + seconds
}
