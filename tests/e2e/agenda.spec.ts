import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { writeAgendaFile } from '#shared/domain/agenda-file'
import { en } from '#shared/messages/en'
import { makeSegment } from '#tests/factories/agenda'
import { firstRunPage } from './first-run.page'
import { expect, test } from './support/test'

const { agenda, meeting } = en

const parts = (page: Page) => page.getByRole('listbox', { name: meeting.agenda.title }).getByRole('option')
const library = (page: Page) => page.getByRole('grid', { name: agenda.library })

/** The agenda as its file has it. Electron asks where to with a dialog of the system, so there it is written by rule. */
async function exported(page: Page): Promise<string> {
  if (test.info().project.name === 'electron') {
    const segments = [makeSegment('a', 20), makeSegment('b', 40)]
    return writeAgendaFile({ language: 'en', title: 'Thursday hour', summary: '', segments })
  }
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: agenda.export }).click()
  return readFile(await (await download).path(), 'utf8')
}

test('an agenda is kept as one’s own, changed by keys and drag, sent as a file, removed, and taken in again', async ({
  laptop,
}) => {
  const { page } = laptop
  await firstRunPage(page).openDemo()
  await page.keyboard.press('Alt+2')
  await page.getByRole('grid', { name: meeting.list.label }).focus()
  await page.keyboard.press('Enter')
  await expect(parts(page).first()).toBeVisible()
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(agenda.title).fill('Tuesday hour')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()

  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('grid', { name: meeting.list.label })).toBeVisible()
  await page.keyboard.press('a')
  await library(page).getByText('Tuesday hour').click()
  await expect(page.getByRole('heading', { name: 'Tuesday hour' })).toBeVisible()
  const second = (await parts(page).nth(1).textContent()) ?? ''
  await parts(page).nth(1).click()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(parts(page).first()).toHaveText(second)
  await parts(page).nth(0).dragTo(parts(page).nth(2))
  await expect(parts(page).nth(2)).toHaveText(second)
  await expect(page.getByText(en.app.status.saved)).toBeVisible()

  await page.getByRole('button', { name: agenda.rename }).click()
  await dialog.getByLabel(agenda.title).fill('Thursday hour')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Thursday hour' })).toBeVisible()

  const text = await exported(page)
  expect(JSON.parse(text)).toMatchObject({ barnstorm: 'agenda', agenda: { title: 'Thursday hour' } })

  await page.getByRole('button', { name: agenda.remove }).click()
  await expect(library(page)).toBeVisible()
  await expect(library(page).getByText('Thursday hour')).toHaveCount(0)
  const choose = page.locator('input[type="file"]')
  await choose.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') })
  await expect(page.getByText(en.problem['no-agenda-file'])).toBeVisible()
  await choose.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await expect(library(page).getByText('Thursday hour')).toHaveCount(1)
})
