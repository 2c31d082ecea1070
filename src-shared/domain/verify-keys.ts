import { choicesAt, type Verification, type VerifyCommand, WHO } from './verify'

/** A key as the browser names it, without modifiers but Shift. */
export type VerifyKey = { key: string; shiftKey: boolean }

/**
 * What a key means at the cursor; null where it means nothing here. While somebody types, all but Enter and Escape belongs to the text.
 * Digits choose; a letter begins to type, as names are typed far more often than they are chosen anew; a number is typed after Space.
 */
export function verifyCommandOf({ key }: VerifyKey, state: Verification): VerifyCommand | null {
  if (state.typing !== null) {
    if (key === 'Enter') return { type: 'accept' }
    return key === 'Escape' ? { type: 'leave-typing' } : null
  }
  const isOnTick = isTick(state)
  // A box has nothing to type: Space turns it round.
  if (isOnTick && (key === ' ' || key === 'F2')) return { type: 'candidate', index: 1 }
  const fixed = FIXED[key]
  if (fixed) return fixed
  if (/^[1-9]$/.test(key)) return chosenBy(Number(key) - 1, state)
  const isField = state.cursor !== null && state.cursor.field !== WHO
  return isField && /^\p{L}$/u.test(key) && !isOnTick ? { type: 'type', start: key } : null
}

const FIXED: Record<string, VerifyCommand> = {
  Enter: { type: 'accept' },
  ' ': { type: 'type', start: null },
  F2: { type: 'type', start: null },
  '-': { type: 'illegible' },
  '0': { type: 'nothing' },
  Delete: { type: 'blank-row' },
  '=': { type: 'skip' },
  Backspace: { type: 'undo' },
  ArrowRight: { type: 'move', by: 1 },
  ArrowLeft: { type: 'move', by: -1 },
  ArrowDown: { type: 'row', by: 1 },
  ArrowUp: { type: 'row', by: -1 },
}

function chosenBy(index: number, state: Verification): VerifyCommand | null {
  const count = state.cursor?.field === WHO ? 2 : choicesAt(state).length
  return index < count ? { type: 'candidate', index } : null
}

function isTick(state: Verification): boolean {
  const row = state.rows.find(({ id }) => id === state.cursor?.rowId)
  return row?.fields.find(({ name }) => name === state.cursor?.field)?.reading === 'tick'
}
