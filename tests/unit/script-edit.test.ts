import { expect, test } from 'vitest'
import {
  addStep,
  blankAnswer,
  blankStep,
  changeStep,
  freeId,
  moveStep,
  removeStep,
} from '#shared/domain/script-edit'
import type { ScriptStep } from '#shared/model/script'

const plain = (id: string, next: string): ScriptStep => ({ ...blankStep(id, id), next })
const asking = (id: string, ...nexts: string[]): ScriptStep => ({
  ...blankStep(id, id),
  answers: nexts.map((next, index) => ({ ...blankAnswer(`a${index}`), next })),
})
const idsOf = (steps: readonly ScriptStep[]) => steps.map(({ id }) => id)

test('a step added after one that asks nothing comes between it and what followed', () => {
  const steps = addStep([plain('one', 'two'), plain('two', '')], blankStep('new', 'New'), 'one')
  expect(idsOf(steps)).toEqual(['one', 'new', 'two'])
  expect(steps.map(({ next }) => next)).toEqual(['new', 'two', ''])
})

test('a step added after a question changes none of its answers', () => {
  const steps = addStep([asking('one', 'two', ''), plain('two', '')], blankStep('new', 'New'), 'one')
  expect(steps[0]?.answers.map(({ next }) => next)).toEqual(['two', ''])
  expect(steps[1]?.next).toBe('')
})

test('what led to a removed step leads to where it led', () => {
  const steps = removeStep([asking('one', 'two', 'three'), plain('two', 'three'), plain('three', '')], 'two')
  expect(steps[0]?.answers.map(({ next }) => next)).toEqual(['three', 'three'])
})

test('what led to a removed question ends the call, for nobody knows which answer was meant', () => {
  const steps = removeStep([plain('one', 'two'), asking('two', 'one', '')], 'two')
  expect(steps).toEqual([plain('one', '')])
})

test('a step that led to itself leaves no jump to itself behind', () => {
  expect(removeStep([plain('one', 'two'), plain('two', 'two')], 'two')).toEqual([plain('one', '')])
})

test('a step moves to any place, and never out of the list', () => {
  const steps = ['a', 'b', 'c'].map((id) => plain(id, ''))
  expect(idsOf(moveStep(steps, 'a', 2))).toEqual(['b', 'c', 'a'])
  expect(idsOf(moveStep(steps, 'c', -5))).toEqual(['c', 'a', 'b'])
  expect(idsOf(moveStep(steps, 'nobody', 0))).toEqual(['a', 'b', 'c'])
})

test('a change touches one step alone', () => {
  const steps = [plain('a', 'b'), plain('b', '')]
  expect(changeStep(steps, 'b', { title: 'Bye' })).toEqual([steps[0], { ...steps[1], title: 'Bye' }])
})

test('an id is never taken twice', () => {
  expect(freeId([{ id: 'step-1' }, { id: 'step-2' }], 'step')).toBe('step-3')
})
