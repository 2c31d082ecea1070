import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import { firstRunPage } from './first-run.page'
import { rail } from './rail.page'
import { expect, test } from './support/test'

const { event, ui } = en

async function goToEvents(page: Page): Promise<void> {
  await firstRunPage(page).openDemo()
  await rail(page).open('events')
  await expect(rows(page).first()).toBeVisible()
}
async function showOnly(page: Page, state: string): Promise<void> {
  await page.getByRole('combobox', { name: event.filter.state }).click()
  await page.getByRole('option', { name: state }).click()
  await expect(rows(page).first()).toContainText(state)
}
const rows = (page: Page) => page.getByRole('grid', { name: event.title }).locator('tbody tr')

test('an event that lacks something leads to the field, and can then be sent', async ({ laptop }) => {
  const { page } = laptop
  await goToEvents(page)
  await showOnly(page, event.state.draft)
  await rows(page).filter({ hasText: 'Missing:' }).first().click()
  await expect(page.getByText(event.missing.title)).toBeVisible()
  await expect(page.getByRole('button', { name: event.action.submit })).toBeDisabled()

  const facts = page.getByRole('button', {
    name: /^(the (place|street address|ZIP code|online link)|a phone)/,
  })
  const values: Record<string, string> = {
    place: 'Union hall',
    street: '12 Oak Street',
    venueAddress: '12 Oak Street',
    zip: '10027',
    hostPhone: '(212) 555-0123',
    onlineLink: 'https://example.org/call',
  }
  while ((await facts.count()) > 0) {
    const before = await facts.count()
    await facts.first().click()
    const field = page.locator('[data-field]:focus')
    await field.fill(values[(await field.getAttribute('data-field')) ?? ''] ?? '')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: event.action.edit })).toBeVisible()
    await expect(facts).toHaveCount(before - 1)
  }
  await page.keyboard.press('s')
  await expect(page.getByText('1 event sent to review.')).toBeVisible()
  await page.getByRole('tab', { name: /^Record/ }).click()
  await expect(page.getByText(/sent it to review/)).toBeVisible()
})

test('a host makes an event of their own, by keyboard, and sees what it still lacks', async ({ laptop }) => {
  const { page } = laptop
  await firstRunPage(page, { role: 'host' }).startOwn()
  await rail(page).open('events')
  await expect(page.getByText(event.empty.title)).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByLabel(en.person.field.firstName)).toBeFocused()
  await page.keyboard.type('Wilhelmina')
  await page.locator('[role="gridcell"]').first().press('Space')
  await laptop.screenshot('event-new')
  await page.keyboard.press('Control+Enter')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).first()).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText(event.missing.title)).toBeVisible()
})

test('all that are ready are sent at once, and those that stay say what they lack', async ({ laptop }) => {
  const { page } = laptop
  await goToEvents(page)
  await page.getByRole('button', { name: event.action.submitAll }).click()
  await expect(page.getByText(/^\d+ events? sent to review\.$/)).toBeVisible()
  const stayed = page.getByRole('dialog', { name: /stayed here$/ })
  await expect(stayed).toBeVisible()
  await laptop.expectAccessible()
  await stayed.getByRole('listitem').first().getByRole('button').click()
  await expect(page.getByText(event.missing.title)).toBeVisible()
})

test('an edit survives a killed core, is saved, and stands in the record with both values', async ({
  laptop,
}) => {
  const { page } = laptop
  await goToEvents(page)
  await showOnly(page, event.state.approved)
  await rows(page).first().click()
  await expect(page.getByRole('button', { name: event.action.edit })).toBeVisible()
  await page.keyboard.press('e')
  const seats = page.getByRole('textbox', { name: event.field.capacity })
  await seats.fill('77')
  await page.reload()
  await page.getByRole('button', { name: event.action.edit }).click()
  await expect(seats).toHaveValue('77')
  await laptop.killCore()
  await page.reload()
  await page.getByRole('button', { name: event.action.edit }).click()
  await expect(seats).toHaveValue('77')
  await expect(page.getByText(ui.draftKept)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(event.said.saved)).toBeVisible()
  await expect(page.locator('section').getByText(event.state.submitted).first()).toBeVisible()
  await page.getByRole('tab', { name: /^Record/ }).click()
  await expect(page.locator('ins').first()).toHaveText('77')
})

test('a removed event comes back with Undo', async ({ laptop }) => {
  const { page } = laptop
  await goToEvents(page)
  const before = await page.getByText(/^\d+ events/).textContent()
  await rows(page).first().click()
  await expect(page.getByRole('button', { name: event.action.remove })).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(page.getByText(/was removed\. Its sign-ups are kept\./)).toBeVisible()
  await expect(page.getByText(/^\d+ events/)).not.toHaveText(before ?? '')
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^\d+ events/)).toHaveText(before ?? '')
})

test('the list is narrowed by each letter, and says when nothing fits', async ({ laptop }) => {
  const { page } = laptop
  await goToEvents(page)
  await page.keyboard.press('/')
  await page.keyboard.type('nobody by this name')
  await expect(page.getByRole('heading', { name: event.empty.noneTitle })).toBeVisible()
})
