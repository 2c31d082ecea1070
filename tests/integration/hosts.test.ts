import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HostSignUp } from '#shared/contract/event'
import type { PersonFields } from '#shared/contract/person'
import { nextPitch, pitchLog } from '#shared/domain/line-up-pitch'
import type { MomentWhat } from '#shared/model/meeting'
import { aMeeting, aSegment } from '#tests/factories/documents'
import { first, type LocalCore, startLocalCore } from '#tests/support/local-core'

const NOW = '2026-03-02T23:10:00.000Z'
const MEETING = 'meeting:meeting-key-01'
let core: LocalCore

beforeAll(async () => {
  core = await startLocalCore(NOW)
  const { title, goal, ask, venue, address, zip, zone, crew, materials } = aMeeting()
  await core.client.meeting.create({
    key: 'meeting-key-01',
    fields: {
      title,
      goal,
      ask,
      venue,
      address,
      zip,
      zone,
      crew,
      materials,
      startsAt: '2026-03-02T23:00:00.000Z',
      promisedEnd: '2026-03-03T00:30:00.000Z',
      expectedHeads: 60,
      segments: [
        aSegment({ id: 'a', kind: 'altar-call', title: 'Altar call', minutes: 60, minMinutes: 60 }),
        aSegment({ id: 'b', kind: 'find-host', title: 'Find your host', minutes: 30, minMinutes: 30 }),
      ],
    },
  })
})
afterAll(() => core.close())

const person = (firstName: string, fields: Partial<PersonFields> = {}): PersonFields => ({
  firstName,
  lastName: 'Leaksurname',
  phone: '',
  email: '',
  zip: '10001',
  ...fields,
})
const signUp = (key: string, host: PersonFields, days: number[], meetingId = MEETING) => {
  const input: HostSignUp = {
    key,
    meetingId,
    host,
    hostId: null,
    type: 'phone-bank',
    place: 'Maple Park',
    atHome: true,
    street: '12 Leak Street',
    capacity: 3,
    slots: days.map((day) => ({ startsAt: `2026-03-${day}T23:00:00.000Z`, minutes: 120 })),
    zone: 'America/New_York',
  }
  return core.client.event.signUpHost(input)
}
it('lets somebody host outside of any meeting: in no line, on no form, once however often it is pressed', async () => {
  await signUp('alone-key-001', person('Paloma', { phone: '212 555 0171' }), [12], '')
  await signUp('alone-key-002', person('Quentin', { phone: '212 555 0172' }), [13, 14], '')
  const again = await signUp('alone-key-002', person('Quentin', { phone: '212 555 0172' }), [13, 14], '')
  expect(again.events).toMatchObject([
    { hostName: 'Quentin L.', meetingId: '', formNumber: '', lineUp: 0, state: 'draft' },
    { hostName: 'Quentin L.', meetingId: '', formNumber: '', lineUp: 0, state: 'draft' },
  ])
  const { rows } = await first(
    core.client.event.list({ meetingId: '', state: null, when: 'all', text: '', limit: 10 }),
  )
  expect(rows.map(({ event }) => event.hostName)).toEqual(['Paloma L.', 'Quentin L.', 'Quentin L.'])
})

let presses = 0
const record = (what: MomentWhat | null) => {
  if (!what) throw new Error('nothing to record')
  presses++
  return core.client.meeting.record({
    key: `press-key-${String(presses).padStart(4, '0')}`,
    meetingId: MEETING,
    what,
  })
}
const lineUp = async () => {
  const model = await first(core.client.lineUp.live({ meetingId: MEETING }))
  if (!model) throw new Error('a meeting')
  return model
}
const names = async () => (await lineUp()).entries.map(({ hostName }) => hostName)

describe('an altar call', () => {
  it('numbers the forms as hosts sign up, and two who sign up at one moment get two numbers', async () => {
    await Promise.all([
      signUp('mary-sign-up-key', person('Mary', { phone: '(212) 555-0123' }), [10, 12]),
      signUp('luis-sign-up-key', person('Luis', { zip: '60614' }), [11]),
      signUp('anna-sign-up-key', person('Anna', { zip: '11201' }), [10]),
    ])
    const { entries } = await lineUp()
    expect(entries).toHaveLength(3)
    expect(new Set(entries.map(({ formNumber }) => formNumber)).size).toBe(3)
    expect(entries.map(({ formNumber }) => formNumber.replace(/\D/g, ''))).toEqual(['1', '2', '3'])
    expect(await core.client.lineUp.numberForms({ meetingId: MEETING })).toEqual({ given: 0 })
  })

  it('takes a host who signs up twice, with the phone spelled otherwise, as one', async () => {
    const before = await lineUp()
    const { events } = await signUp(
      'mary-second-key1',
      person('Mary', { phone: '+1 212.555.0123' }),
      [12, 13],
    )
    expect(events.map(({ startsAt }) => startsAt.slice(8, 10))).toEqual(['12', '13'])
    const again = await signUp('mary-second-key1', person('Mary', { phone: '212-555-0123' }), [12, 13])
    expect(again.events.map(({ id }) => id)).toEqual(events.map(({ id }) => id))
    const after = await lineUp()
    expect(after.entries).toHaveLength(3)
    const mary = after.entries.find(({ hostName }) => hostName === 'Mary L.')
    expect(mary?.events).toHaveLength(3)
    expect(mary?.formNumber).toBe(before.entries.find(({ hostName }) => hostName === 'Mary L.')?.formNumber)
  })

  it('takes a host without a phone, and says what is missing', async () => {
    const luis = (await lineUp()).entries.find(({ hostName }) => hostName === 'Luis L.')
    expect(luis?.events[0]?.missing).toEqual(['hostPhone'])
  })

  it('moves a host in the line, and moves nothing else', async () => {
    const { entries } = await lineUp()
    const order = await names()
    const [one, , three] = entries
    await core.client.lineUp.move({ meetingId: MEETING, key: three?.key ?? '', before: one?.key ?? '' })
    expect(await names()).toEqual([order[2], order[0], order[1]])
    await core.client.lineUp.move({ meetingId: MEETING, key: three?.key ?? '', before: null })
    expect(await names()).toEqual(order)
    const numbers = (await lineUp()).entries.map(({ formNumber }) => formNumber)
    expect(numbers).toEqual(entries.map(({ formNumber }) => formNumber))
  })

  it('shows on the projector who pitches and who is next, and never a contact', async () => {
    await record({ type: 'enter', segmentId: 'a', from: '' })
    await record({ type: 'heads', count: 50 })
    const { entries } = await lineUp()
    await record(nextPitch(entries, pitchLog([])))
    const model = await first(core.client.projector.live({ meetingId: MEETING }))
    expect(model).toMatchObject({
      view: 'line-up',
      now: { hostName: entries[0]?.hostName },
      next: { hostName: entries[1]?.hostName },
      gauges: { heads: 50, hosts: { count: 3 } },
    })
    expect(JSON.stringify(model)).not.toMatch(/leak|555|person:|@/i)
    expect(JSON.stringify(model)).toContain('New York 10001')
  })

  it('tells the operator how seats stand against people', async () => {
    expect((await lineUp()).balance).toMatchObject({ verdict: 'too-few-seats', people: 47, seats: 15 })
  })
})

describe('finding a host', () => {
  const nearest = (zip: string, limit = 10) =>
    core.client.hosts.nearest({ meetingId: MEETING, zip, free: [], limit })

  it('names the nearest with free seats, without a way to their home', async () => {
    const { from, hosts } = await first(nearest('10002'))
    expect(from).toEqual({ zip: '10002', city: 'New York', state: 'NY' })
    // Brooklyn Heights, across the bridge, is nearer to the Lower East Side than Chelsea is.
    const found = hosts.map(({ hostName }) => hostName)
    expect(found).toEqual(['Anna L.', 'Mary L.', 'Mary L.', 'Mary L.', 'Luis L.'])
    expect(hosts.at(-1)?.miles).toBeGreaterThan(700)
    expect(JSON.stringify(hosts)).not.toMatch(/leak|555|person:/i)
  })

  it('says that a ZIP does not exist, and still helps', async () => {
    const { from, hosts } = await first(nearest('00000'))
    expect(from).toBeNull()
    expect(hosts).toHaveLength(5)
    expect(hosts.every(({ miles }) => miles === null)).toBe(true)
    expect(await core.client.hosts.zip({ zip: '00000' })).toBeNull()
  })

  it('sees seats fill while it is open, and over-capacity is said, not forbidden', async () => {
    const stream = await nearest('60614', 1)
    const seen: (string | undefined)[] = []
    const watching = (async () => {
      for await (const { hosts } of stream) {
        seen.push(hosts[0] && `${hosts[0].hostName} ${hosts[0].seatsLeft}`)
        if (hosts[0]?.hostName !== 'Luis L.') return
      }
    })()
    const luis = (await first(nearest('60614', 1))).hosts[0]
    for (const guest of ['Gus', 'Gil', 'Gina', 'Gabe'])
      await core.client.rsvp.add({
        key: `guest-key-${guest}`.padEnd(14, '0'),
        eventId: luis?.id ?? '',
        personId: null,
        person: person(guest, { phone: `212-555-01${guest.length}${guest.charCodeAt(1) % 10}` }),
        source: 'kiosk',
        note: '',
      })
    await watching
    expect(seen.at(-1)).toBe('Mary L. 3')
    const { entries } = await lineUp()
    expect(entries.find(({ hostName }) => hostName === 'Luis L.')?.events[0]?.seats).toEqual({
      taken: 4,
      left: -1,
    })
  })

  it('has all of them in the directory, on the wall and on paper', async () => {
    const directory = await first(core.client.hosts.directory({ meetingId: MEETING }))
    expect(directory).toMatchObject({ events: 5, hosts: 3 })
    const file = await core.client.hosts.directoryPdf({ meetingId: MEETING, language: 'es', paper: 'a4' })
    expect(file.name).toBe('Encuentre a su anfitrión Barnstorm at the hall.pdf')
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})

describe('what becomes of an event', () => {
  it('moved, its guests stay and are named; called off and back, it goes to the reviewers or is a draft', async () => {
    const luis = (await lineUp()).entries.find(({ hostName }) => hostName === 'Luis L.')
    const eventId = luis?.events[0]?.id ?? ''
    const startsAt = '2026-03-14T22:00:00.000Z'
    const moved = await core.client.schedule.move({ key: 'move-key-0001', eventId, startsAt })
    expect(moved.event.startsAt).toBe(startsAt)
    expect(moved.notices.map(({ as }) => as).sort()).toEqual(['guest', 'guest', 'guest', 'guest', 'host'])
    const off = await core.client.schedule.cancel({ key: 'cancel-key-01', eventId, reason: 'Flood' })
    expect(off.event.state).toBe('cancelled')
    await core.client.schedule.cancel({ key: 'cancel-key-01', eventId, reason: 'Flood' })
    expect((await lineUp()).entries).toHaveLength(2)
    core.setClock('2026-03-03T10:00:00.000Z')
    const back = await core.client.schedule.reinstate({ key: 'back-key-0001', eventId })
    expect(back.event.state).toBe('draft')
    const { reviews } = (await first(core.client.event.one({ id: eventId }))) ?? { reviews: [] }
    expect(reviews.map(({ action }) => action)).toEqual(['cancel', 'edit'])
  })

  it('repeated weekly, it stays with its host in the line; the same command makes it once', async () => {
    const anna = (await lineUp()).entries.find(({ hostName }) => hostName === 'Anna L.')
    const eventId = anna?.events[0]?.id ?? ''
    const weekly = { key: 'weekly-key-01', eventId, weeks: 2 }
    const made = await core.client.schedule.repeatWeekly(weekly)
    const again = await core.client.schedule.repeatWeekly(weekly)
    expect(again.events.map(({ id }) => id)).toEqual(made.events.map(({ id }) => id))
    const copy = await core.client.schedule.duplicate({
      key: 'copy-key-0001',
      eventId,
      startsAt: '2026-03-29T18:00:00.000Z',
    })
    const after = (await lineUp()).entries.find(({ hostName }) => hostName === 'Anna L.')
    expect(after?.events.map(({ id }) => id)).toContain(copy.id)
    expect(after?.events).toHaveLength(4)
    expect((await first(core.client.schedule.series({ eventId }))).events).toHaveLength(3)
  })

  it('as a calendar file tells a guest the street, and a stranger the neighbourhood', async () => {
    const luis = (await lineUp()).entries.find(({ hostName }) => hostName === 'Luis L.')
    const eventId = luis?.events[0]?.id ?? ''
    const rsvps = (await first(core.client.event.one({ id: eventId })))?.rsvps ?? []
    const file = (personId: string) =>
      core.client.schedule.calendarFile({ eventId, language: 'en', reader: { as: 'guest', personId } })
    expect((await file(rsvps[0]?.person.id ?? '')).text).toContain('12 Leak Street')
    const stranger = await file('person:nobody')
    expect(stranger.text).not.toContain('Leak')
    expect(stranger.text).toContain('LOCATION:Maple Park')
    expect(stranger.name).toBe('Luis L..ics')
  })
})

describe('two hosts who make one event of theirs', () => {
  const counts = async () => (await first(core.client.meeting.one({ id: MEETING })))?.counts
  const eventOf = async (id: string) => first(core.client.event.one({ id }))

  it('bring their guests along, are still two hosts, and part again with undo', async () => {
    const { entries } = await lineUp()
    const keepId = entries.find(({ hostName }) => hostName === 'Mary L.')?.events[0]?.id ?? ''
    const joinId = entries.find(({ hostName }) => hostName === 'Luis L.')?.events[0]?.id ?? ''
    const before = await counts()
    const pair = { key: 'join-command-01', keepId, joinId }
    expect(await core.client.lineUp.coHost(pair)).toEqual({ moved: 4 })
    expect(await core.client.lineUp.coHost(pair)).toEqual({ moved: 0 })
    const joined = await eventOf(keepId)
    expect(joined?.coHosts.map(({ firstName }) => firstName)).toEqual(['Luis'])
    expect(joined?.seats).toEqual({ taken: 4, left: -1 })
    expect((await eventOf(joinId))?.rsvps).toHaveLength(4)
    expect(await counts()).toEqual({ ...before, events: (before?.events ?? 0) - 1 })
    const directory = await first(core.client.hosts.directory({ meetingId: MEETING }))
    expect(JSON.stringify(directory)).toContain('Mary L. & Luis L.')
    expect(JSON.stringify(directory)).not.toMatch(/leak|555|person:/i)

    await core.client.lineUp.undoCoHost(pair)
    await core.client.lineUp.undoCoHost(pair)
    expect((await eventOf(keepId))?.rsvps).toEqual([])
    expect((await eventOf(joinId))?.event.state).toBe('draft')
    expect(await counts()).toEqual(before)
  })

  it('take a third in who has no phone, once however often it is sent, and let them go', async () => {
    const id = (await lineUp()).entries[0]?.events[0]?.id ?? ''
    const third = { key: 'third-host-key', id, personId: null, person: person('Thea') }
    const { person: thea, already } = await core.client.event.addCoHost(third)
    expect(already).toBe(false)
    expect((await core.client.event.addCoHost(third)).already).toBe(true)
    expect((await eventOf(id))?.event.coHostNames).toEqual(['Thea L.'])
    await core.client.event.removeCoHost({ id, personId: thea.id })
    expect((await eventOf(id))?.event.coHostNames).toEqual([])
  })
})

describe('the debrief', () => {
  it('agrees with what was put in', async () => {
    await record({ type: 'note', slot: 'note-1', text: 'More pens' })
    await record({ type: 'end' })
    const model = await first(core.client.debrief.live({ meetingId: MEETING }))
    expect(model).toMatchObject({
      heads: 50,
      counts: { hosts: 3, events: 8, signUps: 4 },
      people: 4,
      forms: { issued: 3, returned: null, signUps: 4 },
      notes: [{ text: 'More pens' }],
    })
    const file = await core.client.debrief.pdf({ meetingId: MEETING, language: 'en', paper: 'letter' })
    expect(file.size).toBeGreaterThan(5000)
  })
})
