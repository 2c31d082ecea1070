import { en } from '#shared/messages/en'
import { firstRunPage } from './first-run.page'
import { look } from './look'
import { rail } from './rail.page'
import { expect, test } from './support/test'

const { followUp, today } = en

test('a host is called a week ahead, guests are thanked, and what is done comes back with Undo', async ({
  laptop,
}) => {
  const { page } = laptop
  await firstRunPage(page, { role: 'support', name: 'Sam' }).openDemo()
  await expect(page.getByRole('button', { name: today.followUp.action })).toBeVisible()
  await rail(page).open('followUp')
  const rows = page.getByRole('grid', { name: followUp.list }).locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  const count = async () =>
    Number(/^\d+/.exec((await page.getByText(/^\d+ things? to do$/).textContent()) ?? '')?.[0])
  const atFirst = await count()

  await rows.filter({ hasText: followUp.what['call-host'] }).first().click()
  const venue = page.getByRole('checkbox', { name: followUp.check.venue })
  await expect(venue).toBeEnabled()
  await venue.check()
  await page.getByRole('textbox', { name: followUp.note }).fill('Ring the lower bell.')
  await look(laptop, 'follow-up')
  await page.getByRole('button', { name: followUp.action.noAnswer }).click()
  await expect(page.getByText(followUp.did.noAnswer)).toBeVisible()
  await expect(page.getByText('1 call without an answer')).toBeVisible()
  expect(await count()).toBe(atFirst)
  await page.getByRole('button', { name: followUp.action.trouble }).click()
  await expect(rows.first()).toContainText(followUp.urgency.trouble)
  await page.getByRole('button', { name: followUp.action.done }).click()
  await expect.poll(count).toBe(atFirst - 1)
  await page.getByRole('button', { name: en.ui.undo }).last().click()
  await expect.poll(count).toBe(atFirst)
  await expect(page.getByRole('textbox', { name: followUp.note })).toHaveValue('Ring the lower bell.')

  await rows.filter({ hasText: followUp.what.thank }).first().click()
  const guests = page.getByRole('region', { name: followUp.guests })
  await expect(guests.getByRole('listitem').first()).toBeVisible()
  await look(laptop, 'follow-up-thank')
  await page.keyboard.press('d')
  await expect.poll(count).toBe(atFirst - 1)
})
