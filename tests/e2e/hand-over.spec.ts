import { firstRunPage, wordsOf } from './first-run.page'
import { look } from './look'
import { rail } from './rail.page'
import { catchDownload } from './support/catch-download'
import { expect, test } from './support/test'

for (const language of ['en', 'es'] as const)
  test.describe(language, () => {
    test.use({ language })
    test(`in ${language} the work of a laptop goes to another one on a stick`, async ({ openLaptop }) => {
      const words = wordsOf(language)
      const { person, problem, sealed } = words
      const { handOver } = words.sync
      const [ana, ben] = [await openLaptop(), await openLaptop()]
      await firstRunPage(ana.page, { words, name: 'Ana' }).startOwn()
      await rail(ana.page, words).open('people')
      await ana.page.keyboard.press('a')
      await expect(ana.page.getByLabel(person.field.firstName, { exact: true })).toBeFocused()
      await ana.page.keyboard.type('Núria')
      await ana.page.keyboard.press('Enter')
      await rail(ana.page, words).open('sync')
      await look(ana, 'sync-alone')
      await ana.page.getByRole('button', { name: handOver.give }).click()
      await expect(ana.page.getByLabel(sealed.passphrase, { exact: true })).not.toHaveValue('')
      const passphrase = await ana.page.getByLabel(sealed.passphrase, { exact: true }).inputValue()
      const file = await catchDownload(ana.page, () => ana.page.keyboard.press('Control+Enter'))
      await expect(ana.page.getByRole('status').filter({ hasText: file.name })).toBeVisible()
      await look(ana, 'sync-hand-over')

      await firstRunPage(ben.page, { words, name: 'Ben' }).startOwn()
      await rail(ben.page, words).open('sync')
      await ben.page.getByRole('button', { name: handOver.take }).click()
      await look(ben, 'sync-open-file')
      await ben.page.locator('input[type="file"]').setInputFiles(file)
      await ben.page.keyboard.type('not these words')
      await ben.page.keyboard.press('Enter')
      await expect(ben.page.getByRole('alert')).toContainText(problem['bad-passphrase'])
      await ben.page.getByLabel(sealed.openPassphrase).fill(passphrase)
      await ben.page.keyboard.press('Enter')
      await expect(ben.page.getByRole('heading', { name: handOver.look })).toBeVisible()
      await look(ben, 'sync-open-look')
      await ben.page.keyboard.press('Enter')
      await expect(ben.page.getByRole('heading', { name: /Ana/ })).toBeVisible()
      await look(ben, 'sync-open-done')
      await rail(ben.page, words).open('people')
      await expect(ben.page.getByRole('row', { name: /Núria/ })).toBeVisible()
    })
  })
