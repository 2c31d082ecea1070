import type { Kind } from '#shared/model/collections'
import type { EventState } from '#shared/model/event'
import type { CallSheet } from '#shared/model/kit'
import type { RsvpStatus } from '#shared/model/rsvp'
import { type FieldLoss, type FieldRule, type FieldRules, type Fields, mergeFields, sameJson } from './merge'
import { needsReview } from './reviewed-fields'

/** A list: what either side added is in it, what either side took out is not. Nothing is lost. */
export const union: FieldRule = ({ before, later, earlier }) => {
  const [old, one, other] = [listOf(before), listOf(later), listOf(earlier)]
  if (!old || !one || !other) return { value: later, isLoss: true }
  const has = (list: unknown[], item: unknown) => list.some((known) => sameJson(known, item))
  const stays = (item: unknown) => !has(old, item) || (has(one, item) && has(other, item))
  const all = [...one, ...other].filter(stays)
  return { value: all.filter((item, at) => !has(all.slice(0, at), item)), isLoss: false }
}

/** A field that is not there is an empty list. */
const listOf = (value: unknown): unknown[] | null =>
  Array.isArray(value) ? value : value === undefined ? [] : null

/** The greater number, or the later instant: something that only ever moves forward. */
export const maximum: FieldRule = ({ later, earlier }) => ({
  value: comparable(later) && comparable(earlier) && earlier > later ? earlier : later,
  isLoss: false,
})

const comparable = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number'

/** The state that is further along its way; of two equally far the later, and the other is shown. */
const furthest =
  <S extends string>(rankOf: Record<S, number>, isLossAlways: boolean): FieldRule =>
  ({ later, earlier }) => {
    const rank = (state: unknown) => rankOf[state as S] ?? 0
    const isLoss = isLossAlways || rank(later) === rank(earlier)
    return { value: rank(earlier) > rank(later) ? earlier : later, isLoss }
  }

/** Who was seen at the door came, whatever they said before; coming and not coming contradict each other. */
const rsvpStatus = furthest<RsvpStatus>(
  { 'signed-up': 0, confirmed: 1, declined: 1, 'no-show': 2, attended: 2 },
  false,
)

/** Guests must not stand before a locked door: called off stands against any decision made without knowing it. */
const eventState = furthest<EventState>(
  { draft: 0, submitted: 1, approved: 2, 'changes-requested': 2, rejected: 2, cancelled: 3 },
  true,
)

/** A sheet that somebody has read is back, whatever another laptop thought of it. */
const callSheetState = furthest<CallSheet['state']>({ out: 0, released: 1, back: 2 }, false)

/** Fields with a rule of their own; for all others the later value stands, and the other is shown. */
const rulesByKind: Partial<Record<Kind, FieldRules>> = {
  person: { languages: union },
  event: { languages: union, coHostNames: union, state: eventState, submittedAt: maximum },
  eventside: { coHostIds: union },
  rsvp: { status: rsvpStatus },
  kit: { lists: union, events: union, closedAt: maximum, purgedAt: maximum },
  caller: { languages: union, trained: union, skipped: union },
  guest: { arrivedAt: maximum },
  callsheet: { state: callSheetState },
}

/** Merges two versions of one record over the version that both come from, by the rules of its kind. */
export function mergeRecords<F extends Fields>(
  base: Fields | null,
  theirs: F,
  mine: F,
): { merged: F; losses: FieldLoss[] } {
  const result = mergeFields(base, theirs, mine, rulesByKind[mine.kind as Kind] ?? {})
  const { merged } = result
  return isUnseen(merged, [theirs, mine])
    ? { ...result, merged: { ...merged, state: 'submitted', submittedAt: merged.updatedAt } }
    : result
}

/** An event approved on one side and edited on the other: nobody has approved it as it is now. */
const isUnseen = (merged: Fields, sides: readonly Fields[]): boolean =>
  merged.kind === 'event' &&
  merged.state === 'approved' &&
  !sides.some((side) => side.state === 'approved' && looksTheSame(merged, side))

const looksTheSame = (one: Fields, other: Fields): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (field) => !needsReview(field, one.trusted === true) || sameJson(one[field], other[field]),
  )
