import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import { firstRunPage } from './first-run.page'
import { startCentral } from './support/central'
import { expect, test } from './support/test'

/**
 * The whole main job through the screens, by keyboard but for the choice of a file: an evening on one laptop without
 * any server; then a server, a moderator on another laptop, and both decisions back on the first one.
 */
const { altarCall, event, meeting, person, review, rsvp, sync } = en
const HOST_PHONE = '(212) 555-0188'
const GUEST_PHONE = '(212) 555-0143'

test('from an empty laptop without internet to two decisions of a moderator', async ({ openLaptop }) => {
  test.setTimeout(240_000)
  const rosas = await openLaptop()
  const { page } = rosas
  await firstRunPage(page).startOwn()
  await planMeeting(page)
  await runSomeOfIt(page)
  await signUpHost(page)
  await fillFirstEvent(page)
  await submitAll(page)
  // The plug is pulled: all of it is still there.
  await rosas.pullPlug()
  await rosas.start()
  await rosas.page.getByRole('navigation', { name: en.app.rail }).waitFor()
  await goTo(rosas.page, 2)
  await expect(inList(rosas.page, 'submitted')).toHaveCount(2)

  const central = await startCentral()
  try {
    const mos = await openLaptop()
    await firstRunPage(mos.page, { role: 'moderator', name: 'Mo' }).startOwn()
    await connect(rosas.page, await central.invitationFor('rosa', 'organizer'))
    await connect(mos.page, await central.invitationFor('mo', 'moderator'))
    await decideBoth(mos.page)

    await goTo(rosas.page, 2)
    await expect(inList(rosas.page, 'approved')).toHaveCount(1)
    await list(rosas.page).focus()
    await rosas.page.keyboard.press((await isFirst(rosas.page, 'changes-requested')) ? 'Home' : 'End')
    await expect(rosas.page.getByText('Which floor is it?').first()).toBeVisible()
    await rosas.screenshot('main-job-changes-requested')
  } finally {
    await central.close()
  }
  await rosas.turnOff()
  expect(filesWith(rosas.dataDir, [HOST_PHONE, GUEST_PHONE])).toEqual([])
})

const list = (page: Page) => page.getByRole('grid', { name: event.title })
/** The pills of the events in this state. */
const inList = (page: Page, state: keyof typeof event.state) => list(page).getByText(event.state[state])

const isFirst = async (page: Page, state: keyof typeof event.state): Promise<boolean> =>
  (await list(page).locator('tbody tr').first().textContent())?.includes(event.state[state]) ?? false

/** The rail's jobs have the keys Alt+1 to Alt+9. */
async function goTo(page: Page, job: number): Promise<void> {
  await page.keyboard.press(`Alt+${job + 1}`)
}

async function planMeeting(page: Page): Promise<void> {
  await page.getByRole('button', { name: en.today.meeting.plan }).press('Enter')
  await page.getByLabel(meeting.form.title, { exact: true }).fill('Union hall barnstorm')
  await page.getByLabel(meeting.form.start).fill('7pm')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Union hall barnstorm' })).toBeVisible()
}

async function runSomeOfIt(page: Page): Promise<void> {
  await page.keyboard.press('r')
  await page.keyboard.press('PageDown')
  await expect(page.getByRole('button', { name: meeting.run.pause })).toBeEnabled()
  await page.keyboard.press('PageDown')
  await page.keyboard.press('a')
}

async function signUpHost(page: Page): Promise<void> {
  await expect(page.getByLabel(person.field.firstName)).toBeFocused()
  await page.keyboard.type('Wilhelmina')
  await page.getByLabel(person.field.lastName).fill('Okonkwo')
  await page.getByLabel(person.field.phone).fill(HOST_PHONE)
  await page.getByLabel(person.field.zip).fill('11237')
  await page.getByLabel(altarCall.placeHome).fill('Ridgewood')
  await page.getByLabel(altarCall.street).fill('12 Cypress Avenue')
  const cell = page.getByRole('gridcell')
  await cell.nth(8).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Wilhelmina hosts 2 events.')).toBeVisible()
}

/** One guest typed in, two more from a file that has a flaw. */
async function fillFirstEvent(page: Page): Promise<void> {
  await goTo(page, 2)
  // The first key on a page that has just opened may come too early on a slow machine: somebody presses it again.
  await expect(async () => {
    await list(page).focus()
    await page.keyboard.press('Home')
    await expect(page.getByRole('button', { name: event.action.rsvps })).toBeVisible({ timeout: 3000 })
  }).toPass()
  await page.getByRole('button', { name: event.action.rsvps }).press('Enter')
  await expect(page.getByLabel(person.field.firstName)).toBeFocused()
  await page.keyboard.type('Tunde')
  await page.getByLabel(person.field.phone).fill(GUEST_PHONE)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Tunde is signed up.')).toBeVisible()

  await page.getByRole('button', { name: rsvp.action.import }).press('Enter')
  const text = 'Name,Phone\nAna Ruiz,212-555-0161\nNo Number,12\nJosé Ñandú,(212) 555-0162\n'
  await page.locator('input[type=file]').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await page.getByRole('button', { name: /Add 2 people/ }).press('Enter')
  await expect(page.getByText('2 people were added')).toBeVisible()
  await page.getByRole('button', { name: rsvp.import.toList }).press('Enter')
  for (const name of ['Tunde', 'Ana Ruiz', 'José Ñandú']) await expect(page.getByText(name)).toBeVisible()
}

async function submitAll(page: Page): Promise<void> {
  await goTo(page, 2)
  await expect(list(page)).toBeVisible()
  await page.keyboard.press('Control+Shift+S')
  await expect(inList(page, 'submitted')).toHaveCount(2)
}

async function connect(page: Page, invitation: string): Promise<void> {
  await page.getByRole('link', { name: sync.title }).first().press('Enter')
  await page.getByLabel(sync.connect.field).fill(invitation)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: sync.head.sent })).toBeVisible()
}

async function decideBoth(page: Page): Promise<void> {
  await page.getByRole('link', { name: review.title }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Wilhelmina O.' })).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByText(review.did.approve.replace('{{title}}', 'Wilhelmina O.'))).toBeVisible()
  await expect(page.getByText(review.waiting_one.replace('{{count}}', '1'))).toBeVisible()
  await expect(page.getByRole('button', { name: review.action['request-changes'] })).toBeEnabled()
  await page.keyboard.press('c')
  await page.getByLabel(review.compose.message).fill('Which floor is it?')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/Changes asked for/).first()).toBeVisible()
}

/** Names of the files under `folder` that hold the digits of one of these numbers, as text of one or two bytes a letter. */
function filesWith(folder: string, phones: string[]): string[] {
  const digits = phones.map((phone) => phone.replaceAll(/\D/g, ''))
  const needles = [...phones, ...digits].flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')])
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => needles.some((needle) => readFileSync(file).includes(needle)))
}
