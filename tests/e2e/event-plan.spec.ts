import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import { firstRunPage } from './first-run.page'
import { rail } from './rail.page'
import { expect, test } from './support/test'

const { event } = en
const { plan, tell } = event

const rows = (page: Page) => page.getByRole('grid', { name: event.title }).locator('tbody tr')
const toldOf = (page: Page) => page.getByRole('region', { name: tell.title }).getByRole('checkbox')

/** Electron asks where to with a dialog of the system, which no story can answer. */
async function expectDownload(page: Page, button: string, name: RegExp): Promise<void> {
  if (test.info().project.name === 'electron') return
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  expect((await download).suggestedFilename()).toMatch(name)
}

test('an event moves, repeats, is called off and taken up again, and each time says whom to tell', async ({
  laptop,
}) => {
  const { page } = laptop
  await firstRunPage(page).openDemo()
  await rail(page).open('events')
  await page.getByRole('combobox', { name: event.filter.state }).click()
  await page.getByRole('option', { name: event.state.approved }).click()
  await expect(rows(page).first()).toContainText(event.state.approved)
  // One with guests, whose list is worth something.
  await rows(page)
    .filter({ hasText: /[2-9] of \d+/ })
    .last()
    .click()
  await page.getByRole('tab', { name: event.tabs.plan }).click()
  await expect(toldOf(page).first()).toBeVisible()
  const signedUp = await page.getByRole('tab', { name: /^Sign-ups/ }).textContent()

  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog')
  const time = dialog.getByRole('textbox', { name: event.field.time })
  await expect(time).toBeEnabled()
  await time.fill('7:15 pm')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/takes place on .*7:15\sPM/)).toBeVisible()
  await expect(page.getByRole('tab', { name: /^Sign-ups/ })).toHaveText(signedUp ?? '')
  await toldOf(page).first().check()
  await expect(page.getByText(en.app.status.saved)).toBeVisible()
  await page.reload()
  await page.getByRole('tab', { name: event.tabs.plan }).click()
  await expect(toldOf(page).first()).toBeChecked()

  await page.keyboard.press('w')
  await expect(dialog.getByLabel(plan.weeks)).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('3 events were added.')).toBeVisible()
  await expect(page.getByText(/^Part of a weekly series: 3 more/)).toBeVisible()

  await page.keyboard.press('x')
  const reason = dialog.getByLabel(plan.reason)
  await expect(reason).toBeEnabled()
  await reason.fill('The boiler is broken.')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/does not take place.*The boiler is broken\./s)).toBeVisible()
  await expect(toldOf(page).first()).not.toBeChecked()
  await page.getByRole('button', { name: plan.reinstate }).click()
  await expect(page.getByRole('button', { name: plan.cancel })).toBeVisible()

  await expectDownload(page, plan.calendar, /\.ics$/)
})

test('the debrief keeps notes, changes them in place, and prints on one page', async ({ laptop }) => {
  const { page } = laptop
  const { debrief, meeting } = en
  await firstRunPage(page).openDemo()
  await page.keyboard.press('Alt+2')
  await page.getByRole('grid', { name: meeting.list.label }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: debrief.open }).click()
  const fresh = page.getByLabel(debrief.notes.new)
  await expect(fresh).toBeEnabled()
  await fresh.fill('More pens')
  await page.keyboard.press('Control+Enter')
  const notes = page.getByLabel(debrief.notes.one, { exact: true })
  await expect(notes).toHaveValue('More pens')
  await notes.fill('More pens and forms')
  await page.keyboard.press('Tab')
  await expect(page.getByText(en.app.status.saved)).toBeVisible()
  await page.reload()
  await expect(notes).toHaveValue('More pens and forms')
  await expectDownload(page, debrief.pdf, /\.pdf$/)
})
