import type { Records } from './records'

const turnsOf = new WeakMap<Records, Map<string, Promise<unknown>>>()

/**
 * Runs commands that share a `key` one after the other. What is counted from all records of a meeting (the next place
 * in the line, the next form number) would else be given out twice by two windows that save at the same moment.
 */
export function inTurn<T>(records: Records, key: string, run: () => Promise<T>): Promise<T> {
  const turns = turnsOf.get(records) ?? new Map<string, Promise<unknown>>()
  turnsOf.set(records, turns)
  const turn = (turns.get(key) ?? Promise.resolve()).then(run, run)
  turns.set(key, turn)
  const leave = () => {
    if (turns.get(key) === turn) turns.delete(key)
  }
  turn.then(leave, leave)
  return turn
}
