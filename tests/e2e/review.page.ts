import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import type { Words } from './first-run.page'
import { expect } from './support/test'

/** The moderators' queue, as somebody at the screen sees it. */
export function reviewPage(page: Page, words: Words = en) {
  const { review } = words
  const idInHand = () => new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('id') ?? ''
  const approve = page.getByRole('button', { name: review.action.approve, exact: true })
  return {
    approve,
    /** An event is on the screen, and can be decided. */
    seen: () => expect(approve).toBeEnabled(),
    /** As the address names it: '' for the first one. */
    idInHand,
    /** Another event than this one is on the screen, and can be decided. */
    async nextAfter(id: string) {
      await expect.poll(idInHand).not.toBe(id)
      await expect(approve).toBeEnabled()
    },
    waiting: async (): Promise<number> =>
      Number(/^\d+/.exec((await page.getByText(/^\d+ event\w* (waits?|esperan?)/).textContent()) ?? '')?.[0]),
    title: () => page.locator('section h2').first(),
    language: (name: string) =>
      page.getByRole('radiogroup', { name: review.compose.language }).getByText(name),
    view: (name: string | RegExp) =>
      page.getByRole('radiogroup', { name: review.view.label }).getByText(name),
  }
}
