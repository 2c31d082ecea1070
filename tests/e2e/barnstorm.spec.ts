import type { Page } from '@playwright/test'
import type { Meeting, MomentWhat, Segment } from '#shared/model/meeting'
import { pdfText } from '#tests/support/pdf-text'
import { newKey } from '../../src-renderer/live/new-key'
import { wordsOf } from './first-run.page'
import { hostNumber, onWall, planEvening, runPage } from './run.page'
import { contractIn } from './support/contract'
import { misfits } from './support/fits'
import type { Laptop } from './support/laptop'
import { expect, test } from './support/test'

/**
 * A whole barnstorm of 90 minutes at the speed of a test: five hundred people, eighty hosts, four hundred sign-ups, and
 * the plug pulled in the middle of the altar call. The clock, the clicker, the stories, the lightning round and the
 * projector go through the screens from beginning to end. Heads, hosts and sign-ups go through their screens until each
 * has been used in earnest; the rest of the five hundred comes in through the contract, which is all that those
 * screens do (tests/e2e/support/contract.ts). The meeting itself is planned by contract: its screens have a story of
 * their own.
 */
type Evening = {
  heads: number
  /** Counted at the door by tens, of all heads. */
  tens: number
  hosts: number
  hostsByHand: number
  signUps: number
  signUpsByHand: number
  hands: number
  voices: number
  /** null where the power stays on. */
  pitchesBeforeThePlug: number | null
}

const evenings: Record<'en' | 'es', Evening> = {
  en: {
    ...{ heads: 500, tens: 20, hosts: 80, hostsByHand: 3, signUps: 400, signUpsByHand: 3 },
    ...{ hands: 27, voices: 4, pitchesBeforeThePlug: 30 },
  },
  // The same evening in a small room: here it is the words that are looked at, on every screen and in every part.
  es: {
    ...{ heads: 60, tens: 5, hosts: 8, hostsByHand: 1, signUps: 44, signUpsByHand: 1 },
    ...{ hands: 27, voices: 2, pitchesBeforeThePlug: null },
  },
}

for (const language of ['en', 'es'] as const)
  test.describe(`a barnstorm of 90 minutes in ${language === 'en' ? 'English' : 'Spanish'}`, () => {
    test.use({ language })

    test('is played from the door to the debrief, and every count agrees', async ({ laptop }) => {
      test.setTimeout(300_000)
      const play = await begin(laptop, language)
      await countHeads(play)
      await play.run.goTo(play.meeting)
      await play.openProjector()
      await play.look('00-before', 'waiting')
      for (const [index, segment] of play.meeting.segments.entries()) {
        await play.next(segment)
        await partOf[segment.kind]?.(play)
        await play.look(
          `${String(index + 1).padStart(2, '0')}-${segment.kind}`,
          viewOf[segment.kind] ?? 'clock',
        )
        await play.endOf(segment)
      }
      await play.laptop.page.keyboard.press('PageDown')
      await expect(onWall(play.wall(), 'over')).toBeVisible()
      await expectCounts(play)
      await play.look('99-over', 'over')
      await debrief(play)
    })
  })

type Play = Awaited<ReturnType<typeof begin>>

const viewOf: Partial<Record<Segment['kind'], string>> = {
  stories: 'stories',
  ask: 'ask',
  forms: 'ask',
  'altar-call': 'line-up',
  'find-host': 'directory',
  wrap: 'counts',
}

/** What is done in a part before it is looked at. */
const partOf: Partial<Record<Segment['kind'], (play: Play) => Promise<void>>> = {
  stories: tellStories,
  forms: signUpHosts,
  'altar-call': pitch,
  'find-host': signUpGuests,
  wrap: expectCounts,
}

async function begin(laptop: Laptop, language: 'en' | 'es') {
  const words = wordsOf(language)
  const { meeting, contract } = await planEvening(laptop, { inMinutes: 5, language })
  let ahead = 5
  let spent = 0
  let wall: Page | undefined
  let here = contract
  laptop.putClockAhead(ahead)
  const play = {
    ...{ evening: evenings[language], laptop },
    words,
    language,
    meeting,
    get run() {
      return runPage(laptop.page, words)
    },
    get contract() {
      return here
    },
    wall() {
      if (!wall) throw new Error('the projector is not open')
      return wall
    },
    async openProjector() {
      wall = await play.run.openProjector()
    },
    /** Minutes of the evening go by; what is pressed after this is written down at the new time. */
    async pass(minutes: number) {
      ahead += minutes
      spent += minutes
      laptop.putClockAhead(ahead)
      await expect.poll(() => coresLeadMs(laptop.page)).toBeCloseTo(ahead * 60_000, -1)
    },
    /** What is left of the part's planned minutes goes by. */
    async endOf({ minutes }: Segment) {
      await play.pass(Math.max(0, minutes - spent))
      spent = 0
    },
    async next(segment: Segment) {
      await laptop.page.keyboard.press('ArrowRight')
      await expect(play.run.now).toHaveText(segment.title)
    },
    async back() {
      await play.run.goTo(meeting)
    },
    async afterThePlug() {
      here = await contractIn(laptop.page)
    },
    /** Pictures of the operator's screen and of the wall at every size, with nothing cut and nothing overlapping. */
    async look(name: string, view: string) {
      await expect(onWall(play.wall(), view)).toBeAttached()
      for (const [width, height] of [
        [1920, 1080],
        [1366, 768],
      ] as const) {
        await laptop.page.setViewportSize({ width, height })
        await expectToFit(laptop.page, `${name} at ${width}`)
        await laptop.screenshot(`barnstorm/${name}-operator-${width}`)
      }
      for (const [width, height] of [
        [1920, 1080],
        [1366, 768],
        [1024, 768],
      ] as const) {
        await play.wall().setViewportSize({ width, height })
        // A window that changes its size may take the mouse for moved, and says for a while how to fill the screen.
        await expect(play.wall().getByText(words.projector.fullHint)).toBeHidden()
        await expectToFit(play.wall(), `${name} on the wall at ${width}`)
        await laptop.screenshot(`barnstorm/${name}-wall-${width}`, play.wall())
      }
    },
  }
  return play
}

/** Letters find their size a frame after the window has. */
const expectToFit = (page: Page, what: string) =>
  expect.poll(() => misfits(page), { message: what, timeout: 5000 }).toEqual([])

/** By how much the core's clock is ahead, as it says itself. */
const coresLeadMs = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const client = Reflect.get(globalThis, 'barnstormContract')
    for await (const { aheadMs } of await client.system.clock()) return Number(aheadMs)
    return 0
  })

/** At the door, by key and by tap; a second counter of the same evening adds up with it. */
async function countHeads({ evening, laptop: { page }, words, meeting, contract }: Play): Promise<void> {
  const { door, run } = words.meeting
  await goTo(page, meeting, 'door')
  const tap = page.getByRole('button', { name: door.one, exact: true })
  await expect(tap).toBeEnabled()
  await page.keyboard.press('Space')
  await tap.click()
  await page.keyboard.press('Space')
  await expect(tap).toHaveText(/^3\D/)
  await page.getByRole('button', { name: run.dropHead }).click()
  await expect(tap).toHaveText(/^2\D/)
  for (let tens = 0; tens < evening.tens; tens += 1) await page.keyboard.press('t')
  const byHand = 2 + evening.tens * 10
  await expect(tap).toHaveText(new RegExp(`^${byHand}\\D`))
  for (let heads = byHand; heads < evening.heads; heads += 2)
    await contract.meeting.record(moment(meeting, { type: 'heads', count: 2 }))
  await expect(tap).toHaveText(new RegExp(`^${evening.heads}\\D`))
}

const moment = ({ id }: Meeting, what: MomentWhat) => ({ key: newKey(), meetingId: id, what })

async function tellStories(play: Play): Promise<void> {
  const { page } = play.laptop
  for (let fives = 0; fives < 5; fives += 1) await page.keyboard.press('5')
  await page.keyboard.press('u')
  await page.keyboard.press('u')
  const stories = page.getByRole('region', { name: play.words.meeting.stories.title })
  for (let voice = 1; voice <= play.evening.voices; voice += 1) {
    await page.keyboard.press('s')
    await expect(stories).toContainText(
      play.words.meeting.stories.speaker.replace('{{number}}', String(voice)),
    )
  }
  await expect(onWall(play.wall(), 'stories')).toContainText(
    play.words.projector.handsUp_other.replace('{{count}}', String(play.evening.hands)),
  )
}

/** At the desk: the first hosts by keyboard, as they come up to it. */
async function signUpHosts(play: Play): Promise<void> {
  const { laptop, words, meeting, contract } = play
  const { page } = laptop
  await page.keyboard.press('a')
  for (let index = 0; index < play.evening.hostsByHand; index += 1) {
    const { host } = hostNumber(index, meeting.id)
    await expect(page.getByLabel(words.person.field.firstName)).toBeFocused()
    for (const text of [host.firstName, host.lastName, host.phone, host.zip]) {
      await page.keyboard.type(text)
      await page.keyboard.press('Tab')
    }
    for (let tabs = 0; tabs < 14 && !(await page.locator('[role="gridcell"]:focus').count()); tabs += 1)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Control+Enter')
    await expect(
      page.getByRole('listbox', { name: words.altarCall.line }).getByText(host.firstName).first(),
    ).toBeVisible()
  }
  await laptop.screenshot('barnstorm/05-desk')
  for (let index = play.evening.hostsByHand; index < play.evening.hosts; index += 1)
    await contract.event.signUpHost(hostNumber(index, meeting.id))
  await play.back()
}

/** Eighty hosts, twelve seconds each, by clicker; the power goes out after thirty of them. */
async function pitch(play: Play): Promise<void> {
  const { laptop, words } = play
  const round = () => laptop.page.getByRole('region', { name: words.meeting.pitch.title })
  for (let turn = 0; turn < play.evening.hosts; turn += 1) {
    if (turn === play.evening.pitchesBeforeThePlug) {
      await laptop.pullPlug()
      await laptop.start()
      await laptop.page.getByRole('navigation', { name: words.app.rail }).waitFor()
      await play.afterThePlug()
      await play.back()
      await play.openProjector()
      await expect(round().getByRole('heading')).toBeVisible()
    }
    await laptop.page.keyboard.press('PageDown')
    const { firstName, lastName } = hostNumber(turn, play.meeting.id).host
    await expect(round().getByRole('heading')).toHaveText(`${firstName} ${lastName.charAt(0)}.`)
    await expect(round()).toContainText(counted(words.meeting.pitch, 'done', turn))
    if (turn === Math.floor(play.evening.hosts / 2)) await play.look('06-pitch', 'line-up')
    await play.pass(12 / 60)
  }
  await laptop.page.keyboard.press('PageDown')
  await expect(onWall(play.wall(), 'line-up')).toContainText(words.projector.waiting_zero)
}

/** One of the texts of a catalogue that count, in the form for this number. */
function counted(words: object, stem: string, count: number): string {
  const text: unknown = Reflect.get(words, `${stem}_${count === 1 ? 'one' : 'other'}`)
  return String(text).replace('{{count}}', String(count))
}

/** At the tables: some by the three keys after the name, the rest as their forms come in. */
async function signUpGuests(play: Play): Promise<void> {
  const { laptop, words, meeting, contract } = play
  const { page } = laptop
  await goTo(page, meeting, 'find-host')
  for (let index = 0; index < play.evening.signUpsByHand; index += 1) {
    await expect(page.getByLabel(words.hosts.find.near, { exact: true })).toBeFocused()
    await page.keyboard.type('11237')
    const nearest = page.getByRole('grid', { name: words.hosts.find.list })
    await expect(nearest.locator('tbody tr').first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(nearest).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByLabel(words.person.field.firstName)).toBeFocused()
    await page.keyboard.type(`Guest${index}`)
    await page.keyboard.press('Enter')
    await expect(page.getByText(new RegExp(`^Guest${index} `)).first()).toBeVisible()
  }
  await laptop.screenshot('barnstorm/07-table')
  const events = await eventsOf(page, meeting)
  expect(events).toHaveLength(play.evening.hosts)
  const rest = Array.from({ length: play.evening.signUps - play.evening.signUpsByHand }, (_, index) => index)
  for (let start = 0; start < rest.length; start += 10)
    await Promise.all(
      rest.slice(start, start + 10).map((index) =>
        contract.rsvp.add({
          key: newKey(),
          eventId: events[index % events.length] ?? '',
          personId: null,
          person: { firstName: 'Guest', lastName: `Number ${index}`, phone: '', email: '', zip: '' },
          source: 'form',
          note: '',
        }),
      ),
    )
  await play.back()
}

const eventsOf = (page: Page, meeting: Meeting): Promise<string[]> =>
  page.evaluate(async (meetingId) => {
    const client = Reflect.get(globalThis, 'barnstormContract')
    const lists = await client.event.list({ meetingId, state: null, when: 'all', text: '', limit: 500 })
    for await (const { rows } of lists) return rows.map((row: { event: { id: string } }) => row.event.id)
    return []
  }, meeting.id)

/** The operator's screen and the wall say what went in. */
async function expectCounts(play: Play): Promise<void> {
  const room = play.laptop.page.getByRole('region', { name: play.words.meeting.run.room })
  await expect(room).toContainText(String(play.evening.heads))
  await expect(room).toContainText(String(play.evening.hosts))
  await expect(room).toContainText(String(play.evening.signUps))
  const wall = play.wall().locator('[data-view]')
  await expect(wall).toContainText(counted(play.words.projector, 'heads', play.evening.heads))
  for (const [label, count] of [
    [play.words.projector.hosts, play.evening.hosts],
    [play.words.projector.signUps, play.evening.signUps],
  ] as const)
    await expect(wall.locator('section', { hasText: label })).toContainText(String(count))
}

/** The debrief on screen and its page of paper say the same. */
async function debrief(play: Play): Promise<void> {
  const { laptop, words, meeting, language } = play
  const { page } = laptop
  await goTo(page, meeting, 'debrief')
  const figure = (label: string) => page.locator('dl > div', { has: page.getByText(label, { exact: true }) })
  const expected: [string, number][] = [
    [words.debrief.heads, play.evening.heads],
    [words.debrief.hosts, play.evening.hosts],
    [words.debrief.signUps, play.evening.signUps],
    [words.debrief.events, play.evening.hosts],
    [words.debrief.people, play.evening.signUps],
    [words.debrief.hands, play.evening.hands],
    [words.debrief.voices, play.evening.voices],
  ]
  for (const [label, count] of expected)
    await expect(figure(label).getByText(String(count), { exact: true })).toBeVisible()
  await laptop.screenshot('barnstorm/99-debrief')
  const bytes = await page.evaluate(
    async ([meetingId, spoken]) => {
      const client = Reflect.get(globalThis, 'barnstormContract')
      const file: File = await client.debrief.pdf({ meetingId, paper: 'letter', language: spoken })
      return [...new Uint8Array(await file.arrayBuffer())]
    },
    [meeting.id, language] as const,
  )
  const pages = await pdfText(new Uint8Array(bytes))
  expect(pages).toHaveLength(1)
  for (const count of [
    play.evening.heads,
    play.evening.hosts,
    play.evening.signUps,
    play.evening.hands,
    play.evening.voices,
  ])
    expect(pages[0]).toMatch(new RegExp(`(^|\\s)${count}(\\s|$)`))
}

const goTo = (page: Page, { id }: Meeting, screen: string) =>
  page.evaluate(
    (address) => {
      window.location.hash = address
    },
    `#/meetings/${encodeURIComponent(id)}/${screen}`,
  )
