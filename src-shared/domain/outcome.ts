import type { Outcome } from '#shared/model/conversation'
import type { Kit } from '#shared/model/kit'

/** What a call means for the contact: who spoke, whether there is more to do, how long to wait. */
type OutcomeRule = {
  /** Somebody spoke with the callee. */
  isTalk: boolean
  isYes: boolean
  /** Nobody has to call again. */
  closes: boolean
  /** The number that was dialled is of no use. */
  killsNumber: boolean
  /** Minutes of rest before the next try; where the kit does not say otherwise. */
  restMinutes: number
}

const attempt = { isTalk: false, isYes: false, closes: false, killsNumber: false }
const talk = { ...attempt, isTalk: true, closes: true, restMinutes: 0 }

export const outcomeRules: Record<Outcome, OutcomeRule> = {
  'will-come': { ...talk, isYes: true },
  talked: talk,
  refused: talk,
  moved: { ...talk, isTalk: false },
  'do-not-call': { ...talk, isTalk: true },
  'call-back': { ...attempt, isTalk: false, restMinutes: 60 },
  'left-message': { ...attempt, restMinutes: 24 * 60 },
  'no-answer': { ...attempt, restMinutes: 120 },
  busy: { ...attempt, restMinutes: 15 },
  'wrong-number': { ...attempt, killsNumber: true, restMinutes: 0 },
  'not-in-service': { ...attempt, killsNumber: true, restMinutes: 0 },
  // The next try is for somebody who speaks it; an hour, so that it is not the same caller at once.
  language: { ...attempt, restMinutes: 60 },
}

export const isTalk = (outcome: Outcome): boolean => outcomeRules[outcome].isTalk
export const isYes = (outcome: Outcome): boolean => outcomeRules[outcome].isYes

/** Usual pauses, as a new kit has them. */
export const USUAL_COOLDOWNS: Kit['cooldowns'] = {
  noAnswer: outcomeRules['no-answer'].restMinutes,
  busy: outcomeRules.busy.restMinutes,
  leftMessage: outcomeRules['left-message'].restMinutes,
}

/** Minutes that a contact rests after this outcome, in this kit. */
export function restAfter(outcome: Outcome, cooldowns: Kit['cooldowns']): number {
  if (outcome === 'no-answer') return cooldowns.noAnswer
  if (outcome === 'busy') return cooldowns.busy
  if (outcome === 'left-message') return cooldowns.leftMessage
  return outcomeRules[outcome].restMinutes
}
