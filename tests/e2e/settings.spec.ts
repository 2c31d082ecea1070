import { existsSync } from 'node:fs'
import { en } from '#shared/messages/en'
import { es } from '#shared/messages/es'
import { firstRunPage } from './first-run.page'
import { look } from './look'
import { rail } from './rail.page'
import { expect, test } from './support/test'

const { settings } = en

test('roles, name and language take effect at once, and stay', async ({ laptop }) => {
  await firstRunPage(laptop.page).startOwn()
  const page = laptop.page
  await rail(page).open('settings')
  await expect(rail(page).link('review')).toHaveCount(0)
  await page.getByLabel(settings.role.moderator).check()
  await page.getByLabel(settings.you.name).fill('Rosa Delgado')
  await page.getByRole('combobox', { name: settings.you.language }).click()
  await page.getByRole('option', { name: 'Español' }).click()
  await page.getByRole('button', { name: settings.action.save }).click()
  await expect(page.getByRole('heading', { name: es.settings.title })).toBeVisible()
  await expect(rail(page, es).link('review')).toBeVisible()

  await laptop.restart()
  await rail(laptop.page, es).open('settings')
  await expect(laptop.page.getByLabel(es.settings.you.name)).toHaveValue('Rosa Delgado')
})

test('a backup is written where it says', async ({ laptop }) => {
  const { page } = laptop
  await firstRunPage(page).startOwn()
  await rail(page).open('settings')
  await expect(page.getByText(laptop.dataDir, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: settings.action.backup }).click()
  const file = page.getByText(/\.backup$/)
  await expect(file).toBeVisible()
  expect(existsSync((await file.textContent()) ?? '')).toBe(true)
})

test('a snapshot is taken, gone back to, and that undone', async ({ laptop }) => {
  const { page } = laptop
  await firstRunPage(page).startOwn()
  await rail(page).open('settings')
  await expect(page.getByText(settings.snapshots.none)).toBeVisible()
  const name = page.getByLabel(settings.you.name)
  await name.fill('Rosa Delgado')
  await page.getByRole('button', { name: settings.action.save }).click()
  await expect(page.getByText(settings.you.saved)).toBeVisible()
  await page.getByRole('button', { name: settings.action.snapshot }).click()
  const choice = page.getByLabel(settings.snapshots.which)
  await expect(choice.locator('option')).toHaveCount(1)
  await name.fill('Another Name')
  await page.getByRole('button', { name: settings.action.save }).click()
  await laptop.restart()

  const later = laptop.page
  await rail(later).open('settings')
  await expect(later.getByLabel(settings.you.name)).toHaveValue('Another Name')
  await look(laptop, 'settings-snapshots')
  await later.getByRole('button', { name: settings.action.restore }).click()
  await expect(later.getByText(settings.snapshots.doneBody)).toBeVisible()
  await later.getByText(settings.snapshots.doneBody).scrollIntoViewIfNeeded()
  await look(laptop, 'settings-snapshot-restored')
  await later.getByRole('button', { name: settings.action.undoRestore }).click()
  await expect(later.getByLabel(settings.snapshots.which).locator('option')).toHaveCount(3)
  await laptop.restart()
  await rail(laptop.page).open('settings')
  await expect(laptop.page.getByLabel(settings.you.name)).toHaveValue('Another Name')
})
