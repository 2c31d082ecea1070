import { describe, expect, it } from 'vitest'
import { countdown } from '#shared/domain/countdown'
import { lastPlace, lineUpOf, moveInLine, signUpKeyOf } from '#shared/domain/line-up'
import {
  deskLetter,
  doubleFormNumbers,
  missingFormNumbers,
  nextFormNumber,
} from '#shared/domain/line-up-form'
import {
  bringBack,
  nextInLine,
  nextPitch,
  PITCH_SECONDS,
  pitchLog,
  pitchStatus,
  skipPitch,
  startPitch,
} from '#shared/domain/line-up-pitch'
import { nextSpeaker, stopSpeaker, storiesOf } from '#shared/domain/line-up-stories'
import { addedEventKey } from '#shared/domain/schedule'
import type { Moment, MomentWhat } from '#shared/model/meeting'
import { makeMoment } from '#tests/factories/agenda'
import { anEvent } from '#tests/factories/documents'

const MARY = 'mary-sign-up-key'
const LUIS = 'luis-sign-up-key'
const ANA = 'ana-sign-up-key-9'
const event = (key: string, index: number, lineUp: number, formNumber = '') =>
  anEvent({ id: `event:${key}-${index}`, lineUp, formNumber, hostName: key.slice(0, 4) })

/** A log that is written while the test goes on, one second between moments. */
function logbook() {
  const moments: Moment[] = []
  return {
    moments,
    add(what: MomentWhat | null) {
      if (!what) throw new Error('nothing to record')
      const at = new Date(Date.UTC(2026, 2, 2, 23, 0, moments.length)).toISOString()
      moments.push(makeMoment(at, what, `m${moments.length + 10}`))
    },
  }
}

describe('the line of hosts', () => {
  it('has a host once, whatever number of events they offer', () => {
    const line = lineUpOf([event(LUIS, 0, 2), event(MARY, 0, 1), event(MARY, 11, 1), event(MARY, 1, 1)])
    expect(line.map(({ key, events }) => [key, events.length])).toEqual([
      [MARY, 3],
      [LUIS, 1],
    ])
  })

  it('keeps two hosts apart whom two laptops gave the same place', () => {
    expect(lineUpOf([event(MARY, 0, 1), event(LUIS, 0, 1)])).toHaveLength(2)
  })

  it('knows an event that was added later by its host, and one of other origin as a sign-up of its own', () => {
    expect(signUpKeyOf(`event:${addedEventKey(`event:${ANA}-3`, 'command-key-1')}`)).toBe(ANA)
    expect(signUpKeyOf('event:V1StGXR8_Z5jdHi6B-myT')).toBe('V1StGXR8_Z5jdHi6B-myT')
  })

  it('lets late hosts join at the end, after any that were moved between others', () => {
    expect(lastPlace([])).toBe(1)
    expect(lastPlace([{ lineUp: 4 }, { lineUp: 2.25 }])).toBe(5)
    expect(lastPlace([{ lineUp: 4.5 }])).toBe(5)
  })

  it('writes only the host who is moved, and nothing where the host stands there already', () => {
    const line = lineUpOf([event(MARY, 0, 1), event(LUIS, 0, 2), event(ANA, 0, 3)])
    expect(moveInLine(line, ANA, LUIS)).toEqual(new Map([[ANA, 1.5]]))
    expect(moveInLine(line, MARY, null)).toEqual(new Map([[MARY, 4]]))
    expect(moveInLine(line, LUIS, ANA)).toEqual(new Map())
    expect(moveInLine(line, LUIS, 'nobody')).toEqual(new Map())
  })
})

describe('numbers of host forms', () => {
  it('are given in order of the line, with the letter of the laptop, and stay', () => {
    const line = lineUpOf([event(MARY, 0, 3), event(LUIS, 0, 1, '7K'), event(ANA, 0, 2)])
    expect(missingFormNumbers(line, 'K')).toEqual(
      new Map([
        [ANA, '8K'],
        [MARY, '9K'],
      ]),
    )
  })

  it('differ on two laptops without a link, for each has a letter of its own', () => {
    const [here, there] = [deskLetter('2026-03-02T17:00:00.000Z'), deskLetter('2026-03-02T17:03:11.250Z')]
    expect(here).not.toBe(there)
    expect(nextFormNumber(['11K', '3A', ''], here)).toBe(`12${here}`)
  })

  it('are pointed out where two forms carry the same all the same', () => {
    const line = lineUpOf([event(MARY, 0, 1, '1K'), event(LUIS, 0, 2, '1K'), event(ANA, 0, 3)])
    expect(doubleFormNumbers(line)).toEqual(new Set([MARY, LUIS]))
  })
})

describe('the lightning round', () => {
  const line = lineUpOf([event(MARY, 0, 1), event(LUIS, 0, 2), event(ANA, 0, 3)])

  it('goes through the line; who was skipped comes back at the old place', () => {
    const book = logbook()
    const log = () => pitchLog(book.moments)
    book.add(nextPitch(line, log()))
    expect(log().current).toEqual({ key: MARY, startedAt: '2026-03-02T23:00:00.000Z' })
    book.add(skipPitch(log(), LUIS))
    book.add(nextPitch(line, log()))
    expect([MARY, LUIS, ANA].map((key) => pitchStatus(log(), key))).toEqual(['done', 'skipped', 'now'])
    book.add(bringBack(log(), LUIS))
    expect(nextInLine(line, log())?.key).toBe(LUIS)
    book.add(nextPitch(line, log()))
    book.add(nextPitch(line, log()))
    expect([MARY, LUIS, ANA].map((key) => pitchStatus(log(), key))).toEqual(['done', 'done', 'done'])
    expect(nextPitch(line, log())).toBeNull()
  })

  it('moves on once where next is pressed twice before the screen has moved', () => {
    const book = logbook()
    book.add(startPitch(pitchLog([]), MARY))
    const next = nextPitch(line, pitchLog(book.moments))
    book.add(next)
    book.add(next)
    expect(pitchLog(book.moments).current?.key).toBe(LUIS)
  })

  it('moves on with the next that was pressed before another laptop ended the pitch', () => {
    const book = logbook()
    book.add(startPitch(pitchLog([]), MARY))
    const next = nextPitch(line, pitchLog(book.moments))
    book.add({ type: 'pitch', signUp: MARY, state: 'done', from: MARY })
    book.add(next)
    expect(pitchLog(book.moments).current?.key).toBe(LUIS)
  })

  it('counts twenty seconds by the wall, asleep or not, and shows what is over', () => {
    const startedAt = '2026-03-02T23:00:00.000Z'
    expect(countdown(startedAt, PITCH_SECONDS, '2026-03-02T23:00:05.900Z')).toEqual({
      elapsedSeconds: 5,
      remainingSeconds: 15,
      overSeconds: 0,
    })
    expect(countdown(startedAt, PITCH_SECONDS, '2026-03-02T23:10:00.000Z')).toMatchObject({
      remainingSeconds: 0,
      overSeconds: 580,
    })
    expect(countdown(startedAt, PITCH_SECONDS, '2026-03-02T22:59:00.000Z')).toMatchObject({
      remainingSeconds: 20,
    })
  })
})

describe('stories', () => {
  it('count each voice once, however often the timer is pressed', () => {
    const book = logbook()
    const first = nextSpeaker(storiesOf(book.moments))
    book.add(first)
    book.add(first)
    book.add(nextSpeaker(storiesOf(book.moments)))
    expect(storiesOf(book.moments)).toMatchObject({ voices: 2, speaker: { number: 2 } })
    book.add({ type: 'speaker', number: 1, state: 'stop' })
    expect(storiesOf(book.moments).speaker).not.toBeNull()
    book.add(stopSpeaker(storiesOf(book.moments)))
    expect(storiesOf(book.moments)).toMatchObject({ voices: 2, speaker: null })
    expect(stopSpeaker(storiesOf(book.moments))).toBeNull()
  })

  it('add up what two laptops count, and never fall below none', () => {
    const book = logbook()
    book.add({ type: 'stories', hands: 40, voices: 0 })
    book.add({ type: 'stories', hands: 25, voices: 1 })
    book.add({ type: 'stories', hands: 0, voices: -2 })
    expect(storiesOf(book.moments)).toMatchObject({ hands: 65, voices: 0 })
  })
})
