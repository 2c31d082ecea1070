import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectorModel as modelSchema, type ProjectorModel } from '#shared/contract/projector'
import { directoryOf } from '#shared/domain/directory'
import { roomEvent } from '#shared/domain/directory-room'
import { projectorModel } from '#shared/domain/projector'
import type { EventRecord } from '#shared/model/event'
import { type Meeting, type MomentWhat, segmentKind } from '#shared/model/meeting'
import { directoryPage } from '#shared/pages/directory'
import { makeMoment, pitchMoments } from '#tests/factories/agenda'
import { aMeeting, anEvent, aSegment } from '#tests/factories/documents'

const START = Date.parse('2026-03-02T23:00:00.000Z')
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString()

/**
 * Every field in which a contact or the way to a home may stand is filled with a marker, those of other circles too,
 * as if somebody had mixed the records up.
 */
const event = (index: number): EventRecord =>
  ({
    ...anEvent({
      id: `event:sign-up-key-${index % 5}-${index}`,
      hostName: ['Mary Leaksurname', 'Luis 212-555-0177 P.', 'ana@leak.example Ana', 'Mary Ann O.'][
        index % 4
      ],
      atHome: index % 2 === 0,
      place: index % 2 === 0 ? `${index}77 Leakstreet` : 'Union Hall 12',
      venueAddress: 'LEAK venue street',
      directions: 'LEAK directions',
      description: 'LEAK description',
      title: 'LEAK title',
      accessibility: 'LEAK access',
      mode: index % 7 === 6 ? 'online' : 'in-person',
      visibility: 'public',
      lineUp: index % 5,
      capacity: index % 3,
      startsAt: at(86_400 + index * 3600),
      decision: {
        reviewId: 'r',
        action: 'approve',
        message: 'LEAK message',
        by: 'LEAK moderator',
        at: at(0),
      },
    }),
    updatedBy: 'LEAK user',
    hostId: 'person:LEAKPERSONKEY',
    hostPhone: '+12125550123',
    hostEmail: 'LEAK@example.org',
    street: 'LEAK street',
    onlineLink: 'https://LEAK.example',
    note: 'LEAK note',
  }) as EventRecord

const LEAKS = /leak|555|0123|@|https?:|77/i

const kinds = segmentKind.options
const meeting: Meeting = aMeeting({
  title: 'Barnstorm at the hall',
  goal: 'LEAK goal',
  address: 'LEAK address',
  crew: { mc: 'LEAK mc', timekeeper: 'LEAK', runners: 'LEAK', dataEntry: 'LEAK' },
  segments: kinds.map((kind, index) =>
    aSegment({ id: `s${index}`, kind, cues: ['LEAK cue'], points: ['LEAK point'] }),
  ),
})
const events = Array.from({ length: 15 }, (_, index) =>
  roomEvent(event(index), { taken: 1, left: 2 }, `${index + 1}K`, {
    zip: '10001',
    city: 'New York',
    state: 'NY',
  }),
)

const segmentId = fc.nat(kinds.length).map((index) => `s${index}`)
const key = fc.nat(6).map((index) => `sign-up-key-${index}`)
const what: fc.Arbitrary<MomentWhat> = fc.oneof(
  fc.record({ type: fc.constant('enter' as const), segmentId, from: fc.oneof(segmentId, fc.constant('')) }),
  pitchMoments(key),
  fc.record({
    type: fc.constant('show' as const),
    view: fc.constantFrom(
      'auto' as const,
      'clock' as const,
      'ask' as const,
      'counts' as const,
      'line-up' as const,
      'directory' as const,
    ),
    page: fc.nat(3),
  }),
  fc.record({
    type: fc.constant('look' as const),
    dark: fc.boolean(),
    language: fc.constantFrom('en' as const, 'es' as const, '' as const),
  }),
  fc.record({ type: fc.constant('blank' as const), on: fc.boolean() }),
  fc.record({ type: fc.constant('note' as const), slot: fc.constant('n'), text: fc.constant('LEAK note') }),
  fc.constantFrom<MomentWhat[]>(
    { type: 'pause' },
    { type: 'resume' },
    { type: 'end' },
    { type: 'reopen' },
    { type: 'speaker', number: 1, state: 'start' },
    { type: 'stories', hands: 3, voices: 1 },
  ),
)
/** Any log, and the log that walks the agenda in order up to some segment, so that every view is reached. */
const log = fc.oneof(
  fc.array(what, { maxLength: 20 }),
  fc.tuple(fc.nat(kinds.length), fc.array(what, { maxLength: 4 })).map(([steps, more]): MomentWhat[] => [
    ...Array.from(
      { length: steps },
      (_, index): MomentWhat => ({
        type: 'enter',
        segmentId: `s${index}`,
        from: index === 0 ? '' : `s${index - 1}`,
      }),
    ),
    ...more,
  ]),
)
const counts = { heads: 500, hosts: 5, events: 15, signUps: 40 }

const modelAfter = (log: readonly MomentWhat[], now: string): ProjectorModel =>
  projectorModel({
    meeting,
    moments: log.map((entry, index) => makeMoment(at(index), entry, `m${index + 10}`)),
    events,
    counts,
    now,
    language: 'en',
  })

describe('the projector', () => {
  it('shows no contact, no street and no full name in any state, whatever stands in the records', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(log, fc.integer({ min: -600, max: 100_000 }), (moments, seconds) => {
        const model = modelAfter(moments, at(seconds))
        seen.add(model.view)
        expect(JSON.stringify(model)).not.toMatch(LEAKS)
        expect(modelSchema.parse(model)).toEqual(model)
      }),
      { numRuns: 600 },
    )
    expect([...seen].sort()).toEqual(
      ['ask', 'blank', 'clock', 'counts', 'directory', 'line-up', 'over', 'stories', 'waiting'].sort(),
    )
  })

  it('stands still between moments: the window counts by itself', () => {
    fc.assert(
      fc.property(log, fc.nat(3000), (moments, seconds) => {
        const first = modelAfter(moments, at(60))
        const later = modelAfter(moments, at(60 + seconds))
        expect(later).toEqual(first)
      }),
    )
  })
})

describe('the printed directory', () => {
  it('tells no more than the projector does', () => {
    for (const language of ['en', 'es'] as const) {
      const page = directoryPage(directoryOf(events), meeting, language, at(0))
      expect(JSON.stringify(page)).not.toMatch(LEAKS)
    }
  })
})
