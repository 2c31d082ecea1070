import { en } from '#shared/messages/en'
import { es } from '#shared/messages/es'
import { firstRunPage, wordsOf } from './first-run.page'
import { expect, test } from './support/test'

for (const language of ['en', 'es'] as const)
  test.describe(`on a laptop that speaks ${language}`, () => {
    test.use({ language })
    const words = wordsOf(language)

    test('the first run opens the demo, which is still there after a restart', async ({ laptop }) => {
      const firstRun = firstRunPage(laptop.page, { words })
      await expect(firstRun.heading).toBeVisible()
      await laptop.expectAccessible()
      await laptop.screenshot('first-run')
      await firstRun.openDemo()
      await expect(laptop.page.getByText(words.today.meeting.coming)).toBeVisible()

      await laptop.restart()
      await expect(laptop.page.getByText(words.app.demo)).toBeVisible()
      await expect(laptop.page.getByText(words.today.meeting.coming)).toBeVisible()
    })
  })

test('a missing name is asked for at its field, and the cursor goes there', async ({ laptop }) => {
  const { page } = laptop
  await page.getByRole('button', { name: en.firstRun.own }).click()
  const name = page.getByLabel(en.firstRun.name)
  await expect(name).toBeFocused()
  await expect(name).toHaveAccessibleDescription(/Please fill this in/)
})

test('the language may be changed before anything else', async ({ laptop }) => {
  const { page } = laptop
  await page.getByText(en.app.action.spanish, { exact: true }).click()
  await expect(page.getByRole('heading', { name: es.firstRun.title })).toBeVisible()
  await firstRunPage(page, { words: es }).startOwn()
  await expect(page.getByText(es.today.meeting.none)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('es')
})

test('each role lands on what it does next', async ({ laptop }) => {
  const { page } = laptop
  await firstRunPage(page, { role: 'moderator', name: 'Sam' }).openDemo()
  await expect(page.getByRole('heading', { name: /events? to review/ })).toBeVisible()
  await expect(page.getByRole('button', { name: en.today.queue.action })).toBeVisible()
  await expect(page.getByRole('link', { name: en.app.job.meetings })).toHaveCount(0)
})
