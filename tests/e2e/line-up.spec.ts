import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import { firstRunPage } from './first-run.page'
import type { Laptop } from './support/laptop'
import { expect, test } from './support/test'

const { altarCall, event, person } = en

const line = (page: Page) => page.getByRole('listbox', { name: altarCall.line })
const hosts = (page: Page) => line(page).getByRole('option')
const firstName = (page: Page) =>
  page.getByRole('form', { name: altarCall.form }).getByLabel(person.field.firstName)

async function save(page: Page, name: string): Promise<void> {
  await firstName(page).fill(name)
  await page.locator('td[role="gridcell"]').first().click()
  await page.keyboard.press('Control+Enter')
  await expect(hosts(page).last()).toContainText(name)
  await expect(firstName(page)).toHaveValue('')
}

/** Past meetings of the demo stand second in the list, with hosts in the line. */
async function openAltarCall({ page }: Laptop, meeting: 'coming' | 'past'): Promise<void> {
  await firstRunPage(page).openDemo()
  await page.keyboard.press('Alt+2')
  await page.getByRole('grid', { name: en.meeting.list.label }).focus()
  if (meeting === 'past') await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: en.meeting.detail.altarCall }).click()
  await expect(firstName(page)).toBeFocused()
}

test('hosts are put in order by keys and by drag, skipped, and brought back', async ({ laptop }) => {
  const { page } = laptop
  await openAltarCall(laptop, 'coming')
  for (const name of ['Ada', 'Bea', 'Cleo']) await save(page, name)
  await expect(hosts(page)).toContainText(['Ada', 'Bea', 'Cleo'])

  await hosts(page).nth(2).click()
  await expect(page.getByRole('region', { name: 'Cleo', exact: true })).toBeVisible()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(hosts(page)).toContainText(['Ada', 'Cleo', 'Bea'])
  await page.keyboard.press('Control+z')
  await expect(hosts(page)).toContainText(['Ada', 'Bea', 'Cleo'])
  await hosts(page).first().scrollIntoViewIfNeeded()
  await hosts(page)
    .nth(1)
    .dragTo(hosts(page).first(), { targetPosition: { x: 60, y: 4 } })
  await expect(hosts(page)).toContainText(['Bea', 'Ada', 'Cleo'])

  await line(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('x')
  await expect(hosts(page).first()).toContainText(altarCall.status.skipped)
  await page.keyboard.press('b')
  await expect(hosts(page).first()).not.toContainText(altarCall.status.skipped)

  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel(person.field.firstName)).toBeFocused()
  await page.keyboard.type('Dora')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(hosts(page).first()).toContainText('Bea & Dora')
  await expect(page.getByRole('status').filter({ hasText: '4 hosts' })).toBeVisible()
})

test('somebody late joins the end; a ZIP that does not exist is said and kept', async ({ laptop }) => {
  const { page } = laptop
  await openAltarCall(laptop, 'past')
  await expect(hosts(page).first()).toBeVisible()
  const before = await hosts(page).count()
  await page.getByRole('form', { name: altarCall.form }).getByLabel(person.field.zip).fill('00000')
  await expect(page.getByText(person.noSuchZip)).toBeVisible()
  await save(page, 'Late Lena')
  await expect(hosts(page)).toHaveCount(before + 1)

  const pairUp = page.getByRole('button', { name: /^Pair up \d/ })
  await pairUp.click()
  const pairs = page.getByRole('dialog').getByRole('listitem')
  await expect(pairs.first()).toBeVisible()
  const joined = (await pairs.first().locator('strong').nth(1).textContent()) ?? ''
  await pairs.first().getByRole('button', { name: altarCall.balance.join }).click()
  await expect(page.getByText(`${joined} now hosts with`)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: en.ui.undo }).last().click()
  await expect(page.getByText(event.coHost.already)).toBeHidden()
  await expect(hosts(page)).toHaveCount(before + 1)
})
