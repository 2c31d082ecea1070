import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import { firstRunPage } from './first-run.page'
import { expect, test } from './support/test'

const { meeting } = en

async function createMeeting(page: Page): Promise<void> {
  await firstRunPage(page).startOwn()
  await page.getByRole('button', { name: en.today.meeting.plan }).click()
  await page.getByLabel(meeting.form.title, { exact: true }).fill('Union hall barnstorm')
  await page.getByLabel(meeting.form.venue).fill('Local 32 hall')
  await page.getByLabel(meeting.form.start).fill('7pm')
  await page.getByRole('radio', { name: /Barnstorm, 60 minutes/ }).check()
  await expect(page.getByLabel(meeting.form.end)).toHaveValue('8:00 PM')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Union hall barnstorm' })).toBeVisible()
}

const parts = (page: Page) => page.getByRole('listbox', { name: meeting.agenda.title }).getByRole('option')

test('a meeting is planned from a template, and its agenda changed by keyboard', async ({ laptop }) => {
  const { page } = laptop
  await createMeeting(page)
  await expect(page.getByText('60 of 60 min')).toBeVisible()
  const first = (await parts(page).first().locator('strong').textContent()) ?? ''

  await page.keyboard.press('Alt+ArrowDown')
  await expect(parts(page).nth(1)).toContainText(first)
  await page.keyboard.press('n')
  await page.getByLabel(meeting.agenda.partTitle).fill('A song')
  await page.getByLabel(meeting.agenda.minutes, { exact: true }).fill('4')
  await expect(parts(page).nth(2)).toContainText('A song')
  await expect(page.getByText('64 of 60 min')).toBeVisible()

  await page.getByRole('listbox', { name: meeting.agenda.title }).focus()
  await page.keyboard.press('Delete')
  await expect(page.getByText('60 of 60 min')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('64 of 60 min')).toBeVisible()

  await laptop.restart()
  await laptop.page.getByRole('button', { name: en.today.meeting.open }).click()
  await expect(parts(laptop.page).nth(1)).toContainText(first)
  await expect(parts(laptop.page).nth(2)).toContainText('A song')
})

test('what is typed into the plan survives a killed core and a reload', async ({ laptop }) => {
  const { page } = laptop
  await firstRunPage(page).startOwn()
  await page.getByRole('button', { name: en.today.meeting.plan }).click()
  await page.getByLabel(meeting.form.title, { exact: true }).fill('Half a thou')
  await page.getByLabel(meeting.form.ask).fill('Who will host?')
  await expect(page.getByText(en.app.status.saved)).toBeVisible()
  await laptop.killCore()
  await page.reload()
  await expect(page.getByLabel(meeting.form.title, { exact: true })).toHaveValue('Half a thou')
  await expect(page.getByText(en.ui.draftKept)).toBeVisible()
  await expect(page.getByLabel(meeting.form.ask)).toHaveValue('Who will host?')
})

test('a meeting runs by clicker, and the clock goes on where it was after a restart', async ({ laptop }) => {
  await createMeeting(laptop.page)
  await laptop.page.keyboard.press('r')
  await expect(laptop.page.getByRole('button', { name: meeting.run.start })).toBeVisible()

  await laptop.page.keyboard.press('PageDown')
  const now = () => laptop.page.locator('[role="option"][data-status="now"]')
  await expect(now()).toHaveCount(1)
  const first = (await now().locator('strong').textContent()) ?? ''
  await laptop.page.keyboard.press('PageDown')
  await expect(now()).not.toContainText(first)
  await laptop.page.keyboard.press('PageUp')
  await expect(now()).toContainText(first)

  await laptop.page.keyboard.press('h')
  await laptop.page.keyboard.press('h')
  await laptop.page.keyboard.press('t')
  await expect(laptop.page.getByText('12', { exact: true })).toBeVisible()
  await laptop.page.keyboard.press('p')
  await expect(laptop.page.getByRole('button', { name: meeting.run.resume })).toBeVisible()

  await laptop.restart()
  await expect(laptop.page.getByText(en.today.meeting.running)).toBeVisible()
  await laptop.page.getByRole('button', { name: en.today.meeting.run }).click()
  await expect(laptop.page.getByRole('button', { name: meeting.run.resume })).toBeVisible()
  await expect(now()).toContainText(first)
  await expect(laptop.page.getByText('12', { exact: true })).toBeVisible()
})

test('a removed meeting comes back with Undo', async ({ laptop }) => {
  const { page } = laptop
  await createMeeting(page)
  await page.getByRole('button', { name: meeting.detail.edit }).click()
  await page.getByRole('button', { name: meeting.detail.remove }).click()
  await expect(page.getByText(meeting.list.emptyTitle)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Union hall barnstorm').first()).toBeVisible()
  await expect(page.getByText(meeting.list.emptyTitle)).toHaveCount(0)
})
