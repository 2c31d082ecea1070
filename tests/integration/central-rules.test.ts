import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  refusalOfReason,
  refuseWrite,
  type StoredRecord,
  serverRole,
  type WriteRefusal,
} from '#shared/domain/write-rules'
import type { Circle, Role } from '#shared/model/base'
import { circleByKind } from '#shared/model/circles'
import type { Kind } from '#shared/model/collections'
// @ts-expect-error: a build script, in plain JavaScript
import { compileRules } from '../../scripts/build-rules.mjs'
import { rules } from './central-support'
import { ask, servers, type TestServer } from './hub-support'
import { newProgram } from './sync-support'

const instant = '2026-03-14T18:00:00.000Z'
const written = (kind: Kind, fields: Record<string, unknown> = {}): StoredRecord => ({
  _id: `${kind}:one`,
  kind,
  circle: circleByKind[kind],
  createdAt: instant,
  updatedAt: instant,
  updatedBy: 'ann',
  deletedAt: '',
  ...fields,
})
const event = (fields: Record<string, unknown> = {}) =>
  written('event', { state: 'submitted', decision: null, ...fields })
const approval = { reviewId: 'review:1', action: 'approve', message: '', by: 'mo', at: instant }

type Case = {
  what: string
  by: Role[]
  circle?: Circle
  before?: StoredRecord
  record: StoredRecord
  refused: WriteRefusal['tag'] | null
}

/** Stands for the name of whoever writes. */
const ME = '(me)'
const own = (fields: Record<string, unknown> = {}) => event({ hostUser: ME, ...fields })
const signed = (record: StoredRecord, name: string): StoredRecord =>
  record.hostUser === ME ? { ...record, hostUser: name } : record

const everybody: Role[] = ['organizer', 'host', 'data-entry', 'support', 'moderator', 'admin']
const cases: Case[] = [
  ...everybody.map((one): Case => {
    const mayRun = one === 'organizer' || one === 'admin'
    return {
      what: `a meeting by ${one}`,
      by: [one],
      record: written('meeting'),
      refused: mayRun ? null : 'not-your-role',
    }
  }),
  ...everybody.map((one): Case => ({ what: `an event by ${one}`, by: [one], record: own(), refused: null })),
  ...everybody
    .filter((one) => one !== 'host')
    .map((one): Case => {
      const mayEnter = one !== 'moderator'
      return {
        what: `a person by ${one}`,
        by: [one],
        record: written('person'),
        refused: mayEnter ? null : 'not-your-role',
      }
    }),
  ...everybody
    .filter((one) => one !== 'host')
    .map((one): Case => {
      const mayEnter = one !== 'moderator'
      return {
        what: `a page of paper by ${one}`,
        by: [one],
        record: written('page'),
        refused: mayEnter ? null : 'not-your-role',
      }
    }),
  {
    what: 'the number on a printed form changes',
    by: ['data-entry'],
    before: written('form', { form: 'host', number: 7, state: 'issued' }),
    record: written('form', { form: 'host', number: 8, state: 'issued' }),
    refused: 'bad-record',
  },
  {
    what: 'a printed form comes back',
    by: ['data-entry'],
    before: written('form', { form: 'host', number: 7, state: 'issued' }),
    record: written('form', { form: 'host', number: 7, state: 'returned' }),
    refused: null,
  },
  {
    what: 'a second keying is rewritten',
    by: ['data-entry'],
    before: written('keying', { values: {} }),
    record: written('keying', { values: { phone: '2125550123' } }),
    refused: 'append-only',
  },
  {
    what: 'a part of a picture is taken back by data entry',
    by: ['data-entry'],
    before: written('picturepart', { pageId: 'page:1', hash: 'a', part: 1, of: 2, data: 'x' }),
    record: written('picturepart', {
      pageId: 'page:1',
      hash: 'a',
      part: 1,
      of: 2,
      data: '',
      deletedAt: instant,
    }),
    refused: null,
  },
  {
    what: 'a part of a picture becomes one of another picture',
    by: ['data-entry'],
    before: written('picturepart', { pageId: 'page:1', hash: 'a', part: 1, of: 2, data: 'x' }),
    record: written('picturepart', { pageId: 'page:1', hash: 'b', part: 1, of: 2, data: 'y' }),
    refused: 'bad-record',
  },
  {
    what: 'a part of a picture by a moderator',
    by: ['moderator'],
    record: written('picturepart', { pageId: 'page:1', hash: 'a', part: 1, of: 1, data: 'x' }),
    refused: 'not-your-role',
  },
  {
    what: 'a head counted at the door by data entry',
    by: ['data-entry'],
    record: written('moment', { what: { type: 'heads', count: 1 } }),
    refused: null,
  },
  {
    what: 'the next part of the agenda by data entry',
    by: ['data-entry'],
    record: written('moment', { what: { type: 'enter', segmentId: 'ask', from: '' } }),
    refused: 'not-your-role',
  },
  { what: 'a claim by an organizer', by: ['organizer'], record: written('claim'), refused: 'not-your-role' },
  { what: 'a claim by a moderator', by: ['moderator'], record: written('claim'), refused: null },
  ...(['reason', 'policy', 'trust'] as const).flatMap((kind): Case[] => [
    { what: `a ${kind} by a moderator`, by: ['moderator'], record: written(kind), refused: null },
    { what: `a ${kind} by an organizer`, by: ['organizer'], record: written(kind), refused: 'not-your-role' },
  ]),
  {
    what: 'an organizer calls a host trusted',
    by: ['organizer'],
    before: event(),
    record: event({ trusted: true }),
    refused: 'moderators-only',
  },
  {
    what: 'an organizer makes a trusted event',
    by: ['organizer'],
    record: event({ trusted: true }),
    refused: 'moderators-only',
  },
  {
    what: 'an older app leaves out that nobody is trusted',
    by: ['organizer'],
    before: event({ trusted: false }),
    record: event(),
    refused: null,
  },
  {
    what: 'a moderator calls a host trusted',
    by: ['moderator'],
    before: event(),
    record: event({ trusted: true }),
    refused: null,
  },
  {
    what: 'one of two roles is enough',
    by: ['moderator', 'organizer'],
    record: written('meeting'),
    refused: null,
  },

  {
    what: 'an organizer approves',
    by: ['organizer'],
    before: event(),
    record: event({ state: 'approved' }),
    refused: 'moderators-only',
  },
  {
    what: 'an organizer makes an approved event',
    by: ['organizer'],
    record: event({ state: 'approved' }),
    refused: 'moderators-only',
  },
  {
    what: 'an organizer rejects',
    by: ['organizer'],
    before: event(),
    record: event({ state: 'rejected' }),
    refused: 'moderators-only',
  },
  {
    what: 'a host asks herself for changes',
    by: ['host'],
    before: own(),
    record: own({ state: 'changes-requested' }),
    refused: 'moderators-only',
  },
  {
    what: 'a host writes a decision',
    by: ['host'],
    before: own(),
    record: own({ decision: approval }),
    refused: 'moderators-only',
  },
  {
    what: 'a host takes a decision away',
    by: ['host'],
    before: own({ state: 'changes-requested', decision: approval }),
    record: own({ decision: null }),
    refused: 'moderators-only',
  },
  {
    what: 'a moderator decides',
    by: ['moderator'],
    before: event(),
    record: event({ state: 'approved', decision: approval }),
    refused: null,
  },
  {
    what: 'an organizer edits an approved event',
    by: ['organizer'],
    before: event({ state: 'approved', decision: approval }),
    // The same decision with its keys in another order.
    record: event({
      state: 'approved',
      decision: Object.fromEntries(Object.entries(approval).reverse()),
      formNumber: '12',
    }),
    refused: null,
  },
  {
    what: 'a host submits again',
    by: ['host'],
    before: own({ state: 'changes-requested', decision: { ...approval, action: 'request-changes' } }),
    record: own({ state: 'submitted', decision: { ...approval, action: 'request-changes' } }),
    refused: null,
  },
  {
    what: 'an organizer cancels',
    by: ['organizer'],
    before: event(),
    record: event({ state: 'cancelled' }),
    refused: null,
  },
  {
    what: 'an organizer enters a submission in the record',
    by: ['organizer'],
    record: written('review', { action: 'submit' }),
    refused: null,
  },
  {
    what: 'an organizer enters an approval in the record',
    by: ['organizer'],
    record: written('review', { action: 'approve' }),
    refused: 'moderators-only',
  },
  {
    what: 'a moderator enters an approval in the record',
    by: ['moderator'],
    record: written('review', { action: 'approve' }),
    refused: null,
  },
  {
    what: 'a moderator rewrites the record',
    by: ['moderator'],
    before: written('review', { action: 'approve' }),
    record: written('review', { action: 'reject' }),
    refused: 'append-only',
  },
  {
    what: 'an admin takes back what happened in a meeting',
    by: ['admin'],
    before: written('moment'),
    record: written('moment', { deletedAt: instant }),
    refused: 'append-only',
  },

  {
    what: 'a kind that nobody knows',
    by: ['admin'],
    record: { ...written('meeting'), _id: 'x:one', kind: 'x' },
    refused: 'unknown-kind',
  },
  {
    what: 'a kind named like something of every object',
    by: ['admin'],
    record: { ...written('meeting'), _id: 'toString:1', kind: 'toString' },
    refused: 'unknown-kind',
  },
  {
    what: 'no kind',
    by: ['admin'],
    record: { ...written('meeting'), kind: undefined },
    refused: 'unknown-kind',
  },
  {
    what: 'an id of another kind',
    by: ['admin'],
    record: { ...written('meeting'), _id: 'event:one' },
    refused: 'bad-record',
  },
  {
    what: 'an id without end',
    by: ['admin'],
    record: { ...written('meeting'), _id: `meeting:${'x'.repeat(200)}` },
    refused: 'bad-record',
  },
  {
    what: 'a record of the team among all members’',
    by: ['admin'],
    circle: 'program',
    record: written('person'),
    refused: 'other-circle',
  },
  {
    what: 'a record of the team that says it is all members’',
    by: ['admin'],
    circle: 'program',
    record: written('person', { circle: 'program' }),
    refused: 'other-circle',
  },
  {
    what: 'a record of this laptop',
    by: ['admin'],
    circle: 'team',
    record: written('profile'),
    refused: 'other-circle',
  },
  {
    what: 'no time of change',
    by: ['admin'],
    record: written('meeting', { updatedAt: undefined }),
    refused: 'bad-record',
  },
  {
    what: 'a time in words',
    by: ['admin'],
    record: written('meeting', { createdAt: 'yesterday' }),
    refused: 'bad-record',
  },
  {
    what: 'nobody who changed it',
    by: ['admin'],
    record: written('meeting', { updatedBy: null }),
    refused: 'bad-record',
  },
  {
    what: 'a delete that is no time',
    by: ['admin'],
    record: written('meeting', { deletedAt: true }),
    refused: 'bad-record',
  },
  {
    what: 'our own kind of delete',
    by: ['organizer'],
    before: written('meeting'),
    record: written('meeting', { deletedAt: instant }),
    refused: null,
  },
  {
    what: 'a real delete',
    by: ['admin'],
    before: written('meeting'),
    record: { ...written('meeting'), _deleted: true },
    refused: 'real-delete',
  },
  {
    what: 'more than a megabyte',
    by: ['organizer'],
    record: written('meeting', { goal: 'x'.repeat(1_000_001) }),
    refused: 'too-large',
  },
  {
    what: 'fields of a newer app',
    by: ['organizer'],
    record: written('meeting', { newer: { deep: [1] } }),
    refused: null,
  },
]

const circleOf = ({ circle, record }: Case): string => circle ?? String(record.circle)

describe('the write rules in the app', () => {
  test.each(cases)('$what', ({ by, before, record, refused, ...rest }) => {
    const place = { program: 'p', circle: circleOf({ by, before, record, refused, ...rest } as Case) }
    const writer = { name: 'ann', roles: by.map((one) => serverRole('p', one)) }
    const old = before ? signed(before, 'ann') : null
    expect(refuseWrite(signed(record, 'ann'), old, writer, place)?.tag ?? null).toBe(refused)
  })

  test('know no roles of another program, and the server’s admin as an admin', () => {
    const place = { program: 'p', circle: 'program' }
    const as = (...roles: string[]) =>
      refuseWrite(written('meeting'), null, { name: 'x', roles }, place)?.tag ?? null
    expect(as('other:admin', 'p2:organizer', 'organizer')).toBe('not-your-role')
    expect(as('_admin')).toBeNull()
    expect(as()).toBe('not-your-role')
  })

  test('let the server’s admin alone delete for good', () => {
    const record = { ...written('meeting'), _deleted: true }
    expect(
      refuseWrite(record, null, { name: 'x', roles: ['_admin'] }, { program: 'p', circle: 'program' }),
    ).toBeNull()
  })

  test('answer whatever they are given', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.option(fc.dictionary(fc.string(), fc.jsonValue()), { nil: null }),
        (fields, before) => {
          const record = { ...fields, kind: 'event', circle: 'program', _id: 'event:1' }
          const old = before && { ...before, _id: 'event:1' }
          const refusal = refuseWrite(
            record,
            old,
            { name: null, roles: ['p:host'] },
            { program: 'p', circle: 'program' },
          )
          expect(refusal === null || typeof refusal.tag === 'string').toBe(true)
        },
      ),
    )
  })
})

test('the compiled rules are up to date (node scripts/build-rules.mjs)', async () => {
  expect(rules).toBe(await compileRules())
})

describe.each(servers)('the write rules on $name', ({ start }) => {
  let server: TestServer
  let program: Awaited<ReturnType<typeof newProgram>>

  beforeAll(async () => {
    server = await start()
    program = await newProgram(server)
  })
  afterAll(async () => {
    await program.drop()
    await server.close()
  })

  const people = new Map<string, { name: string; password: string }>()
  async function personWith(roles: Role[]) {
    const key = roles.join()
    const known = people.get(key) ?? (await program.person(...roles))
    people.set(key, known)
    return known
  }

  // The tables are the same; each case has records of its own on the server.
  test.each(cases.map((one, at) => ({ ...one, at })))('$what', async ({ at, ...one }) => {
    const circle = circleOf(one)
    if (circle === 'device') return
    const id = `${one.record._id}${one.record._id.length > 120 ? '' : `-${at}`}`
    const path = `${program.database(circle)}/${encodeURIComponent(id)}`
    const writer = await personWith(one.by)
    let rev: string | undefined
    if (one.before) {
      const { _id, ...fields } = signed(one.before, writer.name)
      const { status, body } = await ask(server, 'PUT', path, { as: server.admin, body: fields })
      expect(status).toBe(201)
      rev = (body as { rev: string }).rev
    }
    const { _id, ...fields } = signed(one.record, writer.name)
    const { status, body } = await ask(server, 'PUT', path, {
      as: writer,
      body: { ...fields, ...(rev && { _rev: rev }) },
    })
    const said = body as { error?: string; reason?: string }
    expect(said.error ?? null).toBe(one.refused === null ? null : 'forbidden')
    expect(refusalOfReason(said.reason ?? '')?.tag ?? null).toBe(one.refused)
    expect(status).toBe(one.refused === null ? 201 : 403)
  })
})
