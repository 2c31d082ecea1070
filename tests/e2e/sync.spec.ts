import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { init } from '#main/central/init'
import { invite } from '#main/central/invite'
import { type Served, serve } from '#main/central/serve'
import type { Result } from '#shared/domain/result'
import { en } from '#shared/messages/en'
import type { Role } from '#shared/model/base'
import { firstRunPage } from './first-run.page'
import { look } from './look'
import { rail } from './rail.page'
import { test as base, expect } from './support/test'

const { sync } = en

type Central = {
  stop: () => Promise<void>
  /** Again, on the same data and at the same address. */
  start: () => Promise<void>
  /** The line that lets somebody in; again for a new password. */
  inviteAs: (name: string, roles: Role[], renew?: boolean) => Promise<{ code: string; password: string }>
}

const test = base.extend<{ central: Central }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  central: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'barnstorm-central-'))
    const serveAt = async (port: number): Promise<Served> =>
      must(await serve({ dataDir, port, onBug: (cause) => console.error(cause) }))
    let served: Served | null = await serveAt(0)
    const { address, port } = served
    const rules = readFileSync('resources/couchdb/validate.js', 'utf8')
    must(await init({ address, program: 'spring', rules }))
    const stop = async () => {
      await served?.close()
      served = null
    }
    await use({
      stop,
      start: async () => {
        served = await serveAt(port)
      },
      inviteAs: async (name, roles, renew = false) => {
        const { code, invitation } = must(await invite({ address, program: 'spring', name, roles, renew }))
        return { code, password: invitation.password }
      },
    })
    await stop()
  },
})

async function goToSync(page: Page): Promise<void> {
  await rail(page).open('sync')
  await expect(page.getByRole('heading', { name: sync.title, exact: true })).toBeVisible()
}

async function connect(page: Page, code: string): Promise<void> {
  await goToSync(page)
  await page.getByLabel(sync.connect.field).fill(code)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(sync.connect.said)).toBeVisible()
}

async function addPerson(page: Page, name: string): Promise<void> {
  await rail(page).open('people')
  await page.keyboard.press('a')
  await page.getByLabel(en.person.field.firstName).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${name} is saved.`)).toBeVisible()
}

test('an invitation that is not whole says so; a whole one connects, and the work goes out', async ({
  laptop,
  central,
}) => {
  const { page } = laptop
  await firstRunPage(page).startOwn()
  await goToSync(page)
  await expect(page.getByRole('heading', { name: sync.head.alone })).toBeVisible()
  await page.getByLabel(sync.connect.field).fill('half an invit')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(en.problem['bad-invitation'])).toBeVisible()

  await addPerson(page, 'Wilhelmina')
  const { code } = await central.inviteAs('rosa', ['organizer'])
  await connect(page, code)
  await expect(page.getByRole('heading', { name: sync.head.sent })).toBeVisible()
  await expect(page.getByRole('row', { name: /Wilhelmina/ })).toContainText(sync.record.state['on-server'])
  await laptop.expectAccessible()
  await laptop.screenshot('sync-connected')
})

test('without the server everything waits here, and goes out when it is back', async ({
  laptop,
  central,
}) => {
  const { page } = laptop
  await firstRunPage(page).startOwn()
  await connect(page, (await central.inviteAs('rosa', ['organizer'])).code)
  await expect(page.getByRole('heading', { name: sync.head.sent })).toBeVisible()
  await central.stop()
  await addPerson(page, 'Wilhelmina')
  await goToSync(page)
  await expect(page.getByRole('row', { name: /Wilhelmina/ })).toContainText(sync.record.state.queued)
  await expect(page.getByRole('heading', { name: sync.head.offline })).toBeVisible()
  await laptop.expectAccessible()
  await laptop.screenshot('sync-offline')

  await central.start()
  await page.getByRole('button', { name: sync.action.tryNow }).click()
  await expect(page.getByRole('heading', { name: sync.head.sent })).toBeVisible()
  await expect(page.getByRole('row', { name: /Wilhelmina/ })).toContainText(sync.record.state['on-server'])
})

test('a refused password asks for the new one, and nothing is lost', async ({ laptop, central }) => {
  const { page } = laptop
  await firstRunPage(page).startOwn()
  await connect(page, (await central.inviteAs('rosa', ['organizer'])).code)
  await expect(page.getByRole('heading', { name: sync.head.sent })).toBeVisible()
  const { password } = await central.inviteAs('rosa', ['organizer'], true)
  await addPerson(page, 'Wilhelmina')
  await goToSync(page)
  await expect(page.getByRole('heading', { name: sync.head.auth })).toBeVisible()
  await laptop.expectAccessible()
  await laptop.screenshot('sync-sign-in')
  await page.getByLabel('Password of rosa').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: sync.head.sent })).toBeVisible()
  await expect(page.getByRole('row', { name: /Wilhelmina/ })).toContainText(sync.record.state['on-server'])
})

test('the demo never connects', async ({ laptop }) => {
  const { page } = laptop
  await firstRunPage(page).openDemo()
  await goToSync(page)
  await expect(page.getByText(sync.connect.demo)).toBeVisible()
  await expect(page.getByLabel(sync.connect.field)).toHaveCount(0)
})

function must<T>(result: Result<T, { tag: string }>): T {
  if (!result.ok) throw new Error(result.error.tag)
  return result.value
}

test('a clock that is hours ahead is said, with what to do; set right, it is said no more', async ({
  laptop,
  central,
}) => {
  const { page } = laptop
  laptop.putClockAhead(180)
  await firstRunPage(page).startOwn()
  await connect(page, (await central.inviteAs('rosa', ['organizer'])).code)
  await expect(page.getByText(sync.clock.ahead.replace('{{by}}', '3 h 0 min'))).toBeVisible()
  await addPerson(page, 'Wilhelmina')
  await goToSync(page)
  await expect(page.getByText(sync.clock.body)).toBeVisible()
  await look(laptop, 'sync-clock')
  laptop.putClockAhead(0)
  await expect(async () => {
    await page.getByRole('button', { name: sync.action.tryNow }).click()
    await expect(page.getByText(sync.clock.body)).toHaveCount(0, { timeout: 2000 })
  }).toPass()
})
