import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import { firstRunPage } from './first-run.page'
import { rail } from './rail.page'
import type { Laptop } from './support/laptop'
import { expect, test } from './support/test'

const { hosts, person } = en

const list = (page: Page) => page.getByRole('grid', { name: hosts.find.list })
const rows = (page: Page) => list(page).locator('tbody tr')
const zip = (page: Page) => page.getByLabel(hosts.find.near, { exact: true })

async function goToTable({ page }: Laptop): Promise<void> {
  await firstRunPage(page).openDemo()
  await rail(page).open('meetings')
  await page.getByRole('grid', { name: en.meeting.list.label }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox', { name: en.meeting.agenda.title })).toBeVisible()
  await page.keyboard.press('f')
  await expect(zip(page)).toBeFocused()
}

test('somebody finds the nearest host on a free day, and is signed up by three keys after the name', async ({
  laptop,
}) => {
  const { page } = laptop
  await goToTable(laptop)
  await expect(rows(page).first()).toBeVisible()
  await page.keyboard.type('60608')
  await expect(page.getByText('Chicago, IL')).toBeVisible()
  const all = await rows(page).count()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('d')
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(3)
  await expect.poll(() => rows(page).count()).toBeLessThan(all)
  await laptop.screenshot('find-host')
  await page.keyboard.press('d')
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(0)

  await page.keyboard.press('Alt+z')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(person.field.firstName)).toBeFocused()
  await page.keyboard.type('Philippa')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Philippa goes to /).first()).toBeVisible()
  await expect(zip(page)).toBeFocused()
  await expect(zip(page)).toHaveValue('')
  await laptop.screenshot('find-host-done')
  await laptop.expectAccessible()

  await page.keyboard.press('Alt+d')
  await expect(page.getByRole('heading', { name: hosts.directory.title })).toBeVisible()
  await expect(
    page.getByRole('region', { name: hosts.directory.title }).getByRole('listitem').first(),
  ).toBeVisible()
  await laptop.screenshot('directory')
  await laptop.expectAccessible()
  await page.keyboard.press('o')
  await expect(page.getByRole('button', { name: hosts.directory.off })).toBeVisible()
  // Electron asks where to with a dialog of the system, which no story can answer.
  if (test.info().project.name === 'electron') return
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+p')
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
})
