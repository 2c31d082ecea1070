import { spawnSync } from 'node:child_process'
import { readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { en } from '#shared/messages/en'
import { firstRun as goThroughFirstRun } from './support/first-run'
import { expect, test } from './support/test'

const { unlock, firstRun, app } = en
const databaseOf = (dataDir: string) => join(dataDir, 'barnstorm.db')

test.describe('on a laptop without a keychain', () => {
  test.use({ passphrase: null })

  test('four suggested words make the key, and open the data at the next start', async ({ laptop }) => {
    const page = () => laptop.page
    await expect(page().getByRole('heading', { name: unlock.choose.title })).toBeVisible()
    await laptop.expectAccessible()
    await laptop.screenshot('choose-passphrase')
    const field = page().getByLabel(unlock.choose.field, { exact: true })
    await expect(field).toHaveValue(/^[a-z]+ [a-z]+ [a-z]+ [a-z]+$/)
    const first = await field.inputValue()
    await page().getByRole('button', { name: unlock.choose.suggest }).click()
    await expect(field).not.toHaveValue(first)
    await expect(field).toHaveValue(/^[a-z]+ [a-z]+ [a-z]+ [a-z]+$/)
    const passphrase = await field.inputValue()
    await page().getByLabel(unlock.choose.written).check()
    await page().getByRole('button', { name: unlock.choose.action }).click()
    await expect(page().getByRole('heading', { name: firstRun.title })).toBeVisible()

    await laptop.restart()
    await expect(page().getByRole('heading', { name: unlock.ask.title })).toBeVisible()
    await laptop.expectAccessible()
    await page().getByLabel(unlock.ask.field, { exact: true }).fill('some other words entirely')
    await page().keyboard.press('Enter')
    await expect(page().getByText(unlock.ask.wrong)).toBeVisible()
    await laptop.screenshot('ask-passphrase')
    await page().getByLabel(unlock.ask.field, { exact: true }).fill(passphrase)
    await page().keyboard.press('Enter')
    await expect(page().getByRole('heading', { name: firstRun.title })).toBeVisible()
  })

  test('a passphrase that is too short is not taken', async ({ laptop }) => {
    const { page } = laptop
    const field = page.getByLabel(unlock.choose.field, { exact: true })
    await expect(field).not.toHaveValue('')
    await field.fill('short')
    await page.getByLabel(unlock.choose.written).check()
    await page.getByRole('button', { name: unlock.choose.action }).click()
    await expect(page.getByText(/^Too short/)).toBeVisible()
  })
})

test('a killed core comes back, and the page with it', async ({ laptop }) => {
  const { page } = laptop
  await goThroughFirstRun(page, { begin: 'own' })
  await laptop.killCore()
  await expect(page.getByText(app.crashed)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('navigation', { name: app.rail })).toBeVisible()
})

test('a database under another key is not opened, not touched, and the page says so', async ({
  laptop,
  openLaptop,
}) => {
  const { dataDir } = laptop
  await expect(laptop.page.getByRole('heading', { name: firstRun.title })).toBeVisible()
  const other = await openLaptop()
  await expect(other.page.getByRole('heading', { name: firstRun.title })).toBeVisible()
  await laptop.turnOff()
  await other.turnOff()
  renameSync(join(other.dataDir, 'key.json'), join(dataDir, 'key.json'))
  const before = readFileSync(databaseOf(dataDir))

  await laptop.start()
  await expect(laptop.page.getByText(unlock.problem.tag['wrong-key'])).toBeVisible()
  await laptop.expectAccessible()
  await laptop.screenshot('wrong-key')
  expect(readFileSync(databaseOf(dataDir)).equals(before)).toBe(true)
})

test('a database without its key file never gets a new key', async ({ laptop }) => {
  await expect(laptop.page.getByRole('heading', { name: firstRun.title })).toBeVisible()
  await laptop.turnOff()
  const keyFile = join(laptop.dataDir, 'key.json')
  renameSync(keyFile, `${keyFile}.away`)
  await laptop.start()
  await expect(laptop.page.getByText(unlock.problem.tag['key-missing'])).toBeVisible()

  renameSync(`${keyFile}.away`, keyFile)
  await laptop.page.getByRole('button', { name: unlock.problem.retry }).click()
  await expect(laptop.page.getByRole('heading', { name: firstRun.title })).toBeVisible()
})

test.describe('a damaged database is named, and left as it is:', () => {
  const damages = {
    'cut in half': (file: string) => truncateSync(file, Math.floor(readFileSync(file).length / 2)),
    'another kind of file': (file: string) => writeFileSync(file, 'a shopping list, not a database'),
  }
  for (const [name, damage] of Object.entries(damages))
    test(name, async ({ laptop }) => {
      await expect(laptop.page.getByRole('heading', { name: firstRun.title })).toBeVisible()
      await laptop.turnOff()
      const file = databaseOf(laptop.dataDir)
      damage(file)
      const before = readFileSync(file)
      await laptop.start()
      await expect(laptop.page.getByRole('heading', { name: unlock.problem.title })).toBeVisible()
      expect(readFileSync(file).equals(before)).toBe(true)
    })
})

test('a pulled plug takes nothing of what was acknowledged', async ({ laptop }) => {
  await goThroughFirstRun(laptop.page, { name: 'Rosa', begin: 'own' })
  await laptop.pullPlug()
  await laptop.start()
  await expect(laptop.page.getByRole('navigation', { name: app.rail })).toBeVisible()
})

test('a command on data that the app has open says so, and does nothing', async ({ laptop }) => {
  await expect(laptop.page.getByRole('heading', { name: firstRun.title })).toBeVisible()
  const backup = spawnSync(process.execPath, ['out/main/cli.js', 'backup', '--data', laptop.dataDir], {
    encoding: 'utf8',
    env: { ...process.env, BARNSTORM_PASSPHRASE: 'correct horse battery staple' },
  })
  expect(backup.stderr).toContain(unlock.problem.tag.locked)
  expect(backup.status).toBe(1)
})
