import type { Kind } from '#shared/model/collections'
import type { EventState } from '#shared/model/event'
import type { CallSheet, Kit } from '#shared/model/kit'
import type { RsvpStatus } from '#shared/model/rsvp'
import type { IssuedForm, PaperPage } from '#shared/model/sheet'
import type { Task } from '#shared/model/task'
import {
  canonical,
  type FieldLoss,
  type FieldRule,
  type FieldRules,
  type Fields,
  mergeFields,
  sameJson,
} from './merge'
import { nameKeys } from './person'
import { needsReview } from './reviewed-fields'

type Bounds = {
  /** Entries with the same of this field are one entry: the later side's stands. */
  by?: string
  /** As the model says, so that two lists that fit never make one that does not. */
  min?: number
  max?: number
}

/**
 * A list: what either side added is in it, what either side took out is not. Where too little would be left, the later
 * list stands; where it would be too much, those who were there first. What is told as lost fits the model too, and
 * holds all that had to go.
 */
const union =
  ({ by, min = 0, max = Number.POSITIVE_INFINITY }: Bounds = {}): FieldRule =>
  ({ before, later, earlier }) => {
    const [old, one, other] = [listOf(before), listOf(later), listOf(earlier)]
    if (!old || !one || !other) return { value: later, isLoss: true }
    const stays = (item: unknown) => !has(old, item) || (has(one, item) && has(other, item))
    const staying = [...one, ...other].filter(stays)
    // A side that has all of them keeps its order: merging once more with what is in it already changes nothing.
    const isWhole = (list: unknown[]) => staying.every((item) => has(list, item))
    const all = distinct(!isWhole(one) && isWhole(other) ? other.filter(stays).concat(staying) : staying, by)
    if (all.length < min) return { value: later, isLoss: true }
    if (all.length <= max) return { value: all, isLoss: false }
    const wasThere = (item: unknown) => has(old, item)
    const queue = [...all.filter(wasThere), ...inOrder(all.filter((item) => !wasThere(item)))]
    return { value: queue.slice(0, max), isLoss: true, lost: queue.slice(-max) }
  }

/** A field that is not there is an empty list. */
const listOf = (value: unknown): unknown[] | null =>
  Array.isArray(value) ? value : value === undefined ? [] : null

const has = (list: readonly unknown[], item: unknown): boolean => list.some((known) => sameJson(known, item))

const distinct = (list: readonly unknown[], by: string | undefined): unknown[] => {
  const names = list.map((item) => canonical(by === undefined ? item : (item as Fields)[by]))
  return list.filter((_, at) => names.indexOf(names[at] ?? '') === at)
}

/** By their text: the same on every laptop, and by time where entries have an `at`, which comes first in it. */
const inOrder = (list: readonly unknown[]): unknown[] =>
  list.toSorted((one, other) => (canonical(one) < canonical(other) ? -1 : 1))

/** Contacts passed over: the oldest are forgotten, as they are on one laptop (domain/caller.ts). */
const passedOver: FieldRule = (sides) => {
  const { value, isLoss } = union({ by: 'contactId' })(sides)
  return { value: Array.isArray(value) ? inOrder(value).slice(-200) : value, isLoss }
}

/**
 * The greater number, or the later instant: something that only ever moves forward. Where one side took it back, which
 * is no step forward, what was taken back is told.
 */
const maximum: FieldRule = ({ later, earlier }) => {
  const isGiven = (value: unknown) => (typeof value === 'string' && value !== '') || typeof value === 'number'
  if (!isGiven(later) || !isGiven(earlier)) return { value: isGiven(later) ? later : earlier, isLoss: true }
  return { value: rankOrder([earlier], [later]) > 0 ? earlier : later, isLoss: false }
}

/** How far along its way something is: compared from the first to the last. */
type Rank = readonly unknown[]

const rankOrder = (one: Rank, other: Rank): number => {
  const at = one.findIndex((part, index) => part !== other[index])
  if (at < 0) return 0
  return (one[at] as string | number) > (other[at] as string | number) ? 1 : -1
}

/** The side that is further along its way; of two equally far the later, and the other is shown. */
const furthest =
  (rankOf: (value: unknown) => Rank, isLossAlways = false): FieldRule =>
  ({ later, earlier }) => {
    const order = rankOrder(rankOf(earlier), rankOf(later))
    return { value: order > 0 ? earlier : later, isLoss: isLossAlways || order === 0 }
  }

/** Ranks by a state alone. One that this app does not know yet counts as a beginning. */
const stage =
  <S extends string>(ranks: Record<S, number>) =>
  (value: unknown): Rank => [ranks[stateOf(value) as S] ?? 0]

const stateOf = (value: unknown): unknown => (isFields(value) ? value.state : value)

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Who was seen at the door came, whatever they said before; coming and not coming contradict each other. */
const rsvpStatus = furthest(
  stage<RsvpStatus>({ 'signed-up': 0, confirmed: 1, declined: 1, 'no-show': 2, attended: 2 }),
)

/** Guests must not stand before a locked door: called off stands against any decision made without knowing it. */
const eventState = furthest(
  stage<EventState>({
    ...{ draft: 0, submitted: 1, approved: 2, 'changes-requested': 2, rejected: 2, cancelled: 3 },
  }),
  true,
)

/** A sheet that somebody has read is back, whatever another laptop thought of it. */
const callSheetState = furthest(stage<CallSheet['state']>({ out: 0, released: 1, back: 2 }))

/** Paper in somebody's hands is not lost, and paper that was written on is not unused. */
const formState = furthest(stage<IssuedForm['state']>({ issued: 0, lost: 1, unused: 2, returned: 3 }))

/** A page of which records were made is verified, whoever laid it aside without knowing. */
const pageState = furthest(stage<PaperPage['state']>({ read: 0, 'set-aside': 1, discarded: 2, verified: 3 }))

/** Trouble stands against done: it is there to be looked at. */
const taskState = furthest(stage<Task['state']>({ open: 0, done: 1, trouble: 2 }))

/**
 * A kit whose contact data is gone stays closed. A reopening counts one up, so that it is a step forward as well, and
 * goes before any closing that it has seen, also where nobody knows any more what both versions come from.
 */
const kitState = furthest((value) => {
  const { state, closedAt = '', reopened = 0, purgedAt = '' } = isFields(value) ? value : {}
  return [purgedAt !== '', reopened, state === 'closed', closedAt, purgedAt]
})

/** What nobody misses: who saved last, and when; a picture that is offered anew while another takes it back. */
const stamp: FieldRule = ({ later }) => ({ value: later, isLoss: false })

/**
 * What the app itself writes down beside a state: it stands as the side has it whose state stands. Taken field by field,
 * a kit would be open and have an hour of closing, a page laid aside and have made people.
 */
const besideState: Partial<Record<Kind, readonly string[]>> = {
  kit: ['closedAt', 'final', 'reopened', 'purgedAt', 'said'] satisfies (keyof Kit)[],
  page: ['verifiedBy', 'verifiedAt', 'made'] satisfies (keyof PaperPage)[],
}

/**
 * Fields with a rule of their own; for all others the later value stands, and the other is shown. A property test holds
 * the bounds to the model.
 */
const rulesByKind: Partial<Record<Kind, FieldRules>> = {
  person: { languages: union() },
  event: {
    languages: union(),
    coHostNames: union({ max: 10 }),
    state: eventState,
    submittedAt: maximum,
  },
  eventside: { coHostIds: union({ max: 10 }) },
  rsvp: { status: rsvpStatus },
  form: { state: formState },
  page: { state: pageState, scans: union({ max: 50 }), purgedAt: maximum },
  account: { purgedAt: maximum },
  kit: {
    lists: union({ by: 'batch', max: 200 }),
    events: union({ by: 'id', max: 60 }),
    state: kitState,
  },
  caller: {
    languages: union({ min: 1, max: 8 }),
    trained: union({ max: 20 }),
    skipped: passedOver,
  },
  guest: { arrivedAt: maximum },
  callsheet: { state: callSheetState },
  picturepart: { data: stamp, deletedAt: stamp },
  task: { state: taskState, checked: union(), by: stamp, at: stamp },
}

/** Merges two versions of one record over the version that both come from, by the rules of its kind. */
export function mergeRecords<F extends Fields>(
  base: Fields | null,
  theirs: F,
  mine: F,
): { merged: F; losses: FieldLoss[] } {
  const kind = mine.kind as Kind
  const beside = besideState[kind]
  const bound = (record: Fields) => (beside ? bindState(record, beside) : record)
  const { merged, losses } = mergeFields(base && bound(base), bound(theirs), bound(mine), rulesByKind[kind])
  return {
    merged: completed(beside ? looseState(merged) : merged, [theirs, mine]) as F,
    losses: (beside ? losses.flatMap(lossOfState) : losses).filter(({ field }) => !isDerived(kind, field)),
  }
}

const bindState = (record: Fields, beside: readonly string[]): Fields => {
  const isBound = (field: string) => field === 'state' || beside.includes(field)
  const part = (isIn: boolean) =>
    Object.fromEntries(Object.entries(record).filter(([field]) => isBound(field) === isIn))
  return { ...part(false), state: part(true) }
}

const looseState = ({ state, ...others }: Fields): Fields => ({ ...others, ...(state as Fields) })

/** The state is told as people know it, and only where it is not the same on both sides. */
const lossOfState = (loss: FieldLoss): FieldLoss[] => {
  if (loss.field !== 'state') return [loss]
  const [before, kept, lost] = [stateOf(loss.before), stateOf(loss.kept), stateOf(loss.lost)]
  return kept === lost ? [] : [{ field: loss.field, before, kept, lost }]
}

/** Follows from other fields, and is worked out anew. */
const isDerived = (kind: Kind, field: string): boolean =>
  kind === 'person' && (field === 'sortName' || field === 'spokenName')

/** What the fields of both sides together say, and neither side could know. */
function completed(merged: Fields, sides: readonly Fields[]): Fields {
  const { kind, firstName, lastName, updatedAt } = merged
  if (kind === 'person' && typeof firstName === 'string' && typeof lastName === 'string')
    return { ...merged, ...nameKeys(firstName, lastName) }
  return isUnseen(merged, sides) ? { ...merged, state: 'submitted', submittedAt: updatedAt } : merged
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
