import type { Outcome } from '#shared/model/conversation'

/** What an outcome still asks before it can be written down. */
export type OutcomeAsks = 'nothing' | 'number' | 'time' | 'language'

/** One key says what a call came to. In the order of the screen: nobody reached, then those who spoke. */
export const outcomeKeys = [
  { outcome: 'no-answer', key: 'n', asks: 'nothing' },
  { outcome: 'left-message', key: 'm', asks: 'nothing' },
  { outcome: 'busy', key: 'b', asks: 'nothing' },
  { outcome: 'wrong-number', key: 'w', asks: 'number' },
  { outcome: 'not-in-service', key: 'x', asks: 'number' },
  { outcome: 'call-back', key: 'c', asks: 'time' },
  { outcome: 'refused', key: 'r', asks: 'nothing' },
  { outcome: 'do-not-call', key: 'd', asks: 'nothing' },
  { outcome: 'language', key: 'l', asks: 'language' },
  { outcome: 'moved', key: 'v', asks: 'nothing' },
  { outcome: 'talked', key: 't', asks: 'nothing' },
  { outcome: 'will-come', key: 'y', asks: 'nothing' },
] as const satisfies readonly { outcome: Outcome; key: string; asks: OutcomeAsks }[]

/** What else a caller can do with the contact in hand. Digits belong to the answers of the step, Enter to the main button. */
export const callKeys = {
  main: 'enter',
  back: 'backspace',
  note: '/',
  signUp: 'e',
  callsBack: 'f',
  skip: 'p',
  pause: 'g',
  correct: 'u',
  switchCaller: 's',
  help: 'h',
} as const

/** Keys of what one picks from: answers, numbers, times, callers. There are never more than nine. */
export const choiceKey = (index: number): string => String(index + 1)

/** Which number is meant needs asking only where there are several. */
export const asksOf = (outcome: Outcome, numbers: number): OutcomeAsks => {
  const asks: OutcomeAsks = outcomeKeys.find((one) => one.outcome === outcome)?.asks ?? 'nothing'
  return asks === 'number' && numbers <= 1 ? 'nothing' : asks
}

/** Presses from a contact in hand to the next one, without a note: the key, and one for what is asked. */
export const keystrokes = (outcome: Outcome, numbers: number): number =>
  asksOf(outcome, numbers) === 'nothing' ? 1 : 2
