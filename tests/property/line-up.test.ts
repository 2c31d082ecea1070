import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineUpOf, moveInLine } from '#shared/domain/line-up'
import { nextPitch, pitchLog, pitchStatus, previousPitch } from '#shared/domain/line-up-pitch'
import { storiesOf } from '#shared/domain/line-up-stories'
import type { EventRecord } from '#shared/model/event'
import type { MomentWhat } from '#shared/model/meeting'
import { makeMoment, pitchMoments } from '#tests/factories/agenda'
import { anEvent } from '#tests/factories/documents'

const START = Date.parse('2026-03-02T23:00:00.000Z')
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString()
const keyOf = (index: number) => `signupkey00${index}`

const line = (places: readonly number[]): EventRecord[] =>
  places.map((lineUp, index) => anEvent({ id: `event:${keyOf(index)}-0`, lineUp, createdAt: at(index) }))

const keys = (events: readonly EventRecord[]) => lineUpOf(events).map(({ key }) => key)

const applied = (events: readonly EventRecord[], places: ReadonlyMap<string, number>): EventRecord[] => {
  const keyById = new Map(lineUpOf(events).flatMap((entry) => entry.events.map(({ id }) => [id, entry.key])))
  return events.map((event) => ({
    ...event,
    lineUp: places.get(keyById.get(event.id) ?? '') ?? event.lineUp,
  }))
}

const move = (events: readonly EventRecord[], key: string, before: string | null) =>
  applied(events, moveInLine(lineUpOf(events), key, before))

/** What moving must do, on a plain list of keys. */
function movedList(list: readonly string[], key: string, before: string | null): string[] {
  if (key === before) return [...list]
  const others = list.filter((other) => other !== key)
  const target = before === null ? others.length : others.indexOf(before)
  return others.toSpliced(target, 0, key)
}

const places = fc.array(fc.constantFrom(1, 1, 2, 3, 3.5, 4, 1e9), { minLength: 1, maxLength: 8 })
const moves = fc.array(fc.tuple(fc.nat(7), fc.option(fc.nat(7))), { maxLength: 80 })

describe('moving hosts in the line', () => {
  it('does what moving in a list does, however often, and whatever places two laptops gave out', () => {
    fc.assert(
      fc.property(places, moves, (given, steps) => {
        let events = line(given)
        for (const [from, to] of steps) {
          const list = keys(events)
          const key = list[from % list.length] ?? ''
          const before = to === null ? null : (list[to % list.length] ?? null)
          events = move(events, key, before)
          expect(keys(events)).toEqual(movedList(list, key, before))
        }
      }),
    )
  })

  it('on two laptops at once keeps both moves where they concern different hosts, far apart', () => {
    const events = line([1, 2, 3, 4, 5, 6])
    const [a, b, c, d, e, f] = keys(events)
    const here = moveInLine(lineUpOf(events), b ?? '', a ?? '')
    const there = moveInLine(lineUpOf(events), f ?? '', e ?? '')
    const merged = applied(applied(events, here), there)
    expect(keys(merged)).toEqual([b, a, c, d, f, e])
    expect([here.size, there.size]).toEqual([1, 1])
  })
})

const key = fc.nat(4).map(keyOf)
const press: fc.Arbitrary<MomentWhat> = fc.oneof(
  pitchMoments(key),
  fc.record({
    type: fc.constant('speaker' as const),
    number: fc.integer({ min: 1, max: 4 }),
    state: fc.constantFrom('start' as const, 'stop' as const),
  }),
)
const log = fc
  .array(fc.tuple(fc.nat(600), press), { maxLength: 30 })
  .map((rows) => rows.map(([seconds, what], index) => makeMoment(at(seconds), what, `m${index + 10}`)))

describe('the altar call', () => {
  it('is the same on all laptops, in whatever order and however often moments arrive', () => {
    fc.assert(
      fc.property(
        log.chain((moments) =>
          fc.tuple(fc.constant(moments), fc.shuffledSubarray(moments, { minLength: moments.length })),
        ),
        ([moments, shuffled]) => {
          expect(pitchLog(shuffled)).toEqual(pitchLog(moments))
          expect(storiesOf(shuffled)).toEqual(storiesOf(moments))
        },
      ),
    )
  })

  it('moves on once when two laptops press next on the same host, whatever went before', () => {
    fc.assert(
      fc.property(log, (moments) => {
        const entries = [0, 1, 2, 3, 4].map((index) => ({ key: keyOf(index) }))
        const next = nextPitch(entries, pitchLog(moments))
        if (next?.type !== 'pitch') return
        const once = [...moments, makeMoment(at(1000), next, 'z1')]
        const twice = [...once, makeMoment(at(1001), next, 'z2')]
        const after = pitchLog(once)
        expect(pitchStatus(after, next.signUp)).toBe(next.state === 'start' ? 'now' : 'done')
        expect(pitchLog(twice)).toEqual(after)
      }),
    )
  })

  it('takes a next that came too soon back as if it had not been pressed, but for the time', () => {
    fc.assert(
      fc.property(log, (moments) => {
        const entries = [0, 1, 2, 3, 4].map((index) => ({ key: keyOf(index) }))
        const before = pitchLog(moments)
        const next = nextPitch(entries, before)
        if (next?.type !== 'pitch' || next.state !== 'start' || !before.current) return
        const played = [...moments, makeMoment(at(1000), next, 'z1')]
        const back = previousPitch(entries, pitchLog(played))
        if (back) played.push(makeMoment(at(1001), back, 'z2'))
        const after = pitchLog(played)
        expect(after.current?.key).toBe(before.current.key)
        for (const { key } of entries) expect(pitchStatus(after, key)).toBe(pitchStatus(before, key))
      }),
    )
  })

  it('comes to its end: pressing next calls every host who waits, in order, and then nobody', () => {
    fc.assert(
      fc.property(log, (moments) => {
        const entries = [0, 1, 2, 3, 4].map((index) => ({ key: keyOf(index) }))
        const played = [...moments]
        const waiting = entries.filter((entry) => pitchStatus(pitchLog(played), entry.key) === 'waiting')
        const called: string[] = []
        for (let step = 0; step < 20; step++) {
          const next = nextPitch(entries, pitchLog(played))
          if (next?.type !== 'pitch') break
          if (next.state === 'start') called.push(next.signUp)
          played.push(makeMoment(at(1000 + step), next, `z${step + 10}`))
        }
        expect(called).toEqual(waiting.map((entry) => entry.key))
        expect(pitchLog(played).current).toBeNull()
      }),
    )
  })
})
