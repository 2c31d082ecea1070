import type { ScriptAnswer, ScriptStep } from '#shared/model/script'
import type { Steps } from './script'

/** A step that says nothing yet. Whoever adds it after another wants the call to come through it. */
export const blankStep = (id: string, title: string): ScriptStep => ({
  id,
  title,
  text: { en: '', es: '' },
  variants: [],
  hint: { en: '', es: '' },
  answers: [],
  next: '',
})

export const blankAnswer = (id: string): ScriptAnswer => ({
  id,
  label: { en: '', es: '' },
  outcome: null,
  next: '',
  asks: 'nothing',
})

/** After the step with this id, and the call goes on to it from there where that step asks nothing. */
export function addStep(steps: Steps, step: ScriptStep, afterId: string): ScriptStep[] {
  const index = steps.findIndex(({ id }) => id === afterId)
  const before = steps[index]
  if (!before) return [...steps, step]
  const leads = before.answers.length === 0
  const added = leads ? { ...step, next: before.next } : step
  const led = leads ? { ...before, next: step.id } : before
  return [...steps.slice(0, index), led, added, ...steps.slice(index + 1)]
}

export const changeStep = (steps: Steps, id: string, fields: Partial<Omit<ScriptStep, 'id'>>): ScriptStep[] =>
  steps.map((step) => (step.id === id ? { ...step, ...fields } : step))

export function moveStep(steps: Steps, id: string, to: number): ScriptStep[] {
  const moved = steps.find((step) => step.id === id)
  if (!moved) return [...steps]
  const others = steps.filter((step) => step.id !== id)
  const index = Math.min(others.length, Math.max(0, to))
  return [...others.slice(0, index), moved, ...others.slice(index)]
}

/** Takes a step out. What led to it now leads to where it led, if that was one place; else the call ends there. */
export function removeStep(steps: Steps, id: string): ScriptStep[] {
  const removed = steps.find((step) => step.id === id)
  if (!removed) return [...steps]
  const onward = removed.answers.length === 0 && removed.next !== id ? removed.next : ''
  const lead = (next: string) => (next === id ? onward : next)
  return steps
    .filter((step) => step.id !== id)
    .map((step) => ({
      ...step,
      next: lead(step.next),
      answers: step.answers.map((answer) => ({ ...answer, next: lead(answer.next) })),
    }))
}

/** An id that no step or answer of these has. */
export function freeId(taken: readonly { id: string }[], stem: string): string {
  for (let number = 1; ; number++) {
    const id = `${stem}-${number}`
    if (!taken.some((one) => one.id === id)) return id
  }
}
