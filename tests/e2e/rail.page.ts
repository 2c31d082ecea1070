import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import type { Words } from './first-run.page'

/** The rail of jobs: how somebody gets from screen to screen. */
export const rail = (page: Page, words: Words = en) => ({
  link: (job: keyof Words['app']['job']) =>
    page
      .getByRole('navigation', { name: words.app.rail })
      .getByRole('link', { name: words.app.job[job], exact: true }),
  open: (job: keyof Words['app']['job']) => rail(page, words).link(job).click(),
})
