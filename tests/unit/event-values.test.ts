import { expect, test } from 'vitest'
import { anEvent, aSide } from '#tests/factories/documents'
import { changesOf, type EventValues, valuesOf } from '../../src-renderer/features/event/event-values'

const values = valuesOf(anEvent({ title: 'Calls', zone: 'America/New_York' }), aSide())
const changes = (typed: Partial<EventValues>) => changesOf({ ...values, ...typed }, typed)

test('only what was typed is saved, so that what others changed meanwhile stays', () => {
  expect(changes({ place: 'Union hall' })).toEqual({ ok: true, value: { place: 'Union hall' } })
})

test('a new day, time or zone becomes an instant in the zone of the place', () => {
  const moved = changes({ date: '2026-07-01', time: '18:30' })
  expect(moved).toEqual({ ok: true, value: { startsAt: '2026-07-01T22:30:00.000Z' } })
  expect(changes({ time: '' })).toMatchObject({ error: { tag: 'bad-time', field: 'time' } })
})

test('what cannot be saved names its field', () => {
  expect(changes({ title: '  ' })).toMatchObject({ error: { tag: 'missing', field: 'title' } })
  expect(changes({ zip: '100' })).toMatchObject({ error: { tag: 'bad-zip', field: 'zip' } })
})
