import { expect, test } from 'vitest'
import { callResult, emptyCall, mainMove, withAnswer, withoutLast } from '#shared/domain/call-draft'
import { blankAnswer, blankStep } from '#shared/domain/script-edit'
import type { ScriptStep } from '#shared/model/script'

const steps: ScriptStep[] = [
  {
    ...blankStep('hello', 'Hello'),
    answers: [
      { ...blankAnswer('yes'), next: 'why' },
      { ...blankAnswer('no'), outcome: 'refused', next: 'bye' },
    ],
  },
  { ...blankStep('why', 'Why'), next: 'ask' },
  {
    ...blankStep('ask', 'Ask'),
    answers: [{ ...blankAnswer('come'), outcome: 'will-come', next: '' }],
  },
  blankStep('bye', 'Bye'),
]

test('a question waits for an answer, a step without one is passed', () => {
  expect(mainMove(steps, [])).toBe(null)
  const atWhy = withAnswer(steps, [], 'yes')
  expect(mainMove(steps, atWhy)).toBe('pass')
  expect(mainMove(steps, withAnswer(steps, atWhy, ''))).toBe(null)
})

test('the last words are spoken and written down in one press', () => {
  expect(mainMove(steps, withAnswer(steps, [], 'no'))).toBe('finish')
})

test('one step back takes back the last answer, and at the first there is nothing to take back', () => {
  const atAsk = withAnswer(steps, withAnswer(steps, [], 'yes'), '')
  expect(withoutLast(steps, atAsk)).toEqual(withAnswer(steps, [], 'yes'))
  expect(withoutLast(steps, [])).toEqual([])
})

test('an answer given anew leaves the way that was left behind', () => {
  const wrongWay = [...withAnswer(steps, [], 'yes'), { stepId: 'gone', answerId: 'x', text: '' }]
  expect(withAnswer(steps, wrongWay, '')).toEqual([
    { stepId: 'hello', answerId: 'yes', text: '' },
    { stepId: 'why', answerId: '', text: '' },
  ])
})

test('what is written down keeps the number that was dialled, and times and languages only where they are meant', () => {
  const draft = {
    ...emptyCall,
    note: ' calm ',
    phone: '+12125550101',
    callBackAt: '2026-03-08T18:00:00.000Z',
  }
  const first = { firstPhone: '+12125550100' }
  expect(callResult(draft, 'no-answer', first)).toMatchObject({
    ...{ note: 'calm', phone: '+12125550101', callBackAt: '', language: '' },
  })
  expect(callResult(emptyCall, 'no-answer', first).phone).toBe('+12125550100')
  expect(callResult(draft, 'call-back', first).callBackAt).toBe('2026-03-08T18:00:00.000Z')
  expect(callResult(draft, 'wrong-number', { ...first, phone: '+12125550102' }).phone).toBe('+12125550102')
})
