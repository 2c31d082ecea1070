import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import { firstRunPage } from './first-run.page'
import { rail } from './rail.page'
import { reviewPage } from './review.page'
import { expect, test } from './support/test'

const { review } = en

async function openQueue(page: Page) {
  await firstRunPage(page, { role: 'moderator', name: 'Mo' }).openDemo()
  await rail(page).open('review')
  const queue = reviewPage(page)
  await queue.seen()
  return queue
}

test('a queue is worked through by keyboard: approve, ask for changes, reject, undo, and no key is lost', async ({
  laptop,
}) => {
  const { page } = laptop
  const queue = await openQueue(page)
  const atFirst = await queue.waiting()
  const first = queue.idInHand()

  // Two keys at once: the second one is meant for the event that comes next, however long it takes to come.
  await page.keyboard.press('a')
  await page.keyboard.press('c')
  await expect(page.getByText(/is approved\./)).toBeVisible()
  await expect(page.getByLabel(review.compose.message)).toBeVisible()
  expect(queue.idInHand()).not.toBe(first)
  await expect.poll(queue.waiting).toBe(atFirst - 1)

  const second = queue.idInHand()
  await page.keyboard.press('1')
  await expect(page.getByLabel(review.compose.message)).toHaveValue(review.reason.place.message)
  await page.getByLabel(review.compose.message).pressSequentially(' Which bell?')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/^Changes asked for on/)).toBeVisible()
  await queue.nextAfter(second)
  await expect.poll(queue.waiting).toBe(atFirst - 2)

  const third = queue.idInHand()
  await page.keyboard.press('r')
  await expect(page.getByRole('button', { name: review.reason.duplicate.label })).toBeVisible()
  await page.keyboard.press('1')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/is rejected\./)).toBeVisible()
  await queue.nextAfter(third)
  await expect.poll(queue.waiting).toBe(atFirst - 3)

  await page.keyboard.press('u')
  await expect(page.getByText(/is back in the queue\./)).toBeVisible()
  await expect.poll(queue.waiting).toBe(atFirst - 2)
  await expect(page.getByText(en.event.record.undone.replace('{{by}}', 'Mo'))).toBeVisible()
  expect(queue.idInHand()).toBe(third)
})

test('N and K walk the queue without deciding anything', async ({ laptop }) => {
  const { page } = laptop
  const queue = await openQueue(page)
  const before = await queue.waiting()
  await page.keyboard.press('n')
  await queue.nextAfter('')
  const second = queue.idInHand()
  await page.keyboard.press('n')
  await queue.nextAfter(second)
  await page.keyboard.press('k')
  await expect.poll(queue.idInHand).toBe(second)
  expect(await queue.waiting()).toBe(before)
})

test('a message is written in the language of the host, and own words are never translated away', async ({
  laptop,
}) => {
  const { page } = laptop
  const queue = await openQueue(page)
  await page.keyboard.press('c')
  await page.getByRole('button', { name: review.reason.time.label }).click()
  await queue.language('Español').click()
  await expect(page.getByLabel(review.compose.message)).toHaveValue(/¡Gracias por abrir tus puertas!/)
  await page.getByLabel(review.compose.message).fill('¿Es a las seis?')
  await queue.language('English').click()
  await expect(page.getByLabel(review.compose.message)).toHaveValue('¿Es a las seis?')
  await page.getByLabel(review.compose.message).fill('')
  await expect(page.getByRole('button', { name: review.compose.sendChanges })).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: review.action.approve })).toBeVisible()
})

test('rivals wait in a place of their own until a moderator says which decision holds', async ({
  laptop,
}) => {
  const { page } = laptop
  const queue = await openQueue(page)
  await queue.view(/^Two decisions \(1\)$/).click()
  await expect(page.getByText(review.rivals.title)).toBeVisible()
  const holds = page.getByRole('button', { name: review.rivals.hold })
  await expect(holds).toHaveCount(2)
  await laptop.screenshot('review-rivals')
  await page.keyboard.press('1')
  await expect(page.getByText(/^Settled: /)).toBeVisible()
  await expect(queue.view(review.view.rivals)).toBeVisible()
  await expect(page.getByText(review.rivals.title)).toBeHidden()
})

test('a filter, kept under a name, then one decision on all that it shows, and its undo', async ({
  laptop,
}) => {
  const { page } = laptop
  const queue = await openQueue(page)
  const atFirst = await queue.waiting()
  await page.keyboard.press('f')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: review.filter.flag }).click()
  await page.getByRole('option', { name: review.filter.noFlag, exact: true }).click()
  await expect(dialog.getByText(/^\d+ events fit$/)).toBeVisible()
  await dialog.getByLabel(review.filter.viewName).fill('Nothing odd')
  await laptop.screenshot('review-filter')
  await dialog.getByRole('button', { name: review.filter.saveView }).click()
  await expect(dialog.getByRole('button', { name: 'Nothing odd', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await page.keyboard.press('Shift+A')
  const ready = dialog.getByRole('checkbox')
  await expect(ready.first()).toBeChecked()
  const count = await ready.count()
  await expect(dialog.getByText(`${count} events will be decided`)).toBeVisible()
  await ready.first().uncheck()
  await laptop.screenshot('review-many')
  await dialog.getByRole('button', { name: `Approve ${count - 1} events` }).click()
  await expect(page.getByText(`${count - 1} events decided.`)).toBeVisible()
  await expect.poll(queue.waiting).toBe(atFirst - count + 1)
  await page.getByRole('button', { name: en.ui.undo }).click()
  await expect(page.getByText(`${count - 1} events are back in the queue.`)).toBeVisible()
  await expect.poll(queue.waiting).toBe(atFirst)

  await laptop.restart()
  await rail(laptop.page).open('review')
  await reviewPage(laptop.page).seen()
  await laptop.page.keyboard.press('f')
  await laptop.page.getByRole('button', { name: 'Nothing odd', exact: true }).click()
  await expect(laptop.page.getByRole('combobox', { name: review.filter.flag })).toHaveValue(
    review.filter.noFlag,
  )
})

test('reasons and the word list are edited in both languages, and the queue follows', async ({ laptop }) => {
  const { page } = laptop
  const queue = await openQueue(page)
  const title = await queue.title().textContent()
  await page.getByRole('button', { name: review.action.reasons }).click()
  await expect(page.getByRole('heading', { name: review.reasons.title })).toBeVisible()
  await page.keyboard.press('n')
  await page.getByLabel(review.reasons.label.en).fill('Bring a chair')
  await page.getByLabel(review.reasons.message.en).fill('Please say how many chairs there are.')
  await page.getByLabel(review.reasons.message.es).fill('Di cuántas sillas hay.')
  await laptop.screenshot('review-reasons')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(review.reasons.saved)).toBeVisible()

  await page.getByText(review.reasons.policy).click()
  const word = (title ?? '').split(' ')[0] ?? ''
  await page.getByLabel(review.reasons.words.en).fill(`${word}\nsomething else`)
  await laptop.screenshot('review-policy')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(review.reasons.saved).last()).toBeVisible()
  await page.getByRole('link', { name: review.reasons.back }).click()
  await queue.seen()
  await expect(page.getByText(`“${word}”`).first()).toBeVisible()
  await page.keyboard.press('c')
  await page.getByRole('button', { name: 'Bring a chair' }).click()
  await queue.language('Español').click()
  await expect(page.getByLabel(review.compose.message)).toHaveValue('Di cuántas sillas hay.')
})

test('a note to the team stays in the record, and so does trust in a host', async ({ laptop }) => {
  const { page } = laptop
  const queue = await openQueue(page)
  const title = await queue.title().textContent()
  await page.getByRole('textbox', { name: review.comment.field }).fill('Known to us, a good host.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Mo wrote to the team')).toBeVisible()
  await page.getByRole('button', { name: review.trust.add }).click()
  await expect(page.getByText('Mo trusts this host from now on')).toBeVisible()
  await expect(page.getByText(review.trust.trusted, { exact: true })).toBeVisible()
  await laptop.screenshot('review-trust')
  await page.getByRole('button', { name: review.action.figures }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await laptop.screenshot('review-figures')
  await laptop.restart()
  await rail(laptop.page).open('review')
  await expect(reviewPage(laptop.page).title()).toHaveText(title ?? '')
  await expect(laptop.page.getByText('Known to us, a good host.')).toBeVisible()
  await expect(laptop.page.getByText(review.trust.trusted, { exact: true })).toBeVisible()
})
