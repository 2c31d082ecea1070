import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import { firstRunPage } from './first-run.page'
import { rail } from './rail.page'
import { expect, test } from './support/test'

const { event, rsvp, person, ui } = en

/** The sign-ups of the demo's next event, ready to type. */
async function goToSignUps(page: Page): Promise<void> {
  await firstRunPage(page, { role: 'data-entry', name: 'May' }).openDemo()
  await rail(page).open('events')
  await page.getByRole('grid', { name: event.title }).locator('tbody tr').first().click()
  await expect(page.getByRole('button', { name: event.action.rsvps })).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.getByLabel(person.field.firstName)).toBeFocused()
}

const rows = (page: Page) => page.getByRole('grid', { name: rsvp.list.label }).locator('tbody tr')
const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

async function type(page: Page, ...fields: string[]): Promise<void> {
  for (const [index, field] of fields.entries()) {
    if (index > 0) await page.keyboard.press('Tab')
    await page.keyboard.type(field)
  }
  await page.keyboard.press('Enter')
}

test('names go in one after the other by keyboard, and nobody is doubled', async ({ laptop }) => {
  const { page } = laptop
  await goToSignUps(page)
  const before = await rows(page).count()
  await type(page, 'Wilhelmina', 'Okonkwo', '(212) 555-0190', '10027')
  await expect(said(page, 'Wilhelmina Okonkwo is signed up.')).toBeVisible()
  await expect(page.getByLabel(person.field.firstName)).toBeFocused()
  await type(page, 'Zé', '', '', '', 'ze@example.org')
  await expect(said(page, 'Zé is signed up.')).toBeVisible()
  await expect(rows(page)).toHaveCount(before + 2)
  await expect(rows(page).first()).toContainText('Zé')

  await type(page, 'Wilhelmina', '', '212-555-0190')
  await expect(said(page, 'Wilhelmina Okonkwo had already signed up')).toBeVisible()
  await expect(rows(page)).toHaveCount(before + 2)

  await page.keyboard.press('Enter')
  await expect(page.getByText(en.problem.missing)).toBeVisible()
  await expect(page.getByLabel(person.field.firstName)).toBeFocused()
})

test('somebody known is picked from the list with two keys', async ({ laptop }) => {
  const { page } = laptop
  await goToSignUps(page)
  await type(page, 'Wilhelmina', 'Okonkwo', '(212) 555-0190')
  await expect(said(page, 'is signed up')).toBeVisible()
  await page.keyboard.type('wilhel')
  await expect(page.getByRole('option', { name: /Wilhelmina Okonkwo/ })).toContainText(rsvp.import.repeat)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Known: Wilhelmina Okonkwo')).toBeVisible()
  await expect(page.getByLabel(person.field.phone)).toHaveValue('(212) 555-0190')
})

test('a status changes by one key, and whoever is taken off comes back with Undo', async ({ laptop }) => {
  const { page } = laptop
  await goToSignUps(page)
  await type(page, 'Wilhelmina', 'Okonkwo')
  await expect(rows(page).first()).toContainText('Wilhelmina')
  await page.getByRole('grid', { name: rsvp.list.label }).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('4')
  await expect(rows(page).first()).toContainText(rsvp.status.attended)
  await page.keyboard.press('Delete')
  await expect(rows(page).filter({ hasText: 'Wilhelmina' })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(rows(page).first()).toContainText('Wilhelmina')
  await expect(rows(page).first()).toContainText(rsvp.status.attended)
})

test('a half-typed line survives a killed core and a reload', async ({ laptop }) => {
  const { page } = laptop
  await goToSignUps(page)
  await page.keyboard.type('Wilhelm')
  await page.reload()
  await expect(page.getByLabel(person.field.firstName)).toHaveValue('Wilhelm')
  await laptop.killCore()
  await page.reload()
  await expect(page.getByLabel(person.field.firstName)).toHaveValue('Wilhelm')
  await expect(page.getByText(ui.draftKept)).toBeVisible()
})

const list = [
  'Name,Cell,Email,Zip',
  'Teresa Ruiz,212-555-0150,teresa@example.org,10027',
  'No Phone At All,12345,,10027',
  ',212-555-0151,,',
  'Bo Li,212 555 0153,bo@example.org,10031-1234',
  'Teresa Ruiz,(212) 555-0150,,',
].join('\n')

const choose = (page: Page, name: string, content: string | Buffer) =>
  page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })

test('a list is looked at before it is added, its flawed lines come back as a file, and it is taken back whole', async ({
  laptop,
}) => {
  const { page } = laptop
  await goToSignUps(page)
  const before = await rows(page).count()
  await page.keyboard.press('Control+i')
  await choose(page, 'sign-ups.csv', list)
  await expect(page.getByText('2 will be added')).toBeVisible()
  await expect(page.getByText('2 left out')).toBeVisible()
  await expect(page.getByText('1 already on the list').first()).toBeVisible()
  await expect(page.getByRole('row', { name: /No Phone At All/ })).toContainText('Phone is no full number')

  await page.getByRole('combobox', { name: rsvp.field.phone }).click()
  await page.getByRole('option', { name: rsvp.import.none }).click()
  await expect(page.getByRole('row', { name: /No Phone At All/ })).toContainText(rsvp.import.willAdd)
  await page.getByRole('combobox', { name: rsvp.field.phone }).click()
  await page.getByRole('option', { name: 'Cell' }).click()

  await page.getByRole('button', { name: 'Add 2 people' }).click()
  await expect(page.getByRole('heading', { name: '2 people were added' })).toBeVisible()
  await laptop.screenshot('import-done')
  if (test.info().project.name === 'chromium') {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: rsvp.import.download }).click()
    const lines = await (await download).createReadStream().then(textOf)
    expect(lines).toContain('No Phone At All')
    expect(lines).not.toContain('Teresa')
  }
  await page.keyboard.press('Escape')
  await expect(rows(page)).toHaveCount(before + 2)
  await page.goBack()
})

test('an import is taken back in one step', async ({ laptop }) => {
  const { page } = laptop
  await goToSignUps(page)
  const before = await rows(page).count()
  await page.keyboard.press('Control+i')
  await choose(page, 'sign-ups.csv', list)
  await page.getByRole('button', { name: 'Add 2 people' }).click()
  await page.getByRole('button', { name: rsvp.import.undo }).click()
  await expect(page.getByText('2 sign-ups were taken out again.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(rows(page)).toHaveCount(before)
})

test('a file that is no list says so, and what to do', async ({ laptop }) => {
  const { page } = laptop
  await goToSignUps(page)
  await page.keyboard.press('Control+i')
  await choose(page, 'photo.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]))
  await expect(page.getByRole('alert')).toContainText(rsvp.import.why.binary)
  await choose(page, 'wide.csv', Array.from({ length: 3000 }, (_, index) => `c${index}`).join(','))
  await expect(page.getByRole('alert')).toContainText(en.problem['too-many-columns'])
  await choose(page, 'empty.csv', '')
  await expect(page.getByRole('alert')).toContainText(en.problem['no-rows'])
})

async function textOf(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const parts: string[] = []
  for await (const part of stream) parts.push(part.toString())
  return parts.join('')
}
