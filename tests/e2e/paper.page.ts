import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import { expect } from './support/test'

const { paper } = en

/** What the app hands to the system as files, caught in the page: no shell asks where to put it. */
export async function catchFiles(page: Page): Promise<() => Promise<Buffer>> {
  await page.evaluate(() => {
    const caught: Blob[] = []
    Object.assign(window, { caught })
    const make = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (object) => {
      if (object instanceof Blob && object.type === 'application/pdf') caught.push(object)
      return make(object)
    }
    HTMLAnchorElement.prototype.click = () => {}
  })
  return async () => {
    const files = () => page.evaluate(() => (window as unknown as { caught: Blob[] }).caught.length)
    await expect.poll(files).toBeGreaterThan(0)
    const bytes = await page.evaluate(async () => {
      const blob = (window as unknown as { caught: Blob[] }).caught.shift()
      return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))]
    })
    return Buffer.from(bytes)
  }
}

type Truth = (row: number, field: string) => string

/**
 * Verifies the page on the screen as somebody does who reads the ink well, with keys only; answers how many were pressed. `truth` says what
 * stands on the paper, '' for an empty field.
 */
export async function verifyByKeys(page: Page, truth: Truth): Promise<number> {
  let keys = 0
  const press = async (key: string) => {
    await page.keyboard.press(key)
    keys++
  }
  const stop = page.locator('[data-stop]')
  for (;;) {
    const at = await stop.getAttribute('data-stop')
    if (at === 'done' || at === 'event' || at === null) return keys
    const [row = '', field = ''] = at.split(' ')
    const choices = await page
      .locator('[data-choice]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-choice') ?? ''))
    if (field === 'who') await press('1')
    else {
      const value = truth(Number(row), field)
      const index = choices.indexOf(value)
      if (index === 0) await press('Enter')
      else if (index > 0) await press(String(index + 1))
      else if (value === '') await press('0')
      else {
        await press('Space')
        await expect(page.getByRole('textbox')).toBeFocused()
        await page.keyboard.press('ControlOrMeta+a')
        await page.keyboard.type(value)
        keys += value.length
        await press('Enter')
      }
    }
    await expect(stop).not.toHaveAttribute('data-stop', at)
  }
}

export const pagesRead = (page: Page, count: number) =>
  expect(
    page.getByText(
      paper.intake.progress.replace('{{done}}', String(count)).replace('{{total}}', String(count)),
    ),
  ).toBeVisible({ timeout: 150_000 })
