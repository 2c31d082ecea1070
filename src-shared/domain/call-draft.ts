import type { CallResult } from '#shared/contract/call'
import type { CallSignUp, GivenAnswer, Outcome } from '#shared/model/conversation'
import { type Steps, walkScript } from './script'

/** What a caller has written down of the call in hand: kept at every pause, so that a closed lid loses nothing. */
export type CallDraft = {
  answers: GivenAnswer[]
  note: string
  /** What is being typed for the answer at hand. */
  text: string
  /** The number that was dialled; '' = the first of the card. */
  phone: string
  callBackAt: string
  language: string
  signUps: CallSignUp[]
  covers: string[]
}

export const emptyCall: CallDraft = {
  ...{ answers: [], note: '', text: '', phone: '', callBackAt: '', language: '', signUps: [], covers: [] },
}

/** The answers with one more: to the step at hand. Answers of a way that was left stay behind. */
export function withAnswer(
  steps: Steps,
  answers: readonly GivenAnswer[],
  answerId: string,
  text = '',
): GivenAnswer[] {
  const { step, path } = walkScript(steps, answers)
  const standing = answers.slice(0, path.length)
  return step ? [...standing, { stepId: step.id, answerId, text }] : standing
}

/** One step back, to answer it again. */
export const withoutLast = (steps: Steps, answers: readonly GivenAnswer[]): GivenAnswer[] =>
  answers.slice(0, Math.max(0, walkScript(steps, answers).path.length - 1))

/** What is written down when the call is over. */
export function callResult(
  draft: CallDraft,
  outcome: Outcome,
  said: Partial<Pick<CallResult, 'phone' | 'callBackAt' | 'language'>> & { firstPhone: string },
): CallResult {
  return {
    outcome,
    phone: said.phone || draft.phone || said.firstPhone,
    answers: draft.answers,
    note: draft.note.trim(),
    callBackAt: outcome === 'call-back' ? (said.callBackAt ?? draft.callBackAt) : '',
    language: outcome === 'language' ? (said.language ?? draft.language) : '',
    signUps: draft.signUps,
    covers: draft.covers,
  }
}

/**
 * What the main button does: pass a step that asks nothing, or write the call down; null where an answer is awaited. The
 * last words of a call are spoken and written down in one press.
 */
export function mainMove(steps: Steps, answers: readonly GivenAnswer[]): 'pass' | 'finish' | null {
  const { step, outcome } = walkScript(steps, answers)
  const isOver = step === null || (step.answers.length === 0 && step.next === '')
  if (isOver) return outcome ? 'finish' : null
  return step.answers.length === 0 ? 'pass' : null
}
