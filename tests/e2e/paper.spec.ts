import { openPictureReader } from '#main/scan/scan'
import { en } from '#shared/messages/en'
import { fillPdf } from '../../scripts/test-pages/fill-pdf'
import { firstRunPage } from './first-run.page'
import { catchFiles, pagesRead, verifyByKeys } from './paper.page'
import { rail } from './rail.page'
import { expect, test } from './support/test'

const { paper } = en

/** Measured on people who type for a living less than for fun. */
const SECONDS_PER_KEY = 0.28

test('forms are printed, filled, read, verified by keys, made into records, taken back, and accounted for', async ({
  laptop,
}) => {
  test.slow()
  const { page } = laptop
  await firstRunPage(page, { role: 'data-entry', name: 'May' }).openDemo()
  await rail(page).open('paper')
  await expect(page.getByText(paper.stack.emptyTitle)).toBeVisible()

  await page.keyboard.press('p')
  await expect(page.getByRole('img', { name: paper.print.preview })).toBeVisible()
  const nextFile = await catchFiles(page)
  await page.getByRole('textbox', { name: paper.print.copies }).fill('2')
  await page.getByRole('textbox', { name: paper.print.issuedTo }).fill('Luis')
  await expect(page.getByText('They get the numbers 1 to 2.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  const hostForms = await nextFile()
  await page.getByRole('radio', { name: paper.kind['sign-in'] }).check({ force: true })
  await page.getByRole('textbox', { name: paper.print.copies }).fill('1')
  // The demo has printed two already.
  await expect(page.getByText('It gets the number 3.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  const signIn = await nextFile()

  const [host] = await fillPdf(hostForms, await codesOn(hostForms, 1), {
    seed: 78,
    camera: 'photo',
    width: 2250,
  })
  const [door] = await fillPdf(signIn, await codesOn(signIn, 1), { seed: 77, camera: 'photo', width: 2250 })
  if (!host || !door) throw new Error('no pages')

  await page.getByRole('link', { name: paper.nav.stack, exact: true }).click()
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([
      { name: 'door.jpg', mimeType: 'image/jpeg', buffer: door.jpeg },
      { name: 'host.jpg', mimeType: 'image/jpeg', buffer: host.jpeg },
      { name: 'host again.jpg', mimeType: 'image/jpeg', buffer: host.jpeg },
      { name: 'nothing.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
    ])
  await pagesRead(page, 3)
  await expect(page.getByText(paper.problem.empty)).toBeVisible()
  const stack = page.getByRole('grid', { name: paper.stack.label })
  await expect(stack.locator('tbody tr')).toHaveCount(2)
  await laptop.screenshot('paper-stack')

  await page.keyboard.press('v')
  await expect(page.getByRole('heading', { name: 'Host form 1' })).toBeVisible()
  const day: Record<string, string> = { month: '12', day: '18', hour: '7', minute: '30', am: '', pm: 'yes' }
  const hostKeys = await verifyByKeys(page, (row, field) => {
    if (row === 0 && field in day) return day[field] ?? ''
    return writtenIn(host, row)[field] ?? ''
  })
  // The generator ticks morning and evening as it likes: somebody asks the host, goes back and puts it right.
  if ((await page.locator('[data-stop]').getAttribute('data-stop')) === 'event')
    await page.keyboard.press('1')
  await expect(page.locator('[data-stop="done"]')).toBeVisible()
  await laptop.screenshot('paper-verified')
  expect(hostKeys * SECONDS_PER_KEY).toBeLessThan(90)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: 'Sign-in sheet 3' })).toBeVisible()
  const doorKeys = await verifyByKeys(page, (row, field) => writtenIn(door, row)[field] ?? '')
  expect(doorKeys * SECONDS_PER_KEY).toBeLessThan(90)
  await expect(page.locator('[data-stop="done"]')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText(paper.stack.label).or(stack)).toBeVisible()
  await expect(stack.getByText(paper.state.verified)).toHaveCount(2)

  // One key takes the page back, and the records with it; Enter makes them again.
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { name: 'Sign-in sheet 3' })).toBeVisible()
  await expect(page.locator('[data-stop="done"]')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(stack.getByText(paper.state.verified)).toHaveCount(2)

  await page.getByRole('link', { name: paper.nav.accounts }).click()
  await expect(page.getByText('Host form: Not here yet: 2')).toBeVisible()
  await expect(page.getByRole('row', { name: /^May 2/ })).toBeVisible()
  await laptop.screenshot('paper-accounts')

  const somebody = door.rows.find(
    ({ state, fields }) => state === 'filled' && fields.firstName && fields.phone,
  )
  await rail(page).open('people')
  await page.getByRole('searchbox').fill(somebody?.fields.phone ?? '')
  // The name, not any row: an app that closes while it still searches complains.
  const found = page.getByRole('grid').locator('tbody tr').first()
  await expect(found).toContainText(new RegExp(somebody?.fields.firstName ?? 'nobody', 'i'))
})

const writtenIn = (
  { rows }: { rows: { number: number; state: string; fields: Record<string, string> }[] },
  row: number,
) => {
  const found = rows.find(({ number }) => number === row)
  return found?.state === 'filled' ? found.fields : {}
}

/** What the codes on the first pages of a PDF say. */
async function codesOn(pdf: Uint8Array, pages: number) {
  const reader = openPictureReader()
  const codes = []
  for (let number = 1; number <= pages; number++) {
    const { results } = await reader.read(pdf, number, { reach: 'digits-and-ticks', pictures: false })
    const [result] = results
    if (!result?.ok) throw new Error('our own form is not read')
    const { kind, version, paper: size, sheet, number: count, page } = result.page.form
    codes.push({ kind, version, paper: size, sheet: sheet ?? '', number: count ?? 0, page: page ?? 1 })
  }
  return codes
}
