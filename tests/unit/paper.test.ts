import { describe, expect, it } from 'vitest'
import { accountsOf, sampleOf, standingOf } from '#shared/domain/accounting'
import { eventLikeness, writtenStart } from '#shared/domain/paper-event'
import { nameOfCapitals } from '#shared/domain/paper-name'
import { madeOf, personOfRow, unmade } from '#shared/domain/paper-records'
import { create, isLive } from '#shared/domain/record'
import { heldByOther, leaseTo, nextPage, type ReadPage, takeIn } from '#shared/domain/sheet'
import { beginVerification, verifyStep, WHO } from '#shared/domain/verify'
import { asksForLook, outcomeOf } from '#shared/domain/verify-field'
import { verifyCommandOf } from '#shared/domain/verify-keys'
import type { PaperRow } from '#shared/model/sheet'
import { actor, aPerson, later, NOW } from '#tests/factories/documents'
import { aField, aForm, aPage, aRow } from '#tests/factories/paper'

const head = (fields: Record<string, string>): PaperRow =>
  aRow({
    number: 0,
    fields: ['firstName', 'month', 'day', 'hour', 'minute', 'am', 'pm', 'seats', 'place'].map((name) =>
      aField(name, fields[name] ?? ''),
    ),
  })
const ZONE = 'America/New_York'

describe('the day on a host form', () => {
  it('is the next such day after the meeting', () => {
    const start = (fields: Record<string, string>) => writtenStart(head(fields), NOW, ZONE)
    expect(start({ month: '3', day: '20', hour: '7', minute: '30', pm: 'yes' })).toBe(
      '2026-03-20T23:30:00.000Z',
    )
    expect(start({ month: '1', day: '15', hour: '10', am: 'yes' })).toBe('2027-01-15T15:00:00.000Z')
    expect(start({ month: '03', day: '02', hour: '19' })).toBe('2026-03-03T00:00:00.000Z')
    expect(start({ month: '3', day: '20', hour: '12', pm: 'yes' })).toBe('2026-03-20T16:00:00.000Z')
    expect(start({ month: '3', day: '20', hour: '12', am: 'yes' })).toBe('2026-03-20T04:00:00.000Z')
  })

  it('is open where the paper does not say it: nothing is assumed', () => {
    const open: Record<string, string>[] = [
      { month: '3', day: '20', hour: '7' },
      { month: '3', day: '20', hour: '7', am: 'yes', pm: 'yes' },
      { month: '2', day: '30', hour: '19' },
      { month: '13', day: '1', hour: '19' },
      { day: '20', hour: '19' },
      { month: '3', day: '20', hour: '25' },
    ]
    for (const fields of open) expect(writtenStart(head(fields), NOW, ZONE)).toBeNull()
  })

  it('asks for the half of the day once an hour stands there', () => {
    const row = head({ firstName: 'ANA', month: '3', day: '20', hour: '7' })
    expect(row.fields.filter((field) => asksForLook(row, field)).map(({ name }) => name)).toEqual(['pm'])
  })
})

describe('a row of paper', () => {
  it('makes nobody without a first name', () => {
    expect(
      outcomeOf(aRow({ fields: [aField('firstName', '', { illegible: true, decidedBy: 'person' })] })),
    ).toBe('to-complete')
    expect(outcomeOf(aRow({ fields: [aField('firstName', ''), aField('phone', '')] }))).toBe('open')
    expect(outcomeOf(aRow({ blank: true }))).toBe('blank')
  })

  it('keeps out what is no address and no ZIP, and says so', () => {
    const row = aRow({
      fields: [
        aField('firstName', 'ANA'),
        aField('email', 'ANA@', {}),
        aField('zip', '1000'),
        aField('phone', '12'),
      ],
    })
    expect(personOfRow(row)).toMatchObject({
      contact: { firstName: 'Ana', email: '', zip: '', phone: '', phoneAsTyped: '12' },
      left: ['email', 'zip', 'phone'],
    })
  })

  it('writes capitals as names are written, and leaves what was typed', () => {
    expect(['MARÍA JOSÉ', "O'BRIEN", 'SMITH-JONES', 'McDonald', 'ZÉ'].map(nameOfCapitals)).toEqual([
      'María José',
      "O'Brien",
      'Smith-Jones',
      'McDonald',
      'Zé',
    ])
  })
})

const read = (fields: Partial<ReadPage> = {}): ReadPage => ({
  form: { kind: 'sign-in', version: 1, paper: 'letter', sheet: 'sheet', number: 7, page: 1 },
  scan: 'c'.repeat(64),
  pictureNumber: 1,
  picture: 'd'.repeat(64),
  width: 2159,
  height: 2794,
  problems: [],
  rows: [{ number: 1, blank: false, area: null, fields: [aField('firstName', 'MARY')] }],
  ...fields,
})

describe('a page that comes in', () => {
  it('brings its form back, whether this laptop printed it or another', () => {
    const known = { form: aForm(), page: null, rows: [] }
    expect(takeIn(read(), 'meeting:m2', known, actor)).toMatchObject({
      form: { state: 'returned' },
      page: { meetingId: 'meeting:m1', number: 7 },
      repeat: false,
    })
    const foreign = takeIn(read(), 'meeting:m2', { form: null, page: null, rows: [] }, actor)
    expect(foreign.form).toMatchObject({
      id: 'form:sheet',
      number: 7,
      state: 'returned',
      meetingId: 'meeting:m2',
    })
  })

  it('is one page however often it comes, and a better photo takes the place of a bad one', () => {
    const page = aPage({ problems: ['blurred'] })
    const better = takeIn(read(), '', { form: aForm(), page, rows: [aRow()] }, later(1))
    expect(better).toMatchObject({ repeat: true, page: { problems: [], picture: 'd'.repeat(64) } })
    expect(better.page.scans).toHaveLength(2)
    expect(better.rows).toHaveLength(1)
    const worse = takeIn(
      read({ problems: ['glare', 'blurred'] }),
      '',
      { form: aForm(), page, rows: [] },
      later(1),
    )
    expect(worse.page.picture).toBe(page.picture)
  })

  it('leaves alone what somebody has decided already', () => {
    const page = aPage({ problems: ['blurred'] })
    const decided = aRow({ fields: [aField('firstName', 'Maria', { decidedBy: 'person' })] })
    const taken = takeIn(read(), '', { form: aForm(), page, rows: [decided] }, later(1))
    expect(taken).toMatchObject({ rows: [], page: { picture: page.picture } })
  })

  it('goes to one volunteer at a time, until the lease is over', () => {
    const held = leaseTo(aPage(), { name: 'Ana', now: NOW })
    const free = aPage({ id: 'page:other-1', number: 2 })
    expect(heldByOther(held, 'Ana', NOW)).toBeNull()
    expect(heldByOther(held, 'Bo', NOW)).toMatchObject({ by: 'Ana' })
    expect(nextPage([held, free], 'Bo', NOW)?.id).toBe(free.id)
    expect(nextPage([held, free], 'Bo', later(6).now)?.id).toBe(held.id)
  })
})

describe('confirming and taking back', () => {
  it('takes back a new record, and an old one to what it was', () => {
    const made = madeOf(null, aPerson())
    expect(made && unmade(made, aPerson(), later(5))).toMatchObject({ deletedAt: later(5).now })
    const before = aPerson({ zip: '' })
    const after = { ...aPerson({ zip: '10002' }), updatedAt: later(1).now }
    const edited = madeOf(before, after)
    const back = edited && unmade(edited, after, later(5))
    expect(back).toMatchObject({ zip: '' })
    expect(back && isLive(back)).toBe(true)
  })

  it('leaves what somebody has worked with since', () => {
    const made = madeOf(null, aPerson())
    expect(made && unmade(made, { ...aPerson(), updatedAt: later(9).now }, later(10))).toBeNull()
  })

  it('knows an event by host and hour, by host, and by the number of the altar call', () => {
    const event = { startsAt: '2026-03-20T23:30:00.000Z', formNumber: '12K' }
    const form = { hostId: 'person:mary', startsAt: event.startsAt, number: 3 }
    expect(eventLikeness(event, 'person:mary', form)).toBe('host-and-time')
    expect(eventLikeness(event, 'person:mary', { ...form, startsAt: null })).toBe('host')
    expect(eventLikeness(event, 'person:luis', { ...form, number: 12 })).toBe('number')
    expect(eventLikeness(event, 'person:luis', form)).toBeNull()
  })
})

describe('the account of a meeting', () => {
  const forms = [1, 2, 3].map((number) => aForm({ id: `form:s${number}`, number, issuedTo: 'Door' }))
  const page = aPage({ id: 'page:s1-1', formId: 'form:s1', state: 'verified', verifiedBy: 'Ana' })
  const rows = Array.from({ length: 20 }, (_, index) =>
    aRow({ id: `row:s1-1-${index + 1}`, pageId: page.id, number: index + 1, madeId: `person:${index}` }),
  )
  const facts = { account: null, forms, pages: [page], rows, keyings: [], signUps: 0 }

  it('says where each sheet is and names the numbers that are missing', () => {
    const { kinds } = accountsOf({
      ...facts,
      forms: forms.map((form) => ({ ...form, state: form.number === 3 ? 'lost' : form.state })),
    })
    expect(kinds).toMatchObject([{ issued: 3, returned: 1, verified: 1, lost: 1, missing: [2] }])
    expect(standingOf(aForm(), [aPage({ state: 'discarded' })])).toBe('issued')
  })

  it('asks for the kind of event and for further dates where a host form made the event and leaves them open', () => {
    const open = (ticks: Record<string, string>, before: Record<string, unknown> | null = null) => {
      const made = [{ id: 'event:e1', before, at: NOW }]
      const host = aPage({ id: 'page:h1', form: 'host', state: 'verified', eventId: 'event:e1', made })
      const names = ['phoneBank', 'canvass', 'otherEvent', 'weekly']
      const fields = [aField('firstName', 'ANA'), ...names.map((name) => aField(name, ticks[name] ?? ''))]
      const top = aRow({ id: 'row:h1-0', pageId: host.id, number: 0, fields })
      return accountsOf({ ...facts, pages: [host], rows: [top] }).toComplete.map((one) => one.fields)
    }
    expect(open({ canvass: 'yes' })).toEqual([])
    expect(open({})).toEqual([['eventType']])
    expect(open({ phoneBank: 'yes', canvass: 'yes' })).toEqual([['eventType']])
    expect(open({ otherEvent: 'yes', weekly: 'yes' })).toEqual([['weekly']])
    expect(open({ weekly: 'yes' }, { title: 'known before' })).toEqual([])
  })

  it('draws one row in ten for a second keying, never for whoever typed it first', () => {
    const drawn = sampleOf([page], rows, [], 'Bo')
    expect(drawn).toMatchObject({ done: 0, wanted: 2 })
    expect(drawn.next).not.toBeNull()
    expect(sampleOf([page], rows, [], 'Ana').next).toBeNull()
  })

  it('counts the fields in which two volunteers differ, by volunteer and by field', () => {
    const keying = create(
      'keying',
      {
        ...{
          id: 'keying:s1-1-1',
          pageId: page.id,
          rowId: 'row:s1-1-1',
          meetingId: 'meeting:m1',
          firstBy: 'Ana',
        },
        values: { firstName: 'Mary', lastName: 'okafor', phone: '2125550124' },
      },
      actor,
    )
    const model = accountsOf({ ...facts, keyings: [keying] })
    expect(model.volunteers).toMatchObject([{ name: 'Ana', rows: 20, checked: 3, differ: 1 }])
    expect(model.fields).toContainEqual({ name: 'phone', checked: 1, differ: 1 })
  })
})

describe('the keys of the verification', () => {
  const doubtful = aField('firstName', 'MARY', {
    accepted: false,
    candidates: [
      { value: 'MARY', probability: 0.5 },
      { value: 'MARK', probability: 0.4 },
    ],
  })
  const row = aRow({ fields: [doubtful, aField('lastName', 'OKAFOR')] })
  const press = (key: string, likeness: Parameters<typeof verifyStep>[2] = new Map()) => {
    const state = beginVerification([row], likeness)
    const command = verifyCommandOf({ key, shiftKey: false }, state)
    return command ? verifyStep(state, command, likeness) : null
  }
  const firstName = (state: ReturnType<typeof press>) => state?.rows[0]?.fields[0]

  it('choose, accept, call illegible, and begin to type', () => {
    expect(firstName(press('2'))).toMatchObject({ value: 'MARK', accepted: true, decidedBy: 'person' })
    expect(firstName(press('Enter'))).toMatchObject({ value: 'MARY', accepted: true })
    expect(firstName(press('-'))).toMatchObject({ value: '', illegible: true })
    expect(press('m')).toMatchObject({ typing: 'm' })
    expect(press('9')).toBeNull()
  })

  it('ask about somebody of the same name only once the row is decided', () => {
    const likeness = new Map([[row.id, { personId: 'person:mary', isSure: false }]])
    const decided = press('Enter', likeness)
    expect(decided?.cursor).toEqual({ rowId: row.id, field: WHO })
    if (!decided) return
    const yes = verifyStep(decided, { type: 'candidate', index: 0 }, likeness)
    expect(yes).toMatchObject({ cursor: null, rows: [{ personId: 'person:mary' }] })
    expect(verifyStep(decided, { type: 'candidate', index: 1 }, likeness).rows[0]).toMatchObject({
      personId: 'new',
    })
  })
})
