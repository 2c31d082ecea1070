import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readCsv } from '#main/exchange/csv'
import type { CallResult, CallScreen } from '#shared/contract/call'
import { LEASE_MINUTES } from '#shared/domain/caller'
import { aMeeting } from '#tests/factories/documents'
import { first, type LocalCore, startLocalCore } from '#tests/support/local-core'
import { pdfText } from '#tests/support/pdf-text'

/** Noon in New York, a Monday. */
const NOON = '2026-03-02T17:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(NOON) + minutes * 60_000).toISOString()

let core: LocalCore
let kitId: string
beforeEach(async () => {
  core = await startLocalCore(NOON)
  const { client } = core
  kitId = (
    await client.kit.create({ key: 'kit-key-000001', eventId: null, templateId: 'invite', hostUser: '' })
  ).id
  await client.kit.update({ id: kitId, fields: { zone: 'America/New_York', training: [] } })
})
afterEach(() => core.close())

async function bringIn(rows: readonly string[]): Promise<void> {
  const text = ['VANID,First Name,Last Name,Phone,ZIP,Language', ...rows].join('\n')
  const steps = await core.client.contacts.import({
    ...{ kitId, file: new File([text], 'list.csv'), columns: null, sheet: '', batch: 'list-batch-001' },
    name: 'list.csv',
  })
  for await (const step of steps) if (step.state === 'done') expect(step.added).toBe(rows.length)
  await core.client.kit.setReady({ id: kitId, ready: true })
}

let keys = 0
async function sitDown(name: string): Promise<string> {
  const seat = { station: '', guestId: '', languages: ['en'] }
  return (await core.client.call.join({ key: `caller-key-${keys++}`, kitId, name, ...seat })).id
}

const next = (callerId: string) => core.client.call.next({ callerId })
let calls = 0
const log = (callerId: string, contactId: string, fields: Partial<CallResult> = {}) =>
  core.client.call.finish({
    ...{ callerId, contactId, key: `call-number-${calls++}`, andNext: false },
    result: {
      ...{ outcome: 'no-answer', phone: '', answers: [], note: '', callBackAt: '', language: '' },
      ...{ signUps: [], covers: [] },
      ...fields,
    },
  })

const ANA = '1,Ana,Ruiz,212-555-0101,10001,'
const BEN = '2,Ben,Okafor,212-555-0102,10001,'

describe('a caller who closes the lid in the middle of a call', () => {
  test('has the contact still when they are back in time; later somebody else gets it, and both calls are kept', async () => {
    await bringIn([ANA])
    const [hana, bo] = [await sitDown('Hana'), await sitDown('Bo')]
    const contactId = (await next(hana)).card?.contact.id ?? ''
    expect((await next(bo)).rest).toEqual({ reason: 'in-hands', until: '' })
    core.setClock(later(LEASE_MINUTES - 1))
    expect((await next(bo)).card).toBeNull()
    expect((await next(hana)).card?.contact.id).toBe(contactId)

    core.setClock(later(2 * LEASE_MINUTES))
    expect((await next(bo)).card?.contact.id).toBe(contactId)
    // The lid is open again: what was said before it closed is not lost.
    await log(hana, contactId, { outcome: 'will-come', note: 'said before the lid closed' })
    await log(bo, contactId)
    const one = await first(core.client.contacts.one({ id: contactId }))
    expect(one?.conversations.map(({ callerName, outcome }) => [callerName, outcome])).toEqual([
      ['Hana', 'will-come'],
      ['Bo', 'no-answer'],
    ])
    expect(one?.state).toMatchObject({ stage: 'done', outcome: 'will-come' })
  })
})

describe('a clock that is an hour off', () => {
  test('and set right in the middle of the evening loses no call and hands nobody out twice', async () => {
    await bringIn([ANA, BEN])
    core.setClock(later(60))
    const [hana, bo] = [await sitDown('Hana'), await sitDown('Bo')]
    const early = (await next(hana)).card?.contact.id ?? ''
    await log(hana, early, { outcome: 'talked' })
    const held = (await next(hana)).card?.contact.id ?? ''
    core.setClock(NOON)
    expect((await next(bo)).rest).toEqual({ reason: 'in-hands', until: '' })
    await log(hana, held, { outcome: 'will-come' })
    expect((await first(core.client.kit.one({ id: kitId })))?.totals).toMatchObject({ calls: 2, done: 2 })
  })
})

describe('nobody to call', () => {
  test('before the list is there, and when all are done', async () => {
    const hana = await sitDown('Hana')
    expect((await next(hana)).rest).toEqual({ reason: 'no-contacts', until: '' })
    await bringIn([ANA])
    await log(hana, (await next(hana)).card?.contact.id ?? '', { outcome: 'talked' })
    expect((await next(hana)).rest).toEqual({ reason: 'done', until: '' })
  })

  test('while all rest, until the first of them does not', async () => {
    await bringIn([ANA])
    const hana = await sitDown('Hana')
    await log(hana, (await next(hana)).card?.contact.id ?? '', { outcome: 'busy' })
    const { rest } = await next(hana)
    expect(rest?.reason).toBe('resting')
    core.setClock(rest?.until ?? '')
    expect((await next(hana)).card?.contact.firstName).toBe('Ana')
  })

  test('while it is night where they all live, until the first of them may be called', async () => {
    await bringIn([ANA, '3,Lani,Kealoha,808-555-0103,96813,'])
    const hana = await sitDown('Hana')
    core.setClock('2026-03-02T10:00:00.000Z')
    expect((await next(hana)).rest).toEqual({ reason: 'outside-hours', until: '2026-03-02T14:00:00.000Z' })
  })

  test('in a language that this caller speaks', async () => {
    await bringIn(['4,Lucía,Peña,212-555-0104,10001,Spanish'])
    expect((await next(await sitDown('Hana'))).rest).toEqual({ reason: 'language', until: '' })
  })

  test('at a number that can be dialled: a contact with three numbers that are all wrong is done with', async () => {
    const three = '5,Ugo,Ferri,"212-555-0105; 212-555-0106; 212-555-0107",10001,'
    await bringIn([three])
    const hana = await sitDown('Hana')
    for (const [call, number] of ['+12125550105', '+12125550106', '+12125550107'].entries()) {
      core.setClock(later(call))
      const { card } = await next(hana)
      expect(card?.phones[0]?.number).toBe(number)
      await log(hana, card?.contact.id ?? '', { outcome: 'wrong-number', phone: number })
    }
    expect((await next(hana)).rest?.reason).toBe('done')
    const { rows } = await first(
      core.client.contacts.list({ kitId, text: '', stage: 'no-number', limit: 10 }),
    )
    expect(rows.map(({ contact }) => contact.firstName)).toEqual(['Ugo'])
  })
})

test('a name that a spreadsheet would run is text in every CSV', async () => {
  await bringIn(['6,"=HYPERLINK(""http://bad.example"")",+Plus,212-555-0108,10001,', BEN])
  const hana = await sitDown('=Hana')
  await log(hana, (await next(hana)).card?.contact.id ?? '', { outcome: 'talked', note: '@cmd' })
  for (const what of ['results', 'van', 'thanks', 'unfinished'] as const) {
    const file = await core.client.after.csv({ kitId, what, language: 'en' })
    const read = await readCsv(new Uint8Array(await file.arrayBuffer()))
    const cells = read.ok ? read.value.rows.flatMap((row) => row.cells) : []
    expect(cells.length).toBeGreaterThan(1)
    expect(cells.filter((cell) => /^[=+@-]/.test(cell))).toEqual([])
  }
})

test('a guest who had signed up for the event is checked in, sits down to call, and is thanked once', async () => {
  const { client } = core
  const { id: meetingId } = await client.meeting.create({ key: 'meeting-key-01', fields: aMeeting() })
  const { events } = await client.event.signUpHost({
    ...{ key: 'host-key-00001', meetingId, hostId: null, type: 'phone-bank', place: 'Union hall' },
    host: { firstName: 'Mary', lastName: 'Okafor', phone: '(212) 555-0123', email: '', zip: '10001' },
    ...{ atHome: false, street: '12 Oak Street', capacity: 10, zone: 'America/New_York' },
    slots: [{ startsAt: '2026-03-10T23:00:00.000Z', minutes: 120 }],
  })
  const eventId = events[0]?.id ?? ''
  const person = { firstName: 'Gus', lastName: 'Lind', phone: '212 555 0109', email: '', zip: '10001' }
  const signUp = { key: 'guest-key-0001', eventId, personId: null, person, note: '' }
  await client.rsvp.add({ ...signUp, source: 'typed' })
  const ofEvent = { eventId, templateId: 'invite', hostUser: '' }
  kitId = (await client.kit.create({ key: 'kit-key-000002', ...ofEvent })).id
  await client.kit.update({ id: kitId, fields: { training: [] } })
  await bringIn([ANA])

  const party = await first(client.party.live({ kitId }))
  expect(party).toMatchObject({ arrived: 0, guests: [{ firstName: 'Gus' }] })
  const guestId = party?.guests[0]?.id ?? ''
  await client.party.checkIn({ guestId, here: true })
  await client.party.checkIn({ guestId, here: true })
  expect(await first(client.party.live({ kitId }))).toMatchObject({ arrived: 1 })
  const gus = await client.call.join({
    ...{ key: 'caller-key-gus', kitId, name: 'Gus', languages: ['en'], station: '', guestId },
  })
  await log(gus.id, (await next(gus.id)).card?.contact.id ?? '', { outcome: 'talked' })
  const thanked = await first(client.after.thankYou({ kitId }))
  expect(thanked.filter(({ name }) => name.startsWith('Gus'))).toEqual([
    { name: 'Gus', phone: '+12125550109', email: '', why: 'called', calls: 1, talks: 1 },
  ])
})

test('a call that was corrected is one call on every screen, also when the evening was closed before', async () => {
  await bringIn([ANA])
  const hana = await sitDown('Hana')
  const contactId = (await next(hana)).card?.contact.id ?? ''
  const { conversation } = await log(hana, contactId, { outcome: 'refused' })
  const correct = (key: string, outcome: CallResult['outcome']) =>
    core.client.call.correct({
      ...{ callerId: hana, conversationId: conversation.id, key },
      result: { ...conversation, outcome },
    })
  await correct('correction-0001', 'talked')
  expect(await first(core.client.kit.list())).toMatchObject([{ calls: 1 }])
  await core.client.after.close({ kitId })
  await correct('correction-0002', 'will-come')
  const one = await first(core.client.kit.one({ id: kitId }))
  expect(one?.totals).toMatchObject({ calls: 1, yeses: 1 })
  expect(await first(core.client.kit.list())).toMatchObject([{ calls: 1 }])
  await core.client.after.purge({ kitId })
  expect((await first(core.client.after.report({ kitId })))?.totals).toEqual(one?.totals)
  expect(await first(core.client.kit.list())).toMatchObject([{ calls: 1 }])
})

test('when contact data is purged the numbers stay everywhere, and nobody is left by name or number', async () => {
  await bringIn([ANA, BEN])
  const hana = await sitDown('Hana')
  const fields = { firstName: 'Gus', lastName: 'Lind', phone: '212 555 0109', email: '', zip: '', note: '' }
  await core.client.party.walkIn({ key: 'guest-key-0001', kitId, fields })
  const { card } = await next(hana)
  const step = card?.script?.steps.find(({ answers }) => answers.length > 0)
  const said = [{ stepId: step?.id ?? '', answerId: step?.answers[0]?.id ?? '', text: '' }]
  const signUps = [{ eventId: 'event:e1', firstName: 'Ana', lastName: 'Ruiz', phone: '', email: '', zip: '' }]
  await log(hana, card?.contact.id ?? '', {
    outcome: 'will-come',
    note: 'has a ramp',
    answers: said,
    signUps,
  })
  await log(hana, (await next(hana)).card?.contact.id ?? '', { outcome: 'refused', note: 'was rude' })
  const contact = 'contact:0123'
  const forms = [`call:${hana}.${contact}`, `call-sign-up:${hana}.${contact}`, `party-walk-in:${kitId}`]
  for (const form of [...forms, 'event:one'])
    await core.client.profile.draft.save({ form, values: { note: 'Ben has a ramp' } })
  const before = await first(core.client.after.report({ kitId }))
  await expect(core.client.after.purge({ kitId })).rejects.toMatchObject({ data: { tag: 'wrong-state' } })
  await core.client.after.close({ kitId })
  expect(await core.client.after.purge({ kitId })).toEqual({ contacts: 2, conversations: 2, guests: 1 })

  for (const form of forms) expect(await core.client.profile.draft.get({ form })).toBeNull()
  expect(await core.client.profile.draft.get({ form: 'event:one' })).not.toBeNull()
  const report = await first(core.client.after.report({ kitId }))
  const screen: CallScreen | null = await first(core.client.call.screen({ callerId: hana }))
  const all = {
    report,
    screen,
    kit: await first(core.client.kit.one({ id: kitId })),
    list: await first(core.client.kit.list()),
    contacts: await first(core.client.contacts.list({ kitId, text: '', stage: null, limit: 100 })),
    party: await first(core.client.party.live({ kitId })),
    thanks: await first(core.client.after.thankYou({ kitId })),
    digits: await core.client.call.byDigits({ kitId, digits: '0101' }),
  }
  expect(report?.totals).toEqual(before?.totals)
  expect(report?.answers).toEqual(before?.answers)
  expect(report?.answers).toHaveLength(1)
  expect(report?.signUps).toEqual([{ eventId: 'event:e1', title: '', count: 1 }])
  expect(report?.guests).toEqual({ ...before?.guests, walkIns: 1 })
  expect(all.kit?.totals).toMatchObject({ calls: 2, yeses: 1, contacts: 2 })
  expect(all.party?.totals).toMatchObject({ calls: 2, yeses: 1, contacts: 2 })
  expect(all.list).toMatchObject([{ calls: 2, contacts: 2 }])
  expect(report?.kit.purgedAt).toBe(NOON)
  const papers = await Promise.all([
    ...(['results', 'van', 'thanks', 'unfinished'] as const).map((what) =>
      core.client.after.csv({ kitId, what, language: 'en' }).then((file) => file.text()),
    ),
    core.client.after.pdf({ kitId, language: 'en', paper: 'letter' }).then(async (file) => {
      const [text = ''] = await pdfText(new Uint8Array(await file.arrayBuffer()))
      expect(text).toMatch(/\b2\b/)
      return text
    }),
  ])
  expect(JSON.stringify([all, papers])).not.toMatch(/Ana|Ruiz|Ben|Okafor|Gus|Lind|555|ramp|rude/)
})
