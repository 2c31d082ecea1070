import { expect, type Page } from '@playwright/test'
import { en } from '#shared/messages/en'
import { es } from '#shared/messages/es'
import type { Language, Role } from '#shared/model/base'

const words = { en, es }

type Start = { name?: string; role?: Exclude<Role, 'admin'>; begin: 'demo' | 'own'; language?: Language }

/** Goes through the first-run screen to where this role lands. */
export async function firstRun(
  page: Page,
  { name = 'Ana', role = 'organizer', begin, language = 'en' }: Start,
): Promise<void> {
  const { firstRun: screen, app } = words[language]
  await page.getByLabel(screen.name).fill(name)
  await page.getByRole('radio', { name: screen.roles[role].name }).check({ force: true })
  await page.getByRole('button', { name: screen[begin] }).click()
  await expect(page.getByRole('navigation', { name: app.rail })).toBeVisible({ timeout: 60_000 })
}
