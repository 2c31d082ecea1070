import { en } from '#shared/messages/en'
import { firstRunPage } from './first-run.page'
import { expect, test } from './support/test'

const { app } = en

test('everything on offer is found by name in the palette', async ({ laptop }) => {
  const { page } = laptop
  await firstRunPage(page).openDemo()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('meetings')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: en.meeting.list.title })).toBeFocused()
  await expect(page).toHaveTitle(`${en.meeting.list.title} · Barnstorm`)
})

test('the help overlay lists the keys of this screen, and Esc gives the focus back', async ({ laptop }) => {
  const { page } = laptop
  await firstRunPage(page).openDemo()
  await page.keyboard.press('Alt+2')
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: app.help.title })
  await expect(dialog).toContainText(en.meeting.list.create)
  await laptop.expectAccessible()
  await laptop.screenshot('help')
  await page.keyboard.press('n')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: en.meeting.form.createTitle })).toBeVisible()
})

test('a meeting is opened from the list with the arrow keys', async ({ laptop }) => {
  const { page } = laptop
  await firstRunPage(page).openDemo()
  await page.keyboard.press('Alt+2')
  const grid = page.getByRole('grid', { name: en.meeting.list.label })
  await grid.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox', { name: en.meeting.agenda.title })).toBeVisible()
})

test('the screen is reached past the rail in one step', async ({ laptop }) => {
  const { page } = laptop
  await firstRunPage(page).openDemo()
  await page.keyboard.press('Alt+2')
  await page.getByRole('link', { name: app.job.today }).focus()
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('button', { name: app.skip })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: en.agenda.open })).toBeFocused()
})
