import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { loadScripts } from '#main/core/scripts'
import { loadTemplates } from '#main/core/templates'
import { DEMO_MEETING_ID, type DemoOptions, demo } from '#shared/demo/demo'
import { AREAS } from '#shared/demo/places'
import { runState } from '#shared/domain/agenda-run'
import { ratesOf } from '#shared/domain/counts'
import { duplicateScore, LIKELY, traitsOf } from '#shared/domain/duplicate'
import { countSeats, isPast, missingFacts } from '#shared/domain/event'
import { lineUpOf } from '#shared/domain/line-up'
import { pitchLog } from '#shared/domain/line-up-pitch'
import { eventSideId, keyOf } from '#shared/domain/record'
import { rivalDecisions } from '#shared/domain/review'
import { standingFlags, timeFlags } from '#shared/domain/review-checks'
import { DEFAULT_POLICY } from '#shared/domain/review-policy'
import { type DocumentOf, type Kind, kindsByCollection } from '#shared/model/collections'
import { contact } from '#shared/model/contact'
import { event, eventSide } from '#shared/model/event'
import { guest, kit } from '#shared/model/kit'
import { meeting, moment } from '#shared/model/meeting'
import { person } from '#shared/model/person'
import { claim, review } from '#shared/model/review'
import { rsvp } from '#shared/model/rsvp'
import { script as scriptSchema } from '#shared/model/script'
import { issuedForm } from '#shared/model/sheet'

/** The package has no types, and only tests need all the country's ZIPs. */
const zipcodes: { lookup: (zip: string) => { zip: string; state: string } | undefined } = createRequire(
  import.meta.url,
)('zipcodes')

const templates = await loadTemplates()
const [script] = await loadScripts()
if (!script) throw new Error('no script')
const agenda = (id: string) => {
  const found = templates.find((template) => template.id === id)
  if (!found) throw new Error(id)
  return found
}
const now = '2026-03-07T16:12:30.000Z'
const options = (overrides: Partial<DemoOptions> = {}): DemoOptions => {
  const language = overrides.language ?? 'en'
  const agendas = { past: agenda(`barnstorm-90.${language}`), coming: agenda(`barnstorm-60.${language}`) }
  return { seed: 1, people: 175, language, now, zone: 'America/Chicago', agendas, script, ...overrides }
}
const schemas = {
  ...{ meeting, moment, person, event, eventside: eventSide, rsvp, review, claim },
  ...{ kit, script: scriptSchema, guest, contact, form: issuedForm },
} as const

function load(overrides: Partial<DemoOptions> = {}) {
  const batches = [...demo(options(overrides))]
  const documents = batches.flatMap((batch): DocumentOf[Kind][] => batch.documents)
  const all = <K extends Kind>(kind: K) =>
    documents.filter((document): document is DocumentOf[K] => document.kind === kind)
  return { batches, documents, all }
}

describe('the demo', () => {
  const { batches, documents, all } = load()
  const events = all('event')
  const sides = new Map(all('eventside').map((side) => [side.id, side]))
  const sideOf = (id: string) => sides.get(eventSideId(id)) ?? null
  const rsvpsOf = (id: string) => all('rsvp').filter((one) => one.eventId === id)
  const ofMeeting = events.filter((one) => one.meetingId === DEMO_MEETING_ID)

  it.each([
    ['en', 175, 1],
    ['es', 175, 2],
    ['en', 20, 3],
    ['es', 1500, 4],
  ] as const)(
    'has only valid documents, in the right collections, none twice (%s, %i people)',
    (language, people, seed) => {
      const made = load({ language, people, seed })
      for (const batch of made.batches)
        for (const document of batch.documents) {
          expect(kindsByCollection[batch.collection]).toContain(document.kind)
          const schema = schemas[document.kind as keyof typeof schemas]
          const checked = schema.safeParse(document)
          expect(checked.error?.message, JSON.stringify(document)).toBeUndefined()
          expect(checked.data).toEqual(document)
        }
      expect(new Set(made.documents.map((document) => document.id)).size).toBe(made.documents.length)
      expect(made.all('person')).toHaveLength(people)
    },
  )

  it('is the same for the same seed, and another for another', () => {
    expect(load().documents).toEqual(documents)
    expect(load({ seed: 2 }).documents).not.toEqual(documents)
  })

  it('fills the room: 175 people, 19 hosts, events and sign-ups that reach the target', () => {
    const moments = all('moment')
    const heads = moments.reduce((sum, { what }) => sum + (what.type === 'heads' ? what.count : 0), 0)
    const hosts = lineUpOf(ofMeeting)
    const signUps = ofMeeting
      .flatMap((one) => rsvpsOf(one.id))
      .filter((one) => one.status !== 'declined').length
    const rates = ratesOf({ heads, hosts: hosts.length, events: ofMeeting.length, signUps })
    expect([heads, hosts.length]).toEqual([175, 19])
    expect(hosts.map((host) => host.lineUp)).toEqual(hosts.map((_, index) => index + 1))
    expect(rates.hosts.standing).toBe('within')
    expect(rates.signUps.standing).toBe('within')
  })

  it('spreads events of several kinds over three weeks, and every state', () => {
    const days = ofMeeting.map((one) => (Date.parse(one.startsAt) - Date.parse(now)) / 86_400_000)
    expect(Math.max(...days)).toBeLessThanOrEqual(22)
    expect(Math.max(...days)).toBeGreaterThan(14)
    expect(new Set(events.map((one) => one.type)).size).toBeGreaterThanOrEqual(4)
    expect(new Set(events.map((one) => one.state))).toEqual(
      new Set(['draft', 'submitted', 'approved', 'changes-requested', 'rejected', 'cancelled']),
    )
    expect(events.filter((one) => one.state === 'rejected')).toHaveLength(1)
    expect(events.filter((one) => one.state === 'cancelled')).toHaveLength(1)
  })

  it('has a meeting that kept its promise the evening before, and one about to begin', () => {
    const [past, coming] = all('meeting')
    if (!past || !coming) throw new Error('two meetings')
    const moments = all('moment').filter((one) => one.meetingId === past.id)
    const state = runState(past, moments, now)
    expect(state.phase).toBe('over')
    expect(state.lateSeconds).toBeLessThanOrEqual(0)
    expect(state.segments.every((segment) => segment.status === 'done')).toBe(true)
    expect(pitchLog(moments)).toMatchObject({ current: null })
    expect(pitchLog(moments).settledByKey.size).toBe(19)
    expect(past.promisedEnd < now).toBe(true)
    expect(runState(coming, [], now)).toMatchObject({ phase: 'planned', lateSeconds: 0 })
    const minutes = (Date.parse(coming.startsAt) - Date.parse(now)) / 60_000
    expect(minutes).toBeGreaterThanOrEqual(15)
    expect(minutes).toBeLessThan(45)
  })

  it('has every kind of trouble in the moderators’ queue', () => {
    const queue = events.filter((one) => one.state === 'submitted')
    const traits = events.map((one) => traitsOf(one, sideOf(one.id)))
    const likeliest = (one: (typeof events)[number]) =>
      Math.max(0, ...traits.map((other) => duplicateScore(traitsOf(one, sideOf(one.id)), other)?.score ?? 0))
    const flags = new Set(
      queue.flatMap((one) =>
        [
          ...timeFlags(one.startsAt, now),
          ...standingFlags(one, sideOf(one.id), {
            usState: zipcodes.lookup(one.zip)?.state ?? null,
            policy: DEFAULT_POLICY,
            duplicate: likeliest(one) >= LIKELY ? likeliest(one) : 0,
          }),
        ].map(({ flag }) => flag),
      ),
    )
    for (const flag of [
      'starts-in-the-past',
      'starts-too-soon',
      'home-address-public',
      'missing-place',
      'missing-zip',
      'missing-phone',
      'likely-duplicate',
      'zone-differs-from-zip',
    ] as const)
      expect(flags, flag).toContain(flag)
    expect(queue.some((one) => one.zone !== 'America/Chicago')).toBe(true)
    const isOverfull = (one: (typeof queue)[number]) =>
      (countSeats(
        one.capacity,
        rsvpsOf(one.id).map((row) => row.status),
      ).left ?? 0) < 0
    expect(queue.some(isOverfull)).toBe(true)
    expect(queue.some((one) => one.decision !== null)).toBe(true)
    expect(all('claim').some((one) => one.until > now && queue.some(({ id }) => id === one.eventId))).toBe(
      true,
    )
    expect(events.some((one) => one.state === 'draft' && missingFacts(one, sideOf(one.id)).length > 0)).toBe(
      true,
    )
  })

  it('has a record for each event that went to the moderators, and one pair of rival decisions', () => {
    const reviewsOf = (id: string) => all('review').filter((one) => one.eventId === id)
    for (const one of events.filter(({ state }) => state !== 'draft')) {
      expect(reviewsOf(one.id).map((entry) => entry.action)).toContain('submit')
      if (one.decision) expect(reviewsOf(one.id).map((entry) => entry.id)).toContain(one.decision.reviewId)
    }
    expect(events.filter((one) => rivalDecisions(reviewsOf(one.id)).length > 0)).toHaveLength(1)
    expect(all('review').some((entry) => entry.action === 'edit' && entry.changes.length > 0)).toBe(true)
  })

  it('has guests who came, and guests who did not, at events that are over', () => {
    const over = events.filter((one) => one.meetingId === '')
    expect(over.every((one) => isPast(one, now) && one.state === 'approved')).toBe(true)
    const statuses = new Set(over.flatMap((one) => rsvpsOf(one.id).map((row) => row.status)))
    expect(statuses).toEqual(new Set(['attended', 'no-show']))
  })

  it('refers only to what exists, and writes nothing down before it happened', () => {
    const ids = new Set(documents.map((document) => document.id))
    for (const one of all('rsvp')) {
      expect([ids.has(one.eventId), ids.has(one.personId)]).toEqual([true, true])
      expect(one.id).toBe(`rsvp:${keyOf(one.eventId)}:${keyOf(one.personId)}`)
    }
    for (const side of all('eventside'))
      expect([ids.has(side.eventId), ids.has(side.hostId)]).toEqual([true, true])
    for (const entry of all('review')) expect(ids.has(entry.eventId)).toBe(true)
    for (const document of documents) {
      expect(document.createdAt <= document.updatedAt).toBe(true)
      expect(document.updatedAt <= now).toBe(true)
    }
  })

  it('gives out only numbers that belong to nobody, each to one household', () => {
    const phones = all('person').flatMap((one) => (one.phone ? [one.phone] : []))
    for (const phone of phones) expect(phone).toMatch(/^\+1\d{3}55501\d\d$/)
    const shared = phones.length - new Set(phones).size
    expect(shared).toBeGreaterThan(0)
    expect(shared).toBeLessThan(20)
    for (const one of all('person')) expect(one.email).toMatch(/^$|@example\.(org|net|com)$/)
  })

  it('has names in many scripts among the hosts', () => {
    const names = lineUpOf(ofMeeting)
      .map((host) => host.hostName)
      .join(' ')
    for (const script of [
      /\p{Emoji_Presentation}/u,
      /\p{Script=Han}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Arabic}/u,
    ])
      expect(names).toMatch(script)
  })

  it('comes in small batches, so that nothing else has to wait', () => {
    for (const batch of load({ people: 3000 }).batches)
      expect(batch.documents.length).toBeLessThanOrEqual(250)
    expect(batches.length).toBeGreaterThan(5)
  })

  it('keeps the room a room when there are very many people', () => {
    const many = load({ people: 8000 })
    expect(many.all('person')).toHaveLength(8000)
    expect(lineUpOf(many.all('event').filter((one) => one.meetingId)).length).toBe(80)
  })

  it('is at home where the laptop is, in real ZIPs', () => {
    expect(load({ zone: 'America/Puerto_Rico' }).all('meeting')[0]?.zone).toBe('America/Puerto_Rico')
    expect(load({ zone: 'Europe/Madrid' }).all('meeting')[0]?.zone).toBe('America/Chicago')
    for (const area of AREAS)
      for (const [zip] of area.neighborhoods) expect(zipcodes.lookup(zip)?.zip, zip).toBe(zip)
  })
})
