import fc from 'fast-check'
import { create } from '#shared/domain/record'
import type { Moment, MomentWhat, Segment } from '#shared/model/meeting'

/** A valid segment: fixed, as long as given. */
export const makeSegment = (id: string, minutes: number, overrides: Partial<Segment> = {}): Segment => ({
  id,
  kind: 'other',
  title: `Segment ${id}`,
  minutes,
  flexible: false,
  minMinutes: minutes,
  points: [],
  cues: [],
  ...overrides,
})

/** A flexible segment that may shrink to `minMinutes`. */
export const makeFlexible = (id: string, minutes: number, minMinutes: number): Segment =>
  makeSegment(id, minutes, { flexible: true, minMinutes })

/** A moment at an instant. Its id gives its place among moments of the same instant. */
export const makeMoment = (at: string, what: MomentWhat, key = `${at}-${JSON.stringify(what)}`): Moment =>
  create(
    'moment',
    { id: `moment:${key.replace(/[^A-Za-z0-9]/g, '')}`, meetingId: 'meeting:test', at, what },
    { name: 'test', now: at },
  )

/** Presses of the lightning round, for the hosts of these keys. */
export const pitchMoments = (key: fc.Arbitrary<string>): fc.Arbitrary<MomentWhat> =>
  fc.record({
    type: fc.constant('pitch' as const),
    signUp: key,
    state: fc.constantFrom(
      'start' as const,
      'done' as const,
      'skip' as const,
      'back' as const,
      'again' as const,
    ),
    from: fc.oneof(key, fc.constant('')),
  })
