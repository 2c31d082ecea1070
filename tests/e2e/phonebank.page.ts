import type { Page } from '@playwright/test'
import type { Words } from './first-run.page'
import { expect } from './support/test'

/** Six people at made-up numbers: one in a house of two, one with two numbers, one whose only number is none. */
export const list = [
  'First,Last,Home phone,Cell,Address,City,State,Zip,Language',
  'Nora,Answer,(212) 555-0101,,1 Elm St,New York,NY,10027,English',
  'Will,Wrong,(212) 555-0102,212-555-0103,2 Elm St,New York,NY,10027,English',
  'Yolanda,Yes,(212) 555-0104,,3 Elm St,New York,NY,10027,English',
  'Carl,Later,(212) 555-0105,,4 Elm St,New York,NY,10027,English',
  'Bea,Busy,(212) 555-0106,,5 Elm St,New York,NY,10027,English',
  'Nobody,Atall,12345,,6 Elm St,New York,NY,10027,English',
].join('\n')

/** A phone bank, as a host goes through its evening. */
export function phoneBankPage(page: Page, words: Words) {
  const { app, kit, contacts, call } = words
  const contact = (name: string) => page.getByRole('heading', { level: 2, name })
  return {
    contact,
    async open() {
      await page.getByRole('link', { name: app.job.phoneBank, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: kit.title })).toBeVisible()
    },
    async part(name: keyof Words['kit']['nav']) {
      await page
        .getByRole('navigation', { name: kit.nav.label })
        .getByRole('link', { name: kit.nav[name], exact: true })
        .click()
    },
    async create() {
      await page.keyboard.press('n')
      await expect(page.getByRole('button', { name: kit.create.action })).toBeEnabled()
      await page.keyboard.press('Control+Enter')
      await expect(page.getByText(kit.lack['no-contacts'])).toBeVisible()
    },
    /** At any hour, so that the story does not depend on when it is told. */
    async openAllDay() {
      await page.keyboard.press('e')
      await page.getByLabel(kit.form.fromHour, { exact: true }).fill('0')
      await page.getByLabel(kit.form.toHour, { exact: true }).fill('24')
      await page.getByLabel(kit.form.goalCalls, { exact: true }).fill('10')
      await page.keyboard.press('Control+Enter')
      await expect(page.getByText(kit.lack['no-contacts'])).toBeVisible()
    },
    async chooseList(name = 'list.csv', content: string | Buffer = list) {
      await page
        .locator('input[type="file"]')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
      await expect(page.getByRole('heading', { name: contacts.import.columns })).toBeVisible()
    },
    async sitDown(name: string) {
      await page.getByLabel(call.who.name).fill(name)
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    },
  }
}
