import { typedSheet } from '#tests/support/typed-sheet'
import { firstRunPage, wordsOf } from './first-run.page'
import { look } from './look'
import { rail } from './rail.page'
import { misfits } from './support/fits'
import { expect, test } from './support/test'

const LIST = [
  'Westside Tenants Union',
  'Name | Phone | E-mail | ZIP',
  'Rosalind Quillon | (212) 555-0123 | rosalind@example.org | 10033',
  'Luis Vantongeren | (917) 555-0144 || 10034',
]
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
]

for (const language of ['en', 'es'] as const)
  test.describe(`in ${language}`, () => {
    test.use({ language })
    const words = wordsOf(language)
    const { corners, field, intake, problem, verify } = words.paper
    const row = (number: number) => verify.row.replace('{{number}}', String(number))

    test('a list that somebody else printed is typed beside its picture, and offers what is typed on it', async ({
      laptop,
    }) => {
      test.slow()
      const { page } = laptop
      await firstRunPage(page, { words, role: 'data-entry', name: 'May' }).openDemo()
      await rail(page, words).open('paper')
      await page
        .locator('input[type="file"]')
        .first()
        .setInputFiles({ name: 'list.jpg', mimeType: 'image/jpeg', buffer: await typedSheet(LIST) })
      await expect(page.getByText(problem['no-sheet'])).toBeVisible({ timeout: 150_000 })

      // Somebody takes it for a form of ours, and places its corners in vain.
      await page.getByRole('button', { name: intake.place }).click()
      await expect(page.getByRole('heading', { name: corners.title })).toBeVisible()
      for (const [digit, keys] of Object.entries(TO_THE_CORNERS)) {
        await page.keyboard.press(digit)
        for (const key of keys) for (let step = 0; step < 6; step++) await page.keyboard.press(`Shift+${key}`)
      }
      await page.keyboard.press('Control+Enter')
      await expect(page.getByText(corners.failed)).toBeVisible({ timeout: 150_000 })
      await page.getByRole('button', { name: intake.byHand }).click()

      // The rows are there at once, whatever the picture still tells.
      const firstName = page.getByRole('textbox', { name: `${row(3)}, ${field.firstName}` })
      await firstName.fill('Ana')
      const status = page.getByRole('status')
      await expect(status.filter({ hasText: verify.found.looking })).toBeVisible()
      await page.getByRole('button', { name: verify.found.stop }).click()
      await expect(status.filter({ hasText: verify.found.stopped })).toBeVisible()
      await page.getByRole('button', { name: verify.found.again }).click()
      const found = verify.found.some_other.replace('{{count}}', '2')
      await expect(status.filter({ hasText: found })).toBeVisible({ timeout: 150_000 })
      await expect(firstName).toHaveValue('Ana')
      await expect(page.getByRole('textbox', { name: `${row(1)}, ${field.firstName}` })).toHaveValue('')
      for (const size of SIZES) {
        await page.setViewportSize(size)
        expect(await misfits(page)).toEqual([])
        await look(laptop, `paper-foreign-${size.width}`)
      }
      await page.setViewportSize(SIZES[0] ?? { width: 1366, height: 768 })

      // Taken by keys: the focus goes on to what is left, and the picture of the line goes.
      const take = page.getByRole('button', { name: new RegExp(`^${row(2)}, ${verify.found.take}`) })
      await take.focus()
      await page.keyboard.press('Enter')
      await expect(take).toHaveCount(0)
      await expect(page.getByRole('textbox', { name: `${row(2)}, ${field.email}` })).toBeFocused()
      await expect(page.getByRole('textbox', { name: `${row(2)}, ${field.phone}` })).toHaveValue(
        '(917) 555-0144',
      )

      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('grid', { name: words.paper.stack.label })).toBeVisible()
      await rail(page, words).open('people')
      for (const [name, count] of [
        ['Vantongeren', 1],
        ['Quillon', 0],
      ] as const) {
        await page.getByRole('searchbox').fill(name)
        await expect(page.getByRole('grid').locator('tbody tr').filter({ hasText: name })).toHaveCount(count)
      }
    })
  })

/** From where the rings begin, a tenth within the picture. */
const TO_THE_CORNERS = {
  1: ['ArrowLeft', 'ArrowUp'],
  2: ['ArrowRight', 'ArrowUp'],
  3: ['ArrowRight', 'ArrowDown'],
  4: ['ArrowLeft', 'ArrowDown'],
}
