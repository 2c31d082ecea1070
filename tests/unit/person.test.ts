import { expect, test } from 'vitest'
import {
  completePerson,
  editPerson,
  fold,
  matchPerson,
  newPerson,
  readPerson,
  roomName,
} from '#shared/domain/person'
import { actor, aPerson, later } from '#tests/factories/documents'

const typed = (fields: Partial<Parameters<typeof readPerson>[0]>, keepPhone = false) =>
  readPerson({ firstName: 'Mary', lastName: 'Okafor', phone: '', email: '', zip: '', ...fields }, keepPhone)

test('the same person written down on two laptops with two spellings of a phone is one record', () => {
  const keys = ['212 555 0123', '(212) 555-0123', '+1 212.555.0123'].map((phone) => {
    const contact = typed({ phone, lastName: '' })
    return contact.ok ? newPerson(contact.value, 'random', actor).id : contact.error.tag
  })
  expect(new Set(keys).size).toBe(1)
  expect(keys[0]).toMatch(/^person:[0-9a-f]{24}$/)
})

test('two people of one household on one phone stay two', () => {
  const one = typed({ phone: '212 555 0123' })
  const other = typed({ phone: '212 555 0123', firstName: 'Tunde' })
  if (!one.ok || !other.ok) throw new Error('both are fine')
  expect(newPerson(one.value, 'r', actor).id).not.toBe(newPerson(other.value, 'r', actor).id)
})

test('a phone that is no number stops a form, but never the line at the altar call', () => {
  expect(typed({ phone: '555-01' })).toMatchObject({ ok: false, error: { tag: 'bad-phone', field: 'phone' } })
  expect(typed({ phone: '555-01' }, true)).toMatchObject({
    ok: true,
    value: { phone: '', phoneAsTyped: '555-01' },
  })
})

test('a ZIP is five digits, or nine; four are never made five', () => {
  expect(typed({ zip: '10001-1234' })).toMatchObject({ ok: true, value: { zip: '10001' } })
  expect(typed({ zip: '2139' })).toMatchObject({ ok: false, error: { tag: 'bad-zip' } })
})

test('names in any script are kept as typed and found by their folded form', () => {
  expect(fold('  ÑANDÚ-Müller ')).toBe('nandu muller')
  expect(fold('Љубица')).toBe('љубица')
  expect(typed({ firstName: '🌻', lastName: '' })).toMatchObject({ ok: true, value: { sortName: '🌻' } })
})

test('adding a known person fills what was open and wipes out nothing; the edit form may empty a field', () => {
  const known = aPerson({ zip: '' })
  const contact = typed({ zip: '10002' })
  if (!contact.ok) throw new Error('fine')
  expect(completePerson(known, contact.value, later(1))).toMatchObject({ zip: '10002', phone: known.phone })
  expect(editPerson(known, contact.value, later(1))).toMatchObject({ zip: '10002', phone: '' })
})

test('the room sees a first name and one letter', () => {
  expect(roomName({ firstName: 'Mary', lastName: 'Okafor' })).toBe('Mary O.')
  expect(roomName({ firstName: 'Cher', lastName: '' })).toBe('Cher')
})

test('a match names its reason: phone with first name, e-mail, name with ZIP, name alone', () => {
  const known = aPerson()
  const read = (fields: Parameters<typeof typed>[0]) => {
    const contact = typed(fields)
    return contact.ok ? matchPerson(known, contact.value) : contact.error.tag
  }
  expect(read({ phone: '212-555-0123', lastName: '' })).toBe('phone')
  expect(read({ email: 'Mary@Example.org', lastName: '' })).toBe('email')
  expect(read({ zip: '10001' })).toBe('name-and-zip')
  expect(read({})).toBe('name')
  expect(read({ firstName: 'Tunde', phone: '212-555-0123' })).toBeNull()
})
