import i18next from 'i18next'
import { hideMessage, showMessage } from './messages'
import { troubleOf } from './trouble'

/** Long enough to read the words, look up, and press the key. */
const UNDO_MS = 10_000
const SAID_MS = 6000

/** The last step that can be taken back: also what the *Undo* action runs. */
let lastUndo: (() => void) | null = null
export const undoLast = (): void => lastUndo?.()

/** What is shown of each series: steps that follow each other so fast that their words would pile up. */
const shownOf = new Map<string, string>()

/**
 * Says what was done and offers to take it back: this app never asks "are you sure". Of one `series` only the last
 * step is shown.
 */
export function offerUndo(words: string, undo: () => Promise<unknown>, series?: string): void {
  const id = crypto.randomUUID()
  if (series) {
    const before = shownOf.get(series)
    if (before) hideMessage(before)
    shownOf.set(series, id)
  }
  const takeBack = () => {
    if (lastUndo === takeBack) lastUndo = null
    hideMessage(id)
    undo().catch((error) => sayTrouble(i18next.t(`problem.${troubleOf(error).tag}`)))
  }
  lastUndo = takeBack
  const whenGone = () => {
    if (lastUndo === takeBack) lastUndo = null
  }
  showMessage({ id, words, tone: 'plain', undo: takeBack }, { shownFor: UNDO_MS, whenGone })
}

/** A short word on what happened, with nothing to take back. */
export function say(words: string): void {
  showMessage({ id: crypto.randomUUID(), words, tone: 'plain' }, { shownFor: SAID_MS })
}

/** What went wrong: stays until somebody has read it. */
export function sayTrouble(words: string): void {
  showMessage({ id: crypto.randomUUID(), words, tone: 'bad' })
}
