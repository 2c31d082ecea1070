import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Span, shareOut, spanOf } from '#shared/domain/agenda-fit'
import { nextSegment, type RunPlan, runState } from '#shared/domain/agenda-run'
import type { Moment, MomentWhat, Segment } from '#shared/model/meeting'
import { makeMoment, makeSegment } from '#tests/factories/agenda'

const START = Date.parse('2026-11-01T05:20:00.000Z')
const iso = (ms: number) => new Date(ms).toISOString()

const segments: fc.Arbitrary<Segment[]> = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 30 }),
      flexible: fc.boolean(),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      wrap: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) =>
    rows.map((row, index) =>
      makeSegment(`s${index}`, row.minutes, {
        kind: row.wrap ? 'wrap' : 'other',
        flexible: row.flexible,
        minMinutes: row.flexible ? Math.max(1, Math.floor(row.minutes * row.share)) : row.minutes,
      }),
    ),
  )

const plan: fc.Arbitrary<RunPlan> = fc
  .tuple(segments, fc.integer({ min: -20, max: 20 }))
  .map(([list, spare]) => ({
    segments: list,
    startsAt: iso(START),
    promisedEnd: iso(START + (list.reduce((sum, { minutes }) => sum + minutes, 0) + spare) * 60_000),
  }))

const id = fc.integer({ min: 0, max: 8 }).map((index) => `s${index}`)
const what: fc.Arbitrary<MomentWhat> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('enter' as const),
      segmentId: id,
      from: fc.oneof(id, fc.constant('')),
    }),
  },
  fc.constantFrom<MomentWhat[]>({ type: 'pause' }, { type: 'resume' }, { type: 'end' }, { type: 'reopen' }),
  fc.record({
    type: fc.constant('adjust' as const),
    segmentId: id,
    minutes: fc.integer({ min: -9, max: 9 }),
  }),
  fc.record({ type: fc.constant('heads' as const), count: fc.integer({ min: -1, max: 3 }) }),
)

/** A log as it might come from several laptops, hasty fingers included. Times in whole `step` milliseconds. */
const logOf = (step: number): fc.Arbitrary<Moment[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: Math.floor(7_200_000 / step) }), what), { maxLength: 25 })
    .map((rows) => {
      const begun: [number, MomentWhat] = [0, { type: 'enter', segmentId: 's0', from: '' }]
      return [begun, ...rows].map(([ticks, happening], index) =>
        makeMoment(iso(START + ticks * step), happening, `m${String(index).padStart(2, '0')}`),
      )
    })
const log = fc.oneof(logOf(1), fc.constant<Moment[]>([]))
const now = fc.integer({ min: -600_000, max: 9_000_000 }).map((ms) => START + ms)

describe('the clock of a meeting', () => {
  it('never ends late while a flexible segment to come can still give time, and never goes under a minimum', () => {
    fc.assert(
      fc.property(plan, log, now, (meeting, moments, at) => {
        const state = runState(meeting, moments, at)
        if (state.phase === 'over') return
        const segmentById = new Map(meeting.segments.map((segment) => [segment.id, segment]))
        let slack = 0
        for (const run of state.segments.filter(isAhead)) {
          const segment = segmentById.get(run.id)
          if (!segment) throw new Error('unknown segment')
          const adjusted = adjustedSeconds(moments, run.id)
          const planned = Math.max(0, segment.minutes * 60 + adjusted)
          const least = segment.flexible ? Math.min(segment.minMinutes * 60, planned) : planned
          if (adjusted === 0) expect(run.allottedSeconds).toBeGreaterThanOrEqual(least)
          if (adjusted === 0)
            slack += Math.max(0, run.allottedSeconds - Math.max(least, run.elapsedSeconds + 1))
        }
        if (slack > 0) expect(state.lateSeconds).toBeLessThanOrEqual(0)
      }),
      { numRuns: 600 },
    )
  })

  it('gives nobody more than planned however early it is', () => {
    fc.assert(
      fc.property(plan, log, now, (meeting, moments, at) => {
        for (const run of runState(meeting, moments, at).segments.filter(isAhead))
          if (adjustedSeconds(moments, run.id) === 0)
            expect(run.allottedSeconds).toBeLessThanOrEqual(
              Math.max(run.plannedSeconds, run.elapsedSeconds + 1),
            )
      }),
    )
  })

  it('lays the segments to come end to end, from now to the projected end', () => {
    fc.assert(
      fc.property(plan, log, now, (meeting, moments, at) => {
        const state = runState(meeting, moments, at)
        const open = state.segments.filter((run) => run.status === 'now' || isAhead(run))
        if (state.phase === 'over' || !state.current) return
        let reached = at
        for (const run of open) {
          if (run.status !== 'now') expect(run.startsAt).toBe(iso(reached))
          expect(Date.parse(run.endsAt ?? '')).toBeGreaterThanOrEqual(reached)
          reached = Date.parse(run.endsAt ?? '')
        }
        expect(state.projectedEnd).toBe(iso(reached))
      }),
    )
  })

  it('says that it ends late exactly when it names what does not fit', () => {
    fc.assert(
      fc.property(plan, log, now, (meeting, moments, at) => {
        const state = runState(meeting, moments, at)
        const ahead = state.segments.filter((run) => isAhead(run) && run.allottedSeconds > run.elapsedSeconds)
        if (state.phase === 'over' || ahead.length === 0) return
        expect(state.doesNotFit.length > 0).toBe(state.lateSeconds > 0)
      }),
    )
  })

  it('counts a second press of next once', () => {
    fc.assert(
      fc.property(plan, log, now, fc.integer({ min: 0, max: 5000 }), (meeting, moments, at, later) => {
        const last = Math.max(at, ...moments.map((moment) => Date.parse(moment.at)))
        const press = nextSegment(runState(meeting, moments, last))
        if (!press) return
        const once = [...moments, makeMoment(iso(last + 1), press, 'once')]
        const twice = [...once, makeMoment(iso(last + 1 + later), press, 'twice')]
        expect(runState(meeting, twice, last + 9000)).toEqual(runState(meeting, once, last + 9000))
      }),
    )
  })

  it('is the same in whatever order the moments arrive', () => {
    fc.assert(
      fc.property(
        plan,
        log.chain((moments) => fc.tuple(fc.constant(moments), shuffled(moments))),
        now,
        (meeting, [moments, other], at) => {
          expect(runState(meeting, other, at)).toEqual(runState(meeting, moments, at))
        },
      ),
    )
  })

  it('agrees with a meeting lived through second by second', () => {
    fc.assert(
      fc.property(plan, logOf(1000), fc.integer({ min: 0, max: 7200 }), (meeting, moments, seconds) => {
        const last = Math.max(...moments.map((moment) => Date.parse(moment.at)))
        const at = Math.max(START + seconds * 1000, last)
        const state = runState(meeting, moments, at)
        const lived = liveThrough(moments, at)
        expect(state.phase).toBe(lived.phase)
        expect(state.currentId).toBe(lived.currentId)
        for (const run of state.segments)
          expect([run.id, run.elapsedSeconds]).toEqual([run.id, lived.secondsById.get(run.id) ?? 0])
      }),
      { numRuns: 60 },
    )
  })
})

describe('sharing out time', () => {
  const spans: fc.Arbitrary<Span[]> = segments.map((list) =>
    list.map((segment) => spanOf(segment, undefined)),
  )

  it('agrees, to a second, with searching for the share of slack that all can keep', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: -500, max: 15_000 }), (list, seconds) => {
        const given = shareOut(list, seconds)
        const share = largestShare(list, seconds)
        list.forEach((span, index) => {
          const fair = span.floor + share * (span.full - span.floor)
          expect(Math.abs((given[index] ?? Number.NaN) - fair)).toBeLessThanOrEqual(1)
        })
      }),
    )
  })

  it('uses every second there is, and none that there is not', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: 15_000 }), (list, seconds) => {
        const total = sum(shareOut(list, seconds))
        const full = sum(list.map((span) => span.full))
        const floor = sum(list.map((span) => span.floor))
        expect(total).toBe(Math.max(floor, Math.min(full, seconds)))
      }),
    )
  })
})

const isAhead = (run: { status: string }) => ['coming', 'cut', 'does-not-fit'].includes(run.status)
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
const shuffled = <T>(list: T[]) =>
  fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })

const adjustedSeconds = (moments: Moment[], segmentId: string): number =>
  sum(
    moments.map(({ what: happening }) =>
      happening.type === 'adjust' && happening.segmentId === segmentId ? happening.minutes * 60 : 0,
    ),
  )

/** Slow and obvious: the largest share of everybody's slack that fits, by trying a million of them by halves. */
function largestShare(spans: Span[], seconds: number): number {
  const needs = (share: number) => sum(spans.map((span) => span.floor + share * (span.full - span.floor)))
  if (needs(1) <= seconds) return 1
  let [low, high] = [0, 1]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (needs(middle) <= seconds) low = middle
    else high = middle
  }
  return low
}

/** Slow and obvious: somebody with a stopwatch, who looks at the log at each second. */
function liveThrough(moments: Moment[], until: number) {
  const secondsById = new Map<string, number>()
  const left = [...moments].sort((one, other) => (one.at + one.id < other.at + other.id ? -1 : 1))
  let currentId = ''
  let paused = false
  let over = false
  let sinceEnd = 0
  for (let at = START; at <= until; at += 1000) {
    while (left[0] && Date.parse(left[0].at) <= at) {
      const happening = left.shift()?.what
      if (happening?.type === 'reopen' && over) {
        if (!paused) secondsById.set(currentId, (secondsById.get(currentId) ?? 0) + sinceEnd)
        over = false
      }
      if (over) continue
      if (happening?.type === 'enter' && happening.from === currentId) {
        currentId = happening.segmentId
        paused = false
      }
      if (happening?.type === 'pause' && currentId) paused = true
      if (happening?.type === 'resume') paused = false
      if (happening?.type === 'end' && currentId) {
        over = true
        sinceEnd = 0
      }
    }
    if (at === until) break
    if (over) sinceEnd++
    else if (!paused && currentId) secondsById.set(currentId, (secondsById.get(currentId) ?? 0) + 1)
  }
  const phase = over ? 'over' : currentId === '' ? 'planned' : paused ? 'paused' : 'running'
  return { phase, currentId, secondsById }
}
