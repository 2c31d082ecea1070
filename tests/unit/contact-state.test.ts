import { describe, expect, test } from 'vitest'
import { contactState, factsOf, houseRest, numbersToTry, spokenLanguage } from '#shared/domain/contact-state'
import { standing } from '#shared/domain/conversation'
import { USUAL_COOLDOWNS } from '#shared/domain/outcome'
import type { Conversation } from '#shared/model/conversation'
import { aContact, aConversation } from '#tests/factories/kit'

const ana = aContact({
  phones: [
    { number: '+12125550101', kind: 'mobile' },
    { number: '+12125550102', kind: 'home' },
    { number: '+12125550103', kind: 'work' },
  ],
})
const callee = factsOf(ana)
const time = (minute: number) => new Date(Date.UTC(2026, 2, 2, 23, minute)).toISOString()
let made = 0
const call = (minute: number, fields: Partial<Conversation> = {}): Conversation =>
  aConversation({ id: `conversation:${made++}`, startedAt: time(minute), at: time(minute + 1), ...fields })
const stateOf = (conversations: Conversation[], forbidden: string[] = []) =>
  contactState(callee, conversations, USUAL_COOLDOWNS, new Set(forbidden))

describe('a contact', () => {
  test('nobody has called is fresh', () => {
    expect(stateOf([])).toMatchObject({ stage: 'fresh', outcome: null, calls: 0, restsUntil: '' })
  })

  test('rests after a try, the longer the less likely somebody is there', () => {
    expect(stateOf([call(0, { outcome: 'busy' })]).restsUntil).toBe(time(16))
    expect(stateOf([call(0)]).restsUntil).toBe(time(121))
    expect(stateOf([call(0, { outcome: 'left-message' })]).restsUntil).toBe(time(1 + 24 * 60))
  })

  test('is called back when it was said, and not before', () => {
    const asked = stateOf([call(0, { outcome: 'call-back', callBackAt: time(75) })])
    expect(asked).toMatchObject({ stage: 'open', callBackAt: time(75), restsUntil: time(75) })
  })

  test('whose number is wrong is tried at once on the next one, until none is left', () => {
    const wrong = (minute: number, phone: string) => call(minute, { outcome: 'wrong-number', phone })
    const one = [wrong(0, '+12125550101')]
    expect(stateOf(one)).toMatchObject({ stage: 'open', restsUntil: time(1), deadPhones: ['+12125550101'] })
    expect(numbersToTry(callee, one, stateOf(one))).toEqual(['+12125550102', '+12125550103'])
    const all = [
      ...one,
      wrong(1, '+12125550102'),
      call(2, { outcome: 'not-in-service', phone: '+12125550103' }),
    ]
    expect(stateOf(all).stage).toBe('no-number')
  })

  test('is rung on the number that was tried least', () => {
    const calls = [call(0), call(1, { phone: '+12125550102' }), call(2)]
    expect(numbersToTry(callee, calls, stateOf(calls))).toEqual([
      '+12125550103',
      '+12125550102',
      '+12125550101',
    ])
  })

  test('who speaks another language waits for somebody who speaks it', () => {
    expect(spokenLanguage(callee, [call(0, { outcome: 'language', language: 'es' })])).toBe('es')
    expect(spokenLanguage(callee, [call(0, { outcome: 'language', language: '' })])).toBe('en')
  })

  test('shares a number with somebody who asked never to be called: that number rings no more', () => {
    expect(stateOf([], ['+12125550101']).stage).toBe('fresh')
    expect(stateOf([], ['+12125550101', '+12125550102', '+12125550103']).stage).toBe('do-not-call')
  })

  test('is done with when somebody of the house spoke for them', () => {
    const spoken = call(0, { contactId: 'contact:luis', outcome: 'talked', covers: [ana.id] })
    expect(stateOf([spoken])).toMatchObject({ stage: 'done', outcome: 'talked', calls: 0 })
    const nobodyHome = call(0, { contactId: 'contact:luis', covers: [ana.id] })
    expect(stateOf([nobodyHome]).stage).toBe('fresh')
  })

  test('is left alone after a try at somebody of the house', () => {
    const other = { contactId: 'contact:luis' }
    expect(houseRest([call(0, other)], USUAL_COOLDOWNS)).toBe(time(121))
    expect(houseRest([call(0, { ...other, outcome: 'refused' })], USUAL_COOLDOWNS)).toBe(time(61))
    expect(houseRest([call(0, { ...other, outcome: 'wrong-number' })], USUAL_COOLDOWNS)).toBe('')
  })
})

describe('two laptops that did not know of each other', () => {
  const here = (minute: number, outcome: Conversation['outcome']) => call(minute, { outcome, desk: 'here' })
  const there = (minute: number, outcome: Conversation['outcome']) => call(minute, { outcome, desk: 'there' })

  test.each([
    [
      'do not call stands, whatever was said later',
      [here(0, 'do-not-call'), there(5, 'will-come')],
      'do-not-call',
    ],
    ['a talk outweighs a later try', [here(0, 'will-come'), there(5, 'no-answer')], 'will-come'],
    ['of two talks the later stands', [here(0, 'refused'), there(5, 'will-come')], 'will-come'],
    ['a talk outweighs moved', [here(5, 'moved'), there(0, 'talked')], 'talked'],
    ['of two tries the later stands', [here(0, 'busy'), there(5, 'left-message')], 'left-message'],
  ] as const)('%s', (_, calls, outcome) => {
    const state = stateOf([...calls])
    expect(state).toMatchObject({ outcome, calls: 2, calledTwice: true })
    expect(stateOf([...calls].reverse())).toEqual(state)
  })

  test('one laptop that calls again after the rest has not called twice', () => {
    expect(stateOf([here(0, 'no-answer'), there(200, 'talked')]).calledTwice).toBe(false)
    expect(stateOf([here(0, 'no-answer'), here(5, 'talked')]).calledTwice).toBe(false)
  })

  test('who calls back by themselves was not called twice', () => {
    const back = call(5, { outcome: 'talked', desk: 'there', source: 'called-back' })
    expect(stateOf([here(0, 'left-message'), back])).toMatchObject({ outcome: 'talked', calledTwice: false })
  })
})

describe('a correction', () => {
  const wrong = call(0, { outcome: 'do-not-call' })
  const right = call(2, { outcome: 'no-answer', corrects: wrong.id })

  test('stands for the call that it names, which stays in the record', () => {
    expect(standing([right, wrong])).toEqual([right])
    expect(stateOf([wrong, right])).toMatchObject({ stage: 'open', outcome: 'no-answer', calls: 1 })
  })

  test('of a correction stands for both; of two made apart the later counts', () => {
    const again = call(4, { outcome: 'talked', corrects: right.id })
    const elsewhere = call(3, { outcome: 'busy', corrects: wrong.id })
    expect(standing([again, elsewhere, wrong, right])).toEqual([again])
  })

  test('that runs in a circle comes to an end, and loses no call', () => {
    const a = call(0, { id: 'conversation:a', corrects: 'conversation:b' })
    const b = call(1, { id: 'conversation:b', corrects: 'conversation:a' })
    expect(standing([a, b])).toEqual([a, b])
  })
})
