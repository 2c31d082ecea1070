import { describe, expect, test } from 'vitest'
import { giveBack, holdOn, holds, joinCaller, skipContact, takeContact } from '#shared/domain/caller'
import { actor, later } from '#tests/factories/documents'
import { aKit } from '#tests/factories/kit'

const fields = { name: 'Inés Ortega', languages: ['es'], station: '3', guestId: '' }
const join = (key: string, known: Parameters<typeof joinCaller>[1] = [], name = fields.name) =>
  joinCaller(aKit(), known, { ...fields, name, key, desk: 'here' }, actor)

describe('a caller', () => {
  test('who comes back under the same name goes on as before, however it is typed', () => {
    const first = takeContact(join('first-key-0001'), 'contact:ana', 'queue', 'script:one', actor)
    expect(join('second-key-001', [first], 'ines ortega')).toMatchObject({ id: first.id, lease: first.lease })
    expect(join('second-key-001', [first], 'Inés Ortiz').id).toBe('caller:second-key-001')
  })

  test('begins with the training where the kit has one', () => {
    const kit = aKit({ training: [{ id: 'read', en: 'Read it', es: '' }] })
    const made = joinCaller(kit, [], { ...fields, key: 'first-key-0001', desk: 'here' }, actor)
    expect(made.state).toBe('training')
    expect(join('first-key-0001').state).toBe('calling')
  })

  test('holds a contact until the lease ends, longer with every sign of life', () => {
    const taken = takeContact(join('first-key-0001'), 'contact:ana', 'queue', 'script:one', actor)
    expect(holds(taken, later(14).now)).toBe(true)
    expect(holds(taken, later(16).now)).toBe(false)
    expect(holds(holdOn(taken, later(14)), later(16).now)).toBe(true)
    expect(holds(giveBack(taken, later(1)), later(2).now)).toBe(false)
  })

  test('passes a contact over once, with the last reason', () => {
    const taken = takeContact(join('first-key-0001'), 'contact:ana', 'queue', 'script:one', actor)
    const twice = skipContact(
      skipContact(taken, 'contact:ana', 'knows-them', later(1)),
      'contact:ana',
      'other',
      later(2),
    )
    expect(twice.lease).toBeNull()
    expect(twice.skipped).toEqual([{ contactId: 'contact:ana', reason: 'other', at: later(2).now }])
  })
})
