import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import { firstRunPage } from './first-run.page'
import type { Laptop } from './support/laptop'
import { expect, test } from './support/test'

const { altarCall, person } = en

async function goToDesk(laptop: Laptop): Promise<void> {
  await firstRunPage(laptop.page, { role: 'data-entry', name: 'May' }).openDemo()
  await laptop.page.getByRole('button', { name: en.today.meeting.desk }).click()
  await expect(firstName(laptop.page)).toBeFocused()
}

const firstName = (page: Page) => page.getByLabel(person.field.firstName)
const lineUp = (page: Page) => page.getByRole('listbox', { name: altarCall.line })
/** From the first field to the calendar: the fields in between, by Tab alone. */
async function tabToCalendar(page: Page): Promise<void> {
  for (let tabs = 0; tabs < 14; tabs += 1) {
    if (await page.locator('[role="gridcell"]:focus').count()) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the calendar was not reached by Tab')
}

test('a host is signed up by keyboard alone, and the next one can begin', async ({ laptop }) => {
  const { page } = laptop
  await goToDesk(laptop)
  await page.keyboard.type('Wilhelmina')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Okonkwo')
  await page.keyboard.press('Tab')
  await page.keyboard.type('212 555 0188')
  await page.keyboard.press('Tab')
  await page.keyboard.type('11237')
  await tabToCalendar(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('w')
  await expect(page.getByText('3 events', { exact: true })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await expect(page.getByText('4 events', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+Enter')

  await expect(page.getByText('Wilhelmina hosts 4 events.')).toBeVisible()
  await expect(firstName(page)).toBeFocused()
  await expect(firstName(page)).toHaveValue('')
  const host = lineUp(page).getByRole('option').last()
  await expect(host).toContainText('Wilhelmina O.')
  await expect(host.locator('li')).toHaveCount(4)
  await expect(host).toContainText('To complete: place and street')
  await laptop.screenshot('altar-call-saved')

  await page.keyboard.press('Control+z')
  await expect(page.getByText('Wilhelmina O.')).toHaveCount(0)
})

test('the line is never stopped: a name and a time are enough, an odd phone is kept', async ({ laptop }) => {
  const { page } = laptop
  await goToDesk(laptop)
  await page.keyboard.press('Control+Enter')
  await expect(firstName(page)).toHaveAccessibleDescription(en.problem.missing)
  await page.keyboard.type('Xiomara')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toHaveText(en.problem['no-events-chosen'])
  await page.keyboard.press('Space')
  await page.getByLabel(person.field.phone).fill('ask her sister')
  await page.keyboard.press('Control+Enter')
  await expect(lineUp(page).getByRole('option').last()).toContainText('Xiomara')
})

test('somebody known is taken from the suggestions, never by accident', async ({ laptop }) => {
  const { page } = laptop
  await goToDesk(laptop)
  await page.keyboard.type('Zenobia')
  await tabToCalendar(page)
  await page.keyboard.press('Space')
  await page.getByLabel(person.field.phone).fill('(212) 555-0177')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Zenobia hosts 1 event.')).toBeVisible()

  await page.keyboard.type('Zeno')
  const suggestions = page.getByRole('listbox', { name: person.suggestions })
  await expect(suggestions.getByRole('option', { name: /Zenobia/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Known: Zenobia')).toBeVisible()
  await expect(page.getByLabel(person.field.phone)).toHaveValue('(212) 555-0177')
})

test('what is typed at the desk survives a killed core and a reload', async ({ laptop }) => {
  const { page } = laptop
  await goToDesk(laptop)
  await page.keyboard.type('Quetzal')
  await page.getByLabel(person.field.lastName).fill('Ramírez')
  await expect(page.getByText(en.app.status.saved)).toBeVisible()
  await laptop.killCore()
  await page.reload()
  await expect(page.getByLabel(person.field.lastName)).toHaveValue('Ramírez')
  await expect(firstName(page)).toHaveValue('Quetzal')
})
