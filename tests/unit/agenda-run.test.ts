import { describe, expect, it } from 'vitest'
import {
  adjustSegment,
  enterSegment,
  nextSegment,
  previousSegment,
  type RunPlan,
  runState,
  togglePause,
} from '#shared/domain/agenda-run'
import type { Moment, MomentWhat } from '#shared/model/meeting'
import { makeFlexible, makeMoment, makeSegment } from '#tests/factories/agenda'

const plan: RunPlan = {
  segments: [
    makeSegment('welcome', 10),
    makeFlexible('stories', 20, 8),
    makeSegment('ask', 10),
    makeFlexible('plan', 10, 4),
    { ...makeSegment('wrap', 10), kind: 'wrap' },
  ],
  startsAt: '2026-03-06T23:00:00.000Z',
  promisedEnd: '2026-03-07T00:00:00.000Z',
}
/** Minutes (and seconds) after the planned start. */
const at = (minutes: number, seconds = 0) =>
  new Date(Date.parse(plan.startsAt) + minutes * 60_000 + seconds * 1000).toISOString()
const enter = (minutes: number, segmentId: string, from: string) =>
  makeMoment(at(minutes), { type: 'enter', segmentId, from })
const happened = (minutes: number, what: MomentWhat) => makeMoment(at(minutes), what)
const stateAt = (minutes: number, moments: Moment[], seconds = 0) =>
  runState(plan, moments, at(minutes, seconds))
const minutesOf = (moments: Moment[], minutes: number) =>
  stateAt(minutes, moments).segments.map((segment) => segment.allottedSeconds / 60)

describe('a meeting that has not begun', () => {
  it('is laid out from its start, as planned', () => {
    const state = stateAt(-60, [])
    expect(state.phase).toBe('planned')
    expect(state.current).toBeNull()
    expect(state.segments.map((segment) => segment.startsAt)).toEqual([0, 10, 30, 40, 50].map((m) => at(m)))
    expect(state.segments.every((segment) => segment.status === 'coming')).toBe(true)
    expect(state.projectedEnd).toBe(plan.promisedEnd)
    expect(state.lateSeconds).toBe(0)
  })

  it('keeps its promise by shortening what is flexible when it begins 12 minutes late', () => {
    const state = stateAt(12, [])
    // 12 of the 18 minutes that can be spared: two thirds of each one's slack.
    expect(state.segments.map((segment) => segment.allottedSeconds / 60)).toEqual([10, 12, 10, 6, 10])
    expect(state.segments.map((segment) => segment.status)).toEqual([
      'coming',
      'cut',
      'coming',
      'cut',
      'coming',
    ])
    expect(state.projectedEnd).toBe(plan.promisedEnd)
    expect(state.doesNotFit).toEqual([])
  })

  it('names what no longer fits and by how much it would end late when it begins 20 minutes late', () => {
    const state = stateAt(20, [])
    expect(state.lateSeconds).toBe(120)
    expect(state.doesNotFit).toEqual(['plan'])
    expect(state.segments[3]?.status).toBe('does-not-fit')
    expect(state.segments.map((segment) => segment.allottedSeconds / 60)).toEqual([10, 8, 10, 4, 10])
  })

  it('names flexible segments from the last backwards, then fixed ones, and the wrap last of all', () => {
    expect(stateAt(25, []).doesNotFit).toEqual(['plan', 'stories'])
    expect(stateAt(31, []).doesNotFit).toEqual(['plan', 'stories', 'ask'])
    expect(stateAt(59, []).doesNotFit).toEqual(['plan', 'stories', 'ask', 'welcome', 'wrap'])
  })
})

describe('what can best be left out', () => {
  it('is never what the room came for, while anything else could go', () => {
    const evening: RunPlan = {
      ...plan,
      segments: [
        makeFlexible('stories', 15, 7),
        { ...makeSegment('ask', 5), kind: 'ask' },
        { ...makeFlexible('line', 20, 12), kind: 'altar-call' },
        makeSegment('songs', 5),
        { ...makeSegment('wrap', 5), kind: 'wrap' },
      ],
    }
    const named = (minutes: number) => runState(evening, [], at(minutes)).doesNotFit
    expect(named(27)).toEqual(['stories'])
    expect(named(35)).toEqual(['stories', 'songs'])
    expect(named(45)).toEqual(['stories', 'songs', 'line'])
    expect(named(59)).toEqual(['stories', 'songs', 'line', 'ask', 'wrap'])
  })
})

describe('a running meeting', () => {
  const begun = enter(0, 'welcome', '')

  it('counts the current segment in whole seconds', () => {
    const current = stateAt(3, [begun], 7).current
    expect(current).toEqual({
      id: 'welcome',
      index: 0,
      allottedSeconds: 600,
      elapsedSeconds: 187,
      remainingSeconds: 413,
      overSeconds: 0,
    })
  })

  it('says how far a segment is over, and takes that from flexible segments to come', () => {
    const state = stateAt(19, [begun])
    expect(state.current?.overSeconds).toBe(540)
    expect(state.current?.remainingSeconds).toBe(0)
    expect(state.segments.map((segment) => segment.allottedSeconds / 60)).toEqual([10, 14, 10, 7, 10])
    expect(state.projectedEnd).toBe(plan.promisedEnd)
  })

  it('settles what a segment is given when the room enters it', () => {
    const moments = [begun, enter(19, 'stories', 'welcome')]
    expect(minutesOf(moments, 19)).toEqual([10, 14, 10, 7, 10])
    expect(minutesOf(moments, 33)).toEqual([10, 14, 10, 7, 10])
  })

  it('ends early rather than stretch anything when segments end early', () => {
    const state = stateAt(5, [begun, enter(5, 'stories', 'welcome')])
    expect(state.segments.map((segment) => segment.allottedSeconds / 60)).toEqual([10, 20, 10, 10, 10])
    expect(state.lateSeconds).toBe(-300)
  })

  it('moves on once when next is pressed twice, or on two laptops at once', () => {
    const twice = [begun, enter(10, 'stories', 'welcome'), enter(11, 'stories', 'welcome')]
    expect(stateAt(12, twice).current).toMatchObject({ id: 'stories', elapsedSeconds: 120 })
    const raced = [begun, enter(10, 'stories', 'welcome'), enter(10, 'ask', 'welcome')]
    expect(['stories', 'ask']).toContain(stateAt(12, raced).current?.id)
    expect(stateAt(12, raced)).toEqual(stateAt(12, raced.toReversed()))
  })

  it('stops the clock of the segment in a pause, not the one on the wall', () => {
    const paused = [begun, happened(4, { type: 'pause' })]
    const state = stateAt(9, paused)
    expect(state.phase).toBe('paused')
    expect(state.pausedAt).toBe(at(4))
    expect(state.current).toMatchObject({ elapsedSeconds: 240, remainingSeconds: 360 })
    expect(state.segments[1]?.startsAt).toBe(at(15))
    expect(state.projectedEnd).toBe(plan.promisedEnd)
    const resumed = stateAt(10, [...paused, happened(9, { type: 'resume' })])
    expect(resumed.phase).toBe('running')
    expect(resumed.current?.elapsedSeconds).toBe(300)
  })

  it('goes on when the room moves on in a pause', () => {
    const state = stateAt(12, [begun, happened(4, { type: 'pause' }), enter(10, 'stories', 'welcome')])
    expect(state.phase).toBe('running')
    expect(state.current).toMatchObject({ id: 'stories', elapsedSeconds: 120 })
  })

  it('takes minutes to and from the segment at hand, and no other', () => {
    const more = happened(2, { type: 'adjust', segmentId: 'welcome', minutes: 2 })
    expect(minutesOf([begun, more], 3)[0]).toBe(12)
    const elsewhere = happened(2, { type: 'adjust', segmentId: 'ask', minutes: 2 })
    expect(minutesOf([begun, elsewhere], 3)).toEqual([10, 20, 10, 10, 10])
    const less = happened(9, { type: 'adjust', segmentId: 'welcome', minutes: -5 })
    expect(stateAt(9, [begun, less]).current).toMatchObject({ remainingSeconds: 0, overSeconds: 0 })
  })

  it('goes back to a segment where it was left', () => {
    const back = [begun, enter(6, 'stories', 'welcome'), enter(8, 'welcome', 'stories')]
    const state = stateAt(9, back)
    expect(state.current).toMatchObject({ id: 'welcome', elapsedSeconds: 420, remainingSeconds: 180 })
    expect(state.segments[1]).toMatchObject({ status: 'coming', elapsedSeconds: 120, startsAt: at(12) })
    expect(state.segments[1]?.endsAt).toBe(at(30))
  })

  it('marks what the room went past as skipped', () => {
    const state = stateAt(6, [begun, enter(5, 'ask', 'welcome')])
    expect(state.segments.map((segment) => segment.status)).toEqual([
      'done',
      'skipped',
      'now',
      'coming',
      'coming',
    ])
    expect(state.segments[1]).toMatchObject({ startsAt: null, endsAt: null, elapsedSeconds: 0 })
  })

  it('never counts backwards when the clock of the laptop is set back', () => {
    const state = stateAt(-30, [begun, enter(10, 'stories', 'welcome')])
    expect(state.current).toMatchObject({ id: 'stories', elapsedSeconds: 0, remainingSeconds: 1200 })
    expect(state.segments[0]?.elapsedSeconds).toBe(600)
  })

  it('goes on after the segment at hand was taken off the agenda', () => {
    const edited = { ...plan, segments: plan.segments.filter((segment) => segment.id !== 'stories') }
    const state = runState(edited, [begun, enter(10, 'stories', 'welcome')], at(12))
    expect(state.current).toBeNull()
    expect(nextSegment(state)).toEqual({ type: 'enter', segmentId: 'ask', from: 'stories' })
  })
})

describe('the end of a meeting', () => {
  const run = [
    enter(0, 'welcome', ''),
    enter(10, 'stories', 'welcome'),
    enter(30, 'ask', 'stories'),
    enter(40, 'wrap', 'ask'),
  ]
  const ended = [...run, happened(49, { type: 'end' })]

  it('shows planned against actual', () => {
    const state = stateAt(500, ended)
    expect(state.phase).toBe('over')
    expect(state.projectedEnd).toBe(at(49))
    expect(state.lateSeconds).toBe(-660)
    expect(state.segments.map((segment) => segment.elapsedSeconds / 60)).toEqual([10, 20, 10, 0, 9])
    expect(state.segments.map((segment) => segment.status)).toEqual([
      'done',
      'done',
      'done',
      'skipped',
      'done',
    ])
    expect(state.segments[4]?.endsAt).toBe(at(49))
  })

  it('can be taken back, as if it had not been pressed', () => {
    const state = stateAt(52, [...ended, happened(51, { type: 'reopen' })])
    expect(state.phase).toBe('running')
    expect(state.current).toMatchObject({ id: 'wrap', elapsedSeconds: 720, overSeconds: 120 })
  })

  it('lets nothing else happen after it', () => {
    const late = [
      enter(50, 'welcome', 'wrap'),
      happened(50, { type: 'pause' }),
      happened(51, { type: 'adjust', segmentId: 'wrap', minutes: 5 }),
    ]
    expect(stateAt(60, [...ended, ...late])).toEqual(stateAt(60, ended))
  })
})

describe('hard days', () => {
  it('runs past midnight and through the hour that daylight saving takes away', () => {
    const night: RunPlan = {
      ...plan,
      // New York, 8 March 2026: 01:59:59 EST is followed by 03:00:00 EDT at 07:00 UTC.
      startsAt: '2026-03-08T06:30:00.000Z',
      promisedEnd: '2026-03-08T07:30:00.000Z',
    }
    const begun = makeMoment('2026-03-08T06:30:00.000Z', { type: 'enter', segmentId: 'welcome', from: '' })
    const state = runState(night, [begun], '2026-03-08T06:35:00.000Z')
    expect(state.current?.remainingSeconds).toBe(300)
    expect(state.projectedEnd).toBe('2026-03-08T07:30:00.000Z')
    expect(state.segments[2]?.startsAt).toBe('2026-03-08T07:00:00.000Z')
  })

  it('has a state without an agenda', () => {
    const state = runState({ ...plan, segments: [] }, [], at(0))
    expect(state).toMatchObject({ phase: 'planned', segments: [], projectedEnd: at(0) })
    expect(nextSegment(state)).toBeNull()
  })
})

describe('keys', () => {
  const welcome = stateAt(1, [enter(0, 'welcome', '')])

  it('next starts, moves on, ends, and then does nothing', () => {
    expect(nextSegment(stateAt(0, []))).toEqual({ type: 'enter', segmentId: 'welcome', from: '' })
    expect(nextSegment(welcome)).toEqual({ type: 'enter', segmentId: 'stories', from: 'welcome' })
    const wrap = stateAt(1, [enter(0, 'wrap', '')])
    expect(nextSegment(wrap)).toEqual({ type: 'end' })
    expect(nextSegment(stateAt(9, [enter(0, 'wrap', ''), happened(5, { type: 'end' })]))).toBeNull()
  })

  it('back goes to the segment before, or opens again what has ended', () => {
    expect(previousSegment(stateAt(0, []))).toBeNull()
    expect(previousSegment(welcome)).toBeNull()
    const ask = stateAt(1, [enter(0, 'ask', '')])
    expect(previousSegment(ask)).toEqual({ type: 'enter', segmentId: 'stories', from: 'ask' })
    const over = stateAt(9, [enter(0, 'wrap', ''), happened(5, { type: 'end' })])
    expect(previousSegment(over)).toEqual({ type: 'reopen' })
  })

  it('pause toggles, and minutes go to the segment at hand', () => {
    expect(togglePause(welcome)).toEqual({ type: 'pause' })
    expect(togglePause(stateAt(2, [enter(0, 'welcome', ''), happened(1, { type: 'pause' })]))).toEqual({
      type: 'resume',
    })
    expect(togglePause(stateAt(0, []))).toBeNull()
    expect(adjustSegment(welcome, -1)).toEqual({ type: 'adjust', segmentId: 'welcome', minutes: -1 })
    expect(adjustSegment(stateAt(0, []), 1)).toBeNull()
    expect(enterSegment(welcome, 'wrap')).toEqual({ type: 'enter', segmentId: 'wrap', from: 'welcome' })
  })
})
