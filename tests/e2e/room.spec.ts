import type { Locator, Page } from '@playwright/test'
import { firstRunPage, type Words, wordsOf } from './first-run.page'
import { look } from './look'
import { misfits } from './support/fits'
import type { Laptop } from './support/laptop'
import { expect, test } from './support/test'

const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}/

for (const language of ['en', 'es'] as const)
  test.describe(language, () => {
    test.use({ language })
    const words = wordsOf(language)
    const { room, problem } = words

    test(`in ${language} two laptops share their work in a room, and one is taken out, by keyboard`, async ({
      openLaptop,
    }) => {
      test.slow()
      const [ana, beto] = [await openLaptop(), await openLaptop()]
      await firstRunPage(ana.page, { words, name: 'Ana' }).startOwn()
      await firstRunPage(beto.page, { words, name: 'Beto' }).startOwn()
      await addPerson(ana.page, words, 'Núria')

      await goToRoom(ana.page, words)
      const own = room.make.own.replace('{{name}}', 'Ana')
      await tabTo(ana.page, ana.page.getByLabel(room.make.field))
      await expect(ana.page.getByLabel(room.make.field)).toHaveValue(own)
      await ana.page.keyboard.press('Enter')
      await expect(ana.page.getByRole('heading', { name: own })).toBeFocused()
      await expect(ana.page.getByText(room.open.stepNetwork)).toBeVisible()
      await lookClosely(ana, 'room-open-empty')
      const code = (await ana.page.getByText(CODE).first().textContent()) ?? ''
      const port = (await ana.page.getByText(/:\d+$/).first().textContent())?.split(':').at(-1)

      await goToRoom(beto.page, words)
      await lookClosely(beto, 'room-none')
      const codeField = beto.page.getByLabel(room.join.code)
      await tabTo(beto.page, beto.page.getByLabel(room.join.address))
      await beto.page.keyboard.type(`127.0.0.1:${port}`)
      await tabTo(beto.page, codeField)
      await expect(beto.page.getByRole('button', { name: room.action.join })).toBeDisabled()
      await beto.page.keyboard.type(wrongFor(code))
      await beto.page.keyboard.press('Enter')
      await expect(beto.page.getByText(problem['wrong-code'])).toBeVisible()
      await expect(codeField).toBeFocused()
      await lookClosely(beto, 'room-wrong-code')
      // As it is said aloud: without the dash, in small letters.
      await beto.page.keyboard.type(code.replace('-', ' ').toLowerCase())
      await expect(codeField).toHaveValue(code)
      await beto.page.keyboard.press('Enter')
      const title = room.joined.title.replace('{{name}}', own)
      await expect(beto.page.getByRole('heading', { name: title })).toBeFocused()

      await expect(ana.page.getByText(room.said.arrived.replace('{{name}}', 'Beto'))).toBeVisible()
      await expect(ana.page.getByRole('listitem').filter({ hasText: 'Beto' })).toContainText(room.open.here)
      await lookClosely(ana, 'room-open')
      await goTo(beto.page, words, words.app.job.people)
      await expect(beto.page.getByRole('row', { name: /Núria/ })).toBeVisible()
      await addPerson(beto.page, words, 'Wilhelmina')
      await goToRoom(beto.page, words)
      await expect(beto.page.getByRole('heading', { name: room.head.live })).toBeVisible()
      await lookClosely(beto, 'room-joined')
      await goTo(ana.page, words, words.app.job.people)
      await expect(ana.page.getByRole('row', { name: /Wilhelmina/ })).toBeVisible()
      await goTo(ana.page, words, words.app.job.sync)
      await expect(ana.page.getByRole('button', { name: room.action.showCode })).toBeVisible()
      await look(ana, 'sync-room')

      await goToRoom(ana.page, words)
      const takeOut = room.action.takeOutWho.replace('{{name}}', 'Beto')
      await tabTo(ana.page, ana.page.getByRole('button', { name: takeOut }))
      await ana.page.keyboard.press('Enter')
      await expect(ana.page.getByText(room.said.takenOut.replace('{{name}}', 'Beto'))).toBeVisible()
      await expect(ana.page.getByText(room.open.stepNetwork)).toBeVisible()
      const out = room.removed.title.replace('{{name}}', own)
      await expect(beto.page.getByRole('heading', { name: out })).toBeVisible()
      await lookClosely(beto, 'room-removed')
      await beto.page.keyboard.press('Control+Enter')
      await expect(beto.page.getByRole('heading', { name: room.join.title })).toBeVisible()

      await tabTo(ana.page, ana.page.getByRole('button', { name: room.action.close }), 'Shift+Tab')
      await ana.page.keyboard.press('Enter')
      await expect(ana.page.getByRole('heading', { name: room.make.title })).toBeVisible()
    })

    test(`in ${language} the demo has no room, and says why`, async ({ laptop }) => {
      const { page } = laptop
      await firstRunPage(page, { words }).openDemo()
      await page.evaluate(() => {
        window.location.hash = '#/sync/room'
      })
      await expect(page.getByText(problem['demo-stays-here'])).toBeVisible()
      await look(laptop, 'room-barred')
    })
  })

/** Light and dark, by axe, and whole on the smallest screen that we know and on a usual one. */
async function lookClosely(laptop: Laptop, name: string): Promise<void> {
  const { page } = laptop
  await page.setViewportSize({ width: 1024, height: 700 })
  await expect.poll(() => misfits(page), { message: name, timeout: 5000 }).toEqual([])
  await laptop.screenshot(`${name}-1024`)
  await page.setViewportSize({ width: 1366, height: 768 })
  await expect.poll(() => misfits(page), { message: name, timeout: 5000 }).toEqual([])
  await look(laptop, name)
}

/** By name, in the palette. */
async function goTo(page: Page, words: Words, name: string): Promise<void> {
  const search = page.getByPlaceholder(words.app.palette.placeholder)
  await page.keyboard.press('Control+k')
  await expect(search).toBeFocused()
  await page.keyboard.type(name)
  await expect(page.getByRole('dialog').getByRole('button', { name })).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(search).toHaveCount(0)
}

const goToRoom = (page: Page, words: Words) => goTo(page, words, words.room.title)

async function addPerson(page: Page, words: Words, name: string): Promise<void> {
  await goTo(page, words, words.app.job.people)
  await expect(page.getByRole('heading', { name: words.app.job.people, exact: true })).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByLabel(words.person.field.firstName, { exact: true })).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible()
}

async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement)
  for (let step = 0; step < 40 && !(await isThere()); step++) await page.keyboard.press(key)
  await expect(target).toBeFocused()
}

const wrongFor = (code: string): string => `${code.startsWith('2') ? '3' : '2'}${code.slice(1)}`
