import { en } from '#shared/messages/en'
import { firstRunPage } from './first-run.page'
import { rail } from './rail.page'
import { expect, test } from './support/test'

const { person } = en

test('somebody is added, found by the first letters, and corrected', async ({ laptop }) => {
  const { page } = laptop
  await firstRunPage(page).startOwn()
  await rail(page).open('people')
  await expect(page.getByRole('heading', { name: person.empty.title })).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByLabel(person.field.firstName)).toBeFocused()
  await page.keyboard.type('Núria 🌻')
  await page.getByLabel(person.field.phone, { exact: true }).fill('12')
  await page.keyboard.press('Enter')
  await expect(page.getByText(en.problem['bad-phone'])).toBeVisible()
  await expect(page.getByLabel(person.field.phone, { exact: true })).toBeFocused()
  await page.getByLabel(person.field.phone, { exact: true }).fill('212 555 0142')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Núria 🌻 is saved.')).toBeVisible()

  await page.getByRole('searchbox', { name: person.find }).fill('nur')
  await expect(page.getByRole('row', { name: /Núria 🌻.*\(212\) 555-0142/ })).toBeVisible()
  await page.getByLabel(person.field.lastName).fill('Vila')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Núria 🌻 Vila' })).toBeVisible()
  await page.getByRole('searchbox', { name: person.find }).fill('nobody')
  await expect(page.getByRole('heading', { name: person.empty.noneTitle })).toBeVisible()
})
