import { describe, expect, test } from 'vitest'
import { isDraftOfKit } from '#shared/domain/kit-after'
import { refuseWrite, type StoredRecord } from '#shared/domain/write-rules'

const instant = '2026-03-14T18:00:00.000Z'
const place = { program: 'p', circle: 'host:maria' }
const by = (role: string) => ({ name: 'maria', roles: [`p:${role}`] })
const record = (kind: string, fields: Record<string, unknown> = {}): StoredRecord => ({
  ...{ _id: `${kind}:one`, kind, circle: 'host:maria', createdAt: instant, updatedAt: instant },
  ...{ updatedBy: 'ann', deletedAt: '', ...fields },
})
const talk = record('conversation', {
  ...{
    outcome: 'talked',
    note: 'Has a ramp',
    phone: '+12125550123',
    answers: [{ stepId: 'a' }],
    signUps: [],
  },
})
const purged = { ...talk, note: '', phone: '', answers: [], deletedAt: instant, updatedAt: instant }

describe('records of a host’s circle', () => {
  test('are taken there, from the host and from the team', () => {
    for (const kind of [
      'kit',
      'script',
      'caller',
      'guest',
      'kitmoment',
      'callsheet',
      'contact',
      'conversation',
    ])
      for (const role of ['host', 'organizer'])
        expect(refuseWrite(record(kind), null, by(role), place), `${kind} by ${role}`).toBeNull()
  })

  test('are not taken in another host’s circle, nor in the program’s; the team sees them', () => {
    for (const circle of ['host:ana', 'program'])
      expect(refuseWrite(record('contact'), null, by('organizer'), { program: 'p', circle })?.tag).toBe(
        'other-circle',
      )
  })

  test('are not another host’s to write', () => {
    const ana = { name: 'ana', roles: ['p:host'] }
    expect(refuseWrite(record('contact'), null, ana, place)?.tag).toBe('not-yours')
  })

  test('hold nothing that belongs to the team', () => {
    expect(refuseWrite(record('person'), null, by('organizer'), place)?.tag).toBe('other-circle')
  })

  test('say what may be called, not who: a moderator writes none of them', () => {
    expect(refuseWrite(record('conversation'), null, by('moderator'), place)?.tag).toBe('not-your-role')
  })
})

describe('a conversation that is written down', () => {
  test('is not rewritten', () => {
    const other = { ...talk, outcome: 'refused' }
    expect(refuseWrite(other, talk, by('host'), place)?.tag).toBe('append-only')
    expect(refuseWrite({ ...talk, deletedAt: instant }, talk, by('host'), place)?.tag).toBe('append-only')
  })

  test('loses its words after the keeping time, and nothing else', () => {
    expect(refuseWrite(purged, talk, by('host'), place)).toBeNull()
    expect(refuseWrite({ ...purged, outcome: 'refused' }, talk, by('host'), place)?.tag).toBe('append-only')
    expect(refuseWrite({ ...purged, note: 'still' }, talk, by('host'), place)?.tag).toBe('append-only')
  })
})

describe('what somebody began to type', () => {
  const owners = new Set(['kit:one', 'caller:hana', 'callsheet:seven'])
  test.each([
    ['call:caller:hana.contact:ana', true],
    ['call-sign-up:caller:hana.contact:ana', true],
    ['call-correct:conversation:ana.hana.key', true],
    ['call-sheet:callsheet:seven', true],
    ['party-walk-in:kit:one', true],
    ['call:caller:bo.contact:ana', false],
    ['call-correct:conversation:hana.bo.key', false],
    ['party-walk-in:kit:other', false],
    ['kit-edit:kit:one', false],
    ['event:one', false],
  ])('as %s is about somebody of this kit: %s', (form, isOfKit) => {
    expect(isDraftOfKit(form, owners)).toBe(isOfKit)
  })
})
