import { firstRunPage, wordsOf } from './first-run.page'
import { look } from './look'
import { rail } from './rail.page'
import { reviewPage } from './review.page'
import { expect, test } from './support/test'

/** Each screen of events, people, review, sync and settings, on the demo. */
for (const language of ['en', 'es'] as const)
  test.describe(`in ${language}`, () => {
    test.use({ language })
    const words = wordsOf(language)
    const { event, rsvp, person, review, settings, sync } = words

    test('events, their sign-ups and an import are accessible, light and dark', async ({ laptop }) => {
      test.slow()
      const { page } = laptop
      await firstRunPage(page, { words }).openDemo()
      await rail(page, words).open('events')
      const rows = page.getByRole('grid', { name: event.title }).locator('tbody tr')
      await expect(rows.first()).toBeVisible()
      await look(laptop, 'events')
      await page.getByRole('combobox', { name: event.filter.state }).click()
      await page.getByRole('option', { name: event.state['changes-requested'] }).click()
      await expect(rows.first()).toContainText(event.state['changes-requested'])
      await rows.first().click()
      await expect(page.getByRole('tab', { name: event.tabs.facts })).toBeVisible()
      await look(laptop, 'event')
      await page.getByRole('tab', { name: event.tabs.record }).click()
      await look(laptop, 'event-record')
      await page.keyboard.press('e')
      await expect(page.getByRole('textbox', { name: event.field.title })).toBeFocused()
      await look(laptop, 'event-edit')
      await page.getByRole('button', { name: event.action.cancel }).click()

      await page.keyboard.press('r')
      await expect(page.getByRole('textbox', { name: person.field.firstName, exact: true })).toBeFocused()
      await look(laptop, 'sign-ups')
      await page.keyboard.press('Control+i')
      await expect(page.getByRole('heading', { name: rsvp.import.title })).toBeVisible()
      await look(laptop, 'import')
      await page.locator('input[type="file"]').setInputFiles({
        name: 'list.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('Name,Phone\nTeresa Ruiz,212-555-0150\nNo Number,12\n'),
      })
      await expect(page.getByRole('grid', { name: rsvp.import.rows })).toBeVisible()
      await look(laptop, 'import-preview')
    })

    test('people, review, sync and settings are accessible, light and dark', async ({ laptop }) => {
      test.setTimeout(420_000)
      const { page } = laptop
      await firstRunPage(page, { words, role: 'moderator' }).openDemo()
      await rail(page, words).open('review')
      await expect(page.getByRole('button', { name: review.action.approve })).toBeVisible()
      await look(laptop, 'review')
      await page.keyboard.press('c')
      await expect(page.getByLabel(review.compose.message)).toBeVisible()
      await look(laptop, 'review-changes')
      await page.keyboard.press('Escape')
      const queue = reviewPage(page, words)
      await queue.seen()
      const dialog = page.getByRole('dialog')
      const closed = () => page.keyboard.press('Escape').then(() => expect(dialog).toBeHidden())
      await page.keyboard.press('f')
      await expect(dialog.getByRole('combobox', { name: review.filter.flag })).toBeVisible()
      await look(laptop, 'review-filter')
      await closed()
      await page.keyboard.press('i')
      await expect(dialog.getByRole('table')).toBeVisible()
      await look(laptop, 'review-figures')
      await closed()
      await page.keyboard.press('Shift+A')
      await expect(dialog.getByRole('checkbox').first()).toBeVisible()
      await look(laptop, 'review-many')
      await closed()
      await queue.view(new RegExp(`^${review.view.rivals}`)).click()
      await expect(page.getByRole('button', { name: review.rivals.hold })).toHaveCount(2)
      await look(laptop, 'review-rivals')
      await queue.view(review.view.decided).click()
      await expect(page.getByRole('button', { name: review.mail.open })).toBeVisible()
      await look(laptop, 'review-decided')
      await page.getByRole('button', { name: review.action.reasons }).click()
      await expect(page.getByLabel(review.reasons.label.es)).toBeEnabled()
      await look(laptop, 'review-reasons')
      await page.getByText(review.reasons.policy).click()
      await expect(page.getByLabel(review.reasons.words.es)).toBeEnabled()
      await look(laptop, 'review-policy')

      await rail(page, words).open('sync')
      await expect(page.getByRole('heading', { name: sync.head.alone })).toBeVisible()
      await look(laptop, 'sync')
      await rail(page, words).open('settings')
      await expect(page.getByRole('heading', { name: settings.data.title })).toBeVisible()
      await page.getByLabel(settings.role.organizer).check()
      await look(laptop, 'settings')
      await page.getByRole('button', { name: settings.action.save }).click()
      await rail(page, words).open('people')
      await page.getByRole('grid', { name: person.title }).focus()
      await page.keyboard.press('Home')
      await expect(page.getByRole('textbox', { name: person.field.firstName })).toBeVisible()
      await look(laptop, 'people')
    })
  })
