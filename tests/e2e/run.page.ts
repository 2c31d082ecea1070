import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import type { AgendaTemplate, Meeting } from '#shared/model/meeting'
import { newKey } from '../../src-renderer/live/new-key'
import { type Words, wordsOf } from './first-run.page'
import { contractIn } from './support/contract'
import type { Laptop } from './support/laptop'
import { expect } from './support/test'

type Evening = {
  /** Minutes from now until it begins. */
  inMinutes: number
  /** How many hosts stand in line. */
  hosts?: number
  language?: 'en' | 'es'
}

/** A barnstorm of 90 minutes, planned by the contract: the screens for it have stories of their own. */
export async function planEvening(
  laptop: Pick<Laptop, 'page'>,
  { inMinutes, hosts = 0, language = 'en' }: Evening,
) {
  const contract = await contractIn(laptop.page)
  await contract.profile.save({ name: 'Rosa', roles: ['organizer'], mainRole: 'organizer', language })
  const words = wordsOf(language)
  await laptop.page.getByRole('navigation', { name: words.app.rail }).waitFor()
  const file = `resources/agendas/barnstorm-90.${language}.json`
  const { segments } = JSON.parse(readFileSync(file, 'utf8')) as AgendaTemplate
  const startsAt = new Date(Date.now() + inMinutes * 60_000).toISOString()
  const meeting = await contract.meeting.create({
    key: newKey(),
    fields: {
      title: 'Union hall barnstorm',
      goal: '',
      ask:
        language === 'en'
          ? 'Who will host a phone bank in the next three weeks?'
          : '¿Quién recibirá una noche de llamadas en las próximas tres semanas?',
      venue: 'Local 32 hall',
      address: '',
      zip: '11237',
      zone: 'America/New_York',
      startsAt,
      promisedEnd: new Date(Date.parse(startsAt) + 90 * 60_000).toISOString(),
      expectedHeads: 500,
      crew: { mc: '', timekeeper: '', runners: '', dataEntry: '' },
      materials: [],
      segments,
    },
  })
  for (let index = 0; index < hosts; index += 1)
    await contract.event.signUpHost(hostNumber(index, meeting.id))
  return { contract, meeting }
}

export const HOST_NAMES = ['Wilhelmina', 'Luis', 'Ana', 'Bo', 'Carmen', 'Dmitri', 'Esther', 'Femi']
const ZIPS = ['11237', '10001', '11206', '10457']
const PLACES = ['Bushwick', 'Chelsea', 'Bed-Stuy', 'Tremont']

/** The sign-up of the n-th host: every one has a phone, an e-mail and a street, none of which the room may see. */
export const hostNumber = (index: number, meetingId: string) => ({
  key: newKey(),
  meetingId,
  host: {
    firstName: HOST_NAMES[index % HOST_NAMES.length] ?? '',
    lastName: `${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[Math.floor(index / HOST_NAMES.length) % 26]}onnelly`,
    phone: `(212) 555-01${String(index % 100).padStart(2, '0')}`,
    email: `host${index}@example.org`,
    zip: ZIPS[index % ZIPS.length] ?? '',
  },
  hostId: null,
  type: 'phone-bank' as const,
  place: PLACES[index % PLACES.length] ?? '',
  atHome: true,
  street: `${100 + index} Secret Street`,
  capacity: 10,
  slots: [{ startsAt: new Date(Date.now() + (2 + (index % 14)) * 86_400_000).toISOString(), minutes: 120 }],
  zone: 'America/New_York',
})

/** The operator's screen while a meeting runs. */
export function runPage(page: Page, words: Words) {
  const projector = page.getByRole('region', { name: words.projector.operator.title })
  return {
    /** The part at hand, as the agenda shows it. */
    now: page.locator('[role="option"][data-status="now"] strong'),
    projector,
    async goTo({ id }: Meeting) {
      await page.evaluate(
        (address) => {
          window.location.hash = address
        },
        `#/meetings/${encodeURIComponent(id)}/run`,
      )
      await expect(projector).toBeVisible()
    },
    /** Opens the projector's window; both shells give it as one more page. */
    async openProjector(): Promise<Page> {
      const opening = page.context().waitForEvent('page')
      await page.keyboard.press('w')
      const window = await opening
      await expect(projector.getByText(/full screen|pantalla completa|^open$|^abierto$/)).toBeVisible()
      return window
    },
    async show(view: string) {
      await projector.getByRole('button', { name: words.projector.operator.choose }).click()
      await page.getByRole('menuitem', { name: view, exact: true }).click()
    },
  }
}

/** What stands on the wall, by name of the view. */
export const onWall = (window: Page, view: string): Locator => window.locator(`[data-view="${view}"]`)
