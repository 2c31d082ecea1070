import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import { type CoreChild, startCoreChild } from '#tests/support/core-child'
import { firstRunPage } from './first-run.page'
import { rail } from './rail.page'
import { reviewPage } from './review.page'
import { type Central, startCentral } from './support/central'
import { expect, test } from './support/test'

/**
 * What passes between a host, the moderators and the organizer, on laptops of their own with a central server between
 * them. The organizer's laptop has no window here: what she sees is asked of her core. The host has her own
 * circle on the server, and sees nothing else.
 */
const { review, event, sync, today } = en

let central: Central
let rosa: CoreChild

test.beforeEach(async () => {
  central = await startCentral()
  rosa = await startCoreChild(mkdtempSync(join(tmpdir(), 'barnstorm-rosa-')))
  await rosa.client.profile.save({
    name: 'Rosa',
    roles: ['organizer'],
    language: 'en',
    mainRole: 'organizer',
  })
})
test.afterEach(async () => {
  await rosa.stop()
  await central.close()
})

test('host submits, moderator asks for changes, host edits offline, moderator approves, all see it', async ({
  openLaptop,
}) => {
  test.setTimeout(300_000)
  central.keepHosts()
  const [eventId = ''] = await handIn(rosa, 'Hana', 1, 'hana')
  await rosa.client.sync.connect({ invitation: await central.invitationFor('rosa', 'organizer') })

  const mos = await openLaptop()
  await firstRunPage(mos.page, { role: 'moderator', name: 'Mo' }).startOwn()
  await connect(mos.page, await central.invitationFor('mo', 'moderator'))
  await rail(mos.page).open('review')
  const queue = reviewPage(mos.page)
  await queue.seen()
  await mos.page.keyboard.press('c')
  await mos.page.getByRole('button', { name: review.reason.place.label }).click()
  await mos.page.getByLabel(review.compose.message).fill('Which floor is it?')
  await mos.page.keyboard.press('Control+Enter')
  await expect(mos.page.getByText(/^Changes asked for on/)).toBeVisible()
  await expect(mos.page.getByText(review.empty.body)).toBeVisible()

  const hanas = await openLaptop()
  await firstRunPage(hanas.page, { role: 'host', name: 'Hana' }).startOwn()
  await connect(hanas.page, await central.invitationFor('hana', 'host'))
  await rail(hanas.page).open('today')
  const asked = hanas.page.getByRole('region', { name: today.messages.title })
  await expect(asked.getByText('Which floor is it?')).toBeVisible()
  await hanas.screenshot('today-message-of-moderator')
  await asked.getByRole('link').first().press('Enter')
  await expect(hanas.page.getByText(event.decision.thenWhat)).toBeVisible()

  const edit = hanas.page.getByRole('button', { name: event.action.edit })
  await expect(edit).toBeEnabled()

  // The train goes into a tunnel.
  await central.goAway()
  await edit.press('Enter')
  await hanas.page.getByLabel(event.field.place, { exact: true }).fill('Living room, second floor')
  await hanas.page.keyboard.press('Control+Enter')
  await expect(hanas.page.getByText(event.said.saved)).toBeVisible()
  await hanas.page.getByRole('button', { name: event.action.submit }).press('Enter')
  await expect(hanas.page.getByText('1 event sent to review.')).toBeVisible()
  await central.comeBack()

  await queue.seen()
  const changes = mos.page.getByRole('table').filter({ hasText: review.changes.before })
  await expect(changes.getByText('Living room, second floor')).toBeVisible()
  await expect(changes.getByText('Living room, 1', { exact: true })).toBeVisible()
  await mos.screenshot('review-changes-diff')
  await mos.page.keyboard.press('a')
  await expect(mos.page.getByText(/is approved\./)).toBeVisible()

  await expect(hanas.page.getByText(event.state.approved).first()).toBeVisible()
  await until(rosa.client.event.one({ id: eventId }), (one) => one?.event.state === 'approved')
  const guest = { firstName: 'Tunde', lastName: 'Bello', phone: '212 555 0145', email: '', zip: '10002' }
  const typed = { key: 'guest-key-00001', eventId, personId: null, person: guest, note: '' }
  await rosa.client.rsvp.add({ ...typed, source: 'typed' })
  await expect(hanas.page.getByRole('tab', { name: `${event.tabs.rsvps} (1)` })).toBeVisible()
})

test('a hundred events are reviewed with at most five keys each, and nothing is decided twice', async ({
  openLaptop,
}) => {
  test.setTimeout(300_000)
  for (let host = 0; host < 5; host++) await handIn(rosa, `Host${host}`, 20)
  await rosa.client.sync.connect({ invitation: await central.invitationFor('rosa', 'organizer') })
  const mos = await openLaptop()
  const { page } = mos
  await firstRunPage(page, { role: 'moderator', name: 'Mo' }).startOwn()
  await connect(page, await central.invitationFor('mo', 'moderator'))
  await rail(page).open('review')
  const queue = reviewPage(page)
  await queue.seen()
  await expect.poll(queue.waiting).toBe(100)

  const pressed: number[] = []
  for (let number = 1; number <= 100; number++) {
    const id = queue.idInHand()
    const keys =
      number % 10 === 0
        ? ['c', '1', 'Control+Enter']
        : number % 25 === 7
          ? ['r', '1', 'Control+Enter']
          : ['a']
    for (const key of keys) await page.keyboard.press(key)
    pressed.push(keys.join('+').split('+').length)
    if (number < 100) await queue.nextAfter(id)
  }
  await expect(page.getByText(review.empty.body)).toBeVisible()
  expect(Math.max(...pressed)).toBeLessThanOrEqual(5)

  const states = { 'changes-requested': 10, rejected: 4, approved: 86 } as const
  for (const state of ['changes-requested', 'rejected', 'approved'] as const)
    await until(
      rosa.client.event.list({ meetingId: null, state, when: 'all', text: '', limit: 200 }),
      ({ total }) => total === states[state],
    )
  await page.getByRole('button', { name: review.action.figures }).click()
  await expect(page.getByRole('row', { name: /^Mo 100 86 10 4/ })).toBeVisible()
})

async function connect(page: Page, invitation: string): Promise<void> {
  await page.getByRole('link', { name: sync.title }).first().press('Enter')
  await page.getByLabel(sync.connect.field).fill(invitation)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: sync.head.sent })).toBeVisible()
}

/** One host signs up for so many evenings, all complete, and hands them in. */
async function handIn(
  { client }: CoreChild,
  firstName: string,
  evenings: number,
  hostUser = '',
): Promise<string[]> {
  const day = 86_400_000
  const start = Math.ceil(Date.now() / day) * day + 23 * 3_600_000
  const { events } = await client.event.signUpHost({
    key: `sign-up-${firstName}`.padEnd(16, '0'),
    meetingId: '',
    host: { firstName, lastName: 'Okafor', phone: '(212) 555-0123', email: 'h@example.org', zip: '10001' },
    hostId: null,
    type: 'phone-bank',
    place: 'Living room, 1',
    atHome: true,
    street: `${firstName.length} Oak Street`,
    capacity: 10,
    slots: Array.from({ length: evenings }, (_, index) => ({
      startsAt: new Date(start + (index + 3) * day).toISOString(),
      minutes: 120,
    })),
    zone: 'America/New_York',
  })
  const ids = events.map(({ id }) => id)
  if (hostUser) for (const id of ids) await client.event.update({ id, fields: { hostUser } })
  await client.event.submit({ ids, key: `submit-${firstName}`.padEnd(16, '0') })
  return ids
}

/** The first model of a live query that passes. */
async function until<T>(live: Promise<AsyncIterable<T>>, passes: (model: T) => boolean): Promise<T> {
  for await (const model of await live) if (passes(model)) return model
  throw new Error('the live query ended')
}
