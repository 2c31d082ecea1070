import type { Page } from '@playwright/test'
import type { CoreClient } from '#shared/contract/contract'
import { en } from '#shared/messages/en'
import { type MomentWhat, segmentKind } from '#shared/model/meeting'
import { newKey } from '../../src-renderer/live/new-key'
import { planEvening, runPage } from './run.page'
import { expect, test } from './support/test'

/** Stands in every field that holds a contact, a street, or what the room is not meant to read. */
const MARK = 'LEAK'
const LEAKS = /leak|555[- ]?01|@|secret street|https?:\/\/(?!127\.0\.0\.1)/i

test('no contact detail reaches the projector, in any state of it', async ({ laptop }) => {
  const { page } = laptop
  const { meeting, contract } = await planEvening(laptop, { inMinutes: 10 })
  const record = (what: MomentWhat) => contract.meeting.record({ key: newKey(), meetingId: meeting.id, what })
  const segments = segmentKind.options.map((kind) => ({
    id: `part-${kind}`,
    kind,
    title: `Part ${kind}`,
    minutes: 5,
    flexible: false,
    minMinutes: 5,
    points: [`${MARK} point`],
    cues: [`${MARK} cue (212) 555-0199`],
  }))
  const crew = { mc: MARK, timekeeper: MARK, runners: MARK, dataEntry: MARK }
  await contract.meeting.update({
    id: meeting.id,
    fields: { segments, crew, goal: `${MARK} goal`, address: `12 ${MARK} Avenue` },
  })
  const signUps = await fillWithContacts(contract, meeting.id)

  const run = runPage(page, en)
  await run.goTo(meeting)
  const window = await run.openProjector()
  const frames = listen(window)
  await window.reload()
  const seen = new Set<string>()
  /** Looks at all of the page, words and markup, as soon as it shows this. */
  const look = async (view: string) => {
    const shown = window.locator(`[data-view="${view}"]`)
    await expect(shown).toBeAttached()
    seen.add(view)
    expect(await window.evaluate(() => document.documentElement.outerHTML)).not.toMatch(LEAKS)
    expect(await shown.textContent()).not.toMatch(LEAKS)
    expect(await run.projector.locator('[data-view]').innerHTML()).not.toMatch(LEAKS)
  }

  await look('waiting')
  await record({ type: 'note', slot: 'n', text: `${MARK} note` })
  const viewOf: Record<string, string> = {
    stories: 'stories',
    ask: 'ask',
    forms: 'ask',
    'altar-call': 'line-up',
    'find-host': 'directory',
    wrap: 'counts',
  }
  let from = ''
  for (const { id, kind, title } of segments) {
    await record({ type: 'enter', segmentId: id, from })
    from = id
    await expect(window.getByText(title).first()).toBeVisible()
    await look(viewOf[kind] ?? 'clock')
    if (kind === 'stories') {
      await record({ type: 'speaker', number: 1, state: 'start' })
      await expect(window.getByText(en.projector.speaks)).toBeVisible()
      await look('stories')
    }
    if (kind === 'altar-call')
      for (const [index, signUp] of signUps.entries()) {
        await record({ type: 'pitch', signUp, state: 'start', from: signUps[index - 1] ?? '' })
        await expect(window.getByText(new RegExp(`^Form ${index + 1}[A-Z]$`))).toBeVisible()
        await look('line-up')
      }
    if (kind === 'find-host')
      for (const page of [1, 2, 3]) {
        await record({ type: 'show', view: 'directory', page })
        await look('directory')
      }
  }
  for (const view of ['clock', 'ask', 'counts', 'line-up', 'directory'] as const)
    for (const language of ['es', 'en'] as const) {
      await record({ type: 'look', dark: language === 'es', language })
      await record({ type: 'show', view, page: 0 })
      await look(view)
    }
  await record({ type: 'pause' })
  await look('directory')
  await record({ type: 'blank', on: true })
  await look('blank')
  await record({ type: 'blank', on: false })
  await record({ type: 'end' })
  await look('over')
  expect([...seen].sort()).toEqual(
    ['ask', 'blank', 'clock', 'counts', 'directory', 'line-up', 'over', 'stories', 'waiting'].sort(),
  )
  // What is not in the page has not come by the wire either, where it can be listened to.
  for (const frame of frames) expect(frame).not.toMatch(LEAKS)
})

/** Hosts and guests, every field of theirs filled. Gives the keys of the hosts' sign-ups, in the order of the line. */
async function fillWithContacts(contract: CoreClient, meetingId: string): Promise<string[]> {
  const keys: string[] = []
  for (let index = 0; index < 14; index += 1) {
    const key = newKey()
    keys.push(key)
    const { events } = await contract.event.signUpHost({
      key,
      meetingId,
      host: {
        firstName: 'Mary',
        lastName: `${MARK}surname`,
        phone: `(212) 555-01${index + 10}`,
        email: `${MARK}${index}@example.org`,
        zip: index % 2 === 0 ? '11237' : '10001',
      },
      hostId: null,
      type: 'phone-bank',
      place: index % 3 === 0 ? `${index}77 ${MARK} Street` : 'Bushwick',
      atHome: true,
      street: `${index} Secret Street`,
      capacity: index % 2 === 0 ? 10 : 0,
      slots: [{ startsAt: new Date(Date.now() + (index + 2) * 86_400_000).toISOString(), minutes: 120 }],
      zone: 'America/New_York',
    })
    for (const { id } of events) {
      await contract.event.update({
        id,
        fields: {
          title: `${MARK} title`,
          description: `${MARK} description`,
          directions: `${MARK} directions`,
          accessibility: `${MARK} access`,
          hostName: ['Mary LEAKsurname', 'Mary 212-555-0177 P.', 'ana@leak.example Ana'][index % 3] ?? '',
          note: `${MARK} note`,
          hostEmail: `${MARK}@example.org`,
          onlineLink: `https://${MARK}.example`,
          mode: index % 7 === 6 ? 'online' : 'in-person',
        },
      })
      await contract.rsvp.add({
        key: newKey(),
        eventId: id,
        personId: null,
        person: {
          firstName: `${MARK}guest`,
          lastName: MARK,
          phone: `(212) 555-01${index + 50}`,
          email: `${MARK}-guest${index}@example.org`,
          zip: '10001',
        },
        source: 'form',
        note: `${MARK} note`,
      })
    }
  }
  return keys
}

/** All that comes to a page through its sockets from now on; a port of Electron's cannot be listened to. */
function listen(window: Page): string[] {
  const frames: string[] = []
  window.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(payload.toString())),
  )
  return frames
}
