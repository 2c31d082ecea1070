import type { Moment, MomentWhat } from '#shared/model/meeting'
import { inOrder } from './agenda-run-log'

/** What a host has to say what, when and where. */
export const PITCH_SECONDS = 20

export type PitchStatus = 'waiting' | 'now' | 'done' | 'skipped'

/** The altar call played through to its last moment. Hosts are named by the key of their sign-up. */
export type PitchLog = {
  /** Who stands in front, and since when (instant). */
  current: { key: string; startedAt: string } | null
  /** Who stood there last: a *next* pressed after *done* still moves on. */
  last: string
  /** Who has stood there, in order; the last of them is who stands there now, or did. */
  turns: string[]
  /** Those who are through with it; who is not named here waits. */
  settledByKey: Map<string, 'done' | 'skipped'>
}

/**
 * Plays the log of the altar call. In what order moments arrived plays no part; *next* pressed twice, or on two
 * laptops at once, moves on once, because it names the host who stood in front when it was pressed.
 */
export function pitchLog(moments: readonly Moment[]): PitchLog {
  const log: PitchLog = { current: null, last: '', turns: [], settledByKey: new Map() }
  for (const { at, what } of inOrder(moments)) if (what.type === 'pitch') apply(log, what, at)
  return log
}

function apply(log: PitchLog, what: Extract<MomentWhat, { type: 'pitch' }>, at: string): void {
  const isCurrent = log.current?.key === what.signUp
  switch (what.state) {
    case 'start':
      if (isCurrent || what.from !== frontOf(log)) return
      if (log.current) log.settledByKey.set(log.current.key, 'done')
      stand(log, what.signUp, at)
      log.turns.push(what.signUp)
      return
    case 'again':
      if (isCurrent || what.from !== frontOf(log)) return
      if (log.current) {
        log.settledByKey.delete(log.current.key)
        log.turns.pop()
      }
      stand(log, what.signUp, at)
      if (log.turns.at(-1) !== what.signUp) log.turns.push(what.signUp)
      return
    case 'done':
      log.settledByKey.set(what.signUp, 'done')
      break
    case 'skip':
      // Who has pitched has pitched: a *skip* that comes late does not take it back.
      if (log.settledByKey.get(what.signUp) !== 'done') log.settledByKey.set(what.signUp, 'skipped')
      break
    case 'back':
      log.settledByKey.delete(what.signUp)
      break
    default:
      what.state satisfies never
  }
  if (isCurrent) log.current = null
}

function stand(log: PitchLog, key: string, at: string): void {
  log.settledByKey.delete(key)
  log.current = { key, startedAt: at }
  log.last = key
}

const frontOf = (log: PitchLog): string => log.current?.key ?? log.last

export const pitchStatus = (log: PitchLog, key: string): PitchStatus =>
  log.current?.key === key ? 'now' : (log.settledByKey.get(key) ?? 'waiting')

/** Who is next: the first in the line who waits; undefined at the end. */
export const nextInLine = <E extends { key: string }>(entries: readonly E[], log: PitchLog): E | undefined =>
  entries.find(({ key }) => pitchStatus(log, key) === 'waiting')

/** Calls a host to the front; who stands there is done. */
export const startPitch = (log: PitchLog, key: string): MomentWhat => pitch(log, key, 'start')

/** What *next* records: the next host, or the end of the last one's pitch; null where nobody is left. */
export function nextPitch(entries: readonly { key: string }[], log: PitchLog): MomentWhat | null {
  const next = nextInLine(entries, log)
  if (next) return startPitch(log, next.key)
  return log.current ? pitch(log, log.current.key, 'done') : null
}

/** The host is not here, or does not want to: on with the others. */
export const skipPitch = (log: PitchLog, key: string): MomentWhat => pitch(log, key, 'skip')

/** Back into the line, at the host's old place: after a skip, or after *next* was pressed too soon. */
export const bringBack = (log: PitchLog, key: string): MomentWhat => pitch(log, key, 'back')

/**
 * What *back* records: *next* was pressed too soon, the host before stands in front again, and who came on too soon
 * waits again. null where nobody has stood there before.
 */
export function previousPitch(entries: readonly { key: string }[], log: PitchLog): MomentWhat | null {
  const before = log.turns.filter((key) => key !== log.current?.key)
  const previous = before.findLast((key) => entries.some((entry) => entry.key === key))
  return previous === undefined ? null : pitch(log, previous, 'again')
}

type PitchState = Extract<MomentWhat, { type: 'pitch' }>['state']
const pitch = (log: PitchLog, signUp: string, state: PitchState): MomentWhat => ({
  type: 'pitch',
  signUp,
  state,
  from: frontOf(log),
})
