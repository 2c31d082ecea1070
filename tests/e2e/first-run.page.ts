import type { Page } from '@playwright/test'
import type { Translated } from '#shared/messages/catalogue'
import type { Catalogue } from '#shared/messages/en'
import { en } from '#shared/messages/en'
import { es } from '#shared/messages/es'

export type Words = Translated<Catalogue>

/** The words on the screen of a laptop that speaks this language. */
export const wordsOf = (language: 'en' | 'es'): Words => (language === 'es' ? es : en)

type Role = Exclude<keyof Catalogue['firstRun']['roles'], 'admin'>
type Options = { words?: Words; name?: string; role?: Role }

/** The first run, as somebody with this role goes through it. */
export function firstRunPage(page: Page, { words = en, name = 'Rosa', role = 'organizer' }: Options = {}) {
  const fill = async () => {
    await page.getByLabel(words.firstRun.name).fill(name)
    await page.getByRole('radio', { name: words.firstRun.roles[role].name }).check()
  }
  return {
    heading: page.getByRole('heading', { name: words.firstRun.title }),
    async openDemo() {
      await fill()
      await page.getByRole('button', { name: words.firstRun.demo }).click()
      await page.getByText(words.app.demo).waitFor()
    },
    async startOwn() {
      await fill()
      await page.getByRole('button', { name: words.firstRun.own }).click()
      await page.getByRole('navigation', { name: words.app.rail }).waitFor()
    },
  }
}
