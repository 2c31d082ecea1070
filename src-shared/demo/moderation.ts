import { type EventPair, editEvent, submitEvent } from '#shared/domain/event'
import { change, eventSideId } from '#shared/domain/record'
import type { Result } from '#shared/domain/result'
import { claimEvent, type DecisionAction, decide, newReview } from '#shared/domain/review'
import type { EventRecord, EventSide } from '#shared/model/event'
import type { Claim, Review } from '#shared/model/review'
import type { DemoScene } from './events'
import { CREW } from './words'

/** An event with all that happened to it. */
export type Filed = EventPair & { reviews: Review[]; claims: Claim[]; twin: EventPair | null }

/** The scene, and the time in which the moderators work: share 0 is the end of the meeting, 1 is now. */
export type Stage = DemoScene & { at: (share: number) => string; guests: number }
type Act = (filed: Filed, stage: Stage) => Filed

/** What happens to an event. Each kind of trouble is there for a moderator to find. */
const acts = {
  draft: (filed) => filed,
  unfinished: (filed, stage) => touch(atHome(filed, stage), { place: '', zip: '' }, { street: '' }),
  waiting: (filed, stage) => submit(filed, stage, stage.random.next() * 0.6),
  claimed: (filed, stage) => claimed(submit(filed, stage, 0.35), stage),
  approved: (filed, stage) => commented(rule(submit(filed, stage, 0.1), stage, 'approve', '', 0.5), stage),
  later: (filed, stage) =>
    rule(submit(filed, stage, 0.12), stage, 'request-changes', stage.words.requests.time, 0.55),
  clearer: (filed, stage) =>
    rule(submit(filed, stage, 0.2), stage, 'request-changes', stage.words.requests.place, 0.6),
  rejected: (filed, stage) => rule(submit(filed, stage, 0.15), stage, 'reject', stage.words.rejection, 0.65),
  cancelled: (filed, stage) => cancel(rule(submit(filed, stage, 0.05), stage, 'approve', '', 0.4), stage),
  moved: (filed, stage) => moveToNextDay(rule(submit(filed, stage, 0.08), stage, 'approve', '', 0.45), stage),
  disputed: (filed, stage) => dispute(submit(filed, stage, 0.18), stage),
  placeless: (filed, stage) => touch(submit(atHome(filed, stage), stage, 0.25), { place: '', zip: '' }),
  homeShown: (filed, stage) => {
    const home = submit(atHome(filed, stage), stage, 0.22)
    return touch(home, { venueAddress: home.side.street, visibility: 'public' })
  },
  tooSoon: (filed, stage) => submit(touch(filed, { startsAt: fullHour(stage.now, 7) }), stage, 0.5),
  past: (filed, stage) => submit(touch(filed, { startsAt: fullHour(stage.now, -3) }), stage, 0.02),
  twice: (filed, stage) => twin(submit(filed, stage, 0.3), stage),
  overfull: (filed, stage) => submit(touch(filed, { capacity: Math.max(1, stage.guests - 3) }), stage, 0.28),
  wrongZone: (filed, stage) => submit(touch(atHome(filed, stage), { zone: otherZone(stage) }), stage, 0.33),
  phoneless: (filed, stage) =>
    submit(touch(filed, {}, { hostPhone: '', hostEmail: 'host@example.org' }), stage, 0.4),
} as const satisfies Record<string, Act>
export type ActName = keyof typeof acts

/** What must happen at least once, most telling first; a small demo ends where its events do. */
// biome-ignore format: a list of names reads best in lines
export const PLAN: readonly ActName[] = [
  'approved', 'waiting', 'later', 'placeless', 'twice', 'tooSoon', 'approved', 'homeShown', 'wrongZone', 'moved',
  'unfinished', 'phoneless', 'disputed', 'rejected', 'cancelled', 'claimed', 'past', 'clearer', 'approved', 'draft',
]
/** What happens to all the others. */
export const ORDINARY: readonly [ActName, ...ActName[]] = [
  'waiting',
  'waiting',
  'approved',
  'approved',
  'draft',
]

export const perform = (name: ActName, pair: EventPair, stage: Stage): Filed =>
  acts[name]({ ...pair, reviews: [], claims: [], twin: null }, stage)

/** An event of an earlier week: approved long ago. */
export const approveEarly = (pair: EventPair, stage: Stage): Filed =>
  rule(submit({ ...pair, reviews: [], claims: [], twin: null }, stage, 0), stage, 'approve', '', 0.2)

/** As it arrived from elsewhere: not every laptop has asked for all that this one asks for. */
const touch = (filed: Filed, event: Partial<EventRecord>, side: Partial<EventSide> = {}): Filed => ({
  ...filed,
  event: { ...filed.event, ...event },
  side: { ...filed.side, ...side },
})

function atHome(filed: Filed, { random, area }: Stage): Filed {
  const [zip, place] = random.pick(area.neighborhoods)
  const street = `${random.int(12, 98) * 10 + 4} ${random.pick(area.streets)}`
  const home = { mode: 'in-person', atHome: true, place, zip, venueAddress: '' } as const
  return touch(filed, home, { street, onlineLink: '' })
}

const host = (filed: Filed, now: string) => ({ name: filed.event.hostName, now })

function submit(filed: Filed, stage: Stage, share: number): Filed {
  const submitted = must(submitEvent(filed, stage.random.key(), host(filed, stage.at(share))))
  return { ...filed, event: submitted.event, reviews: [...filed.reviews, submitted.review] }
}

function rule(
  filed: Filed,
  stage: Stage,
  action: DecisionAction,
  message: string,
  share: number,
  by: string = CREW.moderator,
): Filed {
  const command = {
    key: stage.random.key(),
    action,
    reason: '',
    message,
    basedOn: filed.event.decision?.reviewId ?? '',
  }
  const decided = must(decide(filed.event, command, { name: by, now: stage.at(share) }))
  return { ...filed, event: decided.event, reviews: [...filed.reviews, decided.review] }
}

/** Two moderators decide at the same time, neither knowing of the other: the later decision stands for now. */
function dispute(filed: Filed, stage: Stage): Filed {
  const yes = rule(filed, stage, 'approve', '', 0.7)
  const no = rule(filed, stage, 'request-changes', stage.words.rivalMessage, 0.72, CREW.otherModerator)
  return { ...no, reviews: [...yes.reviews, ...no.reviews.slice(filed.reviews.length)] }
}

function cancel(filed: Filed, stage: Stage): Filed {
  const actor = host(filed, stage.at(0.8))
  const entry = { key: stage.random.key(), action: 'cancel', comment: stage.words.cancelled } as const
  return {
    ...filed,
    event: change(filed.event, { state: 'cancelled' }, actor),
    reviews: [...filed.reviews, newReview(filed.event, entry, actor)],
  }
}

/** The host moves an approved event: back into the queue, with both dates to compare. */
function moveToNextDay(filed: Filed, stage: Stage): Filed {
  const startsAt = new Date(Date.parse(filed.event.startsAt) + 86_400_000).toISOString()
  const edited = editEvent(filed, { startsAt }, stage.random.key(), host(filed, stage.at(0.9)))
  return { ...filed, ...edited, reviews: edited.review ? [...filed.reviews, edited.review] : filed.reviews }
}

function commented(filed: Filed, stage: Stage): Filed {
  if (stage.random.chance(0.5)) return filed
  const entry = {
    key: stage.random.key(),
    action: 'comment',
    comment: stage.random.pick(stage.words.comments),
  } as const
  const actor = { name: CREW.organizer, now: stage.at(0.85) }
  return { ...filed, reviews: [...filed.reviews, newReview(filed.event, entry, actor)] }
}

const claimed = (filed: Filed, stage: Stage): Filed => ({
  ...filed,
  claims: [claimEvent(filed.event.id, null, { name: CREW.otherModerator, now: stage.now })],
})

/** The same host form typed on two laptops: `-9`, because a sign-up in the demo has three events at most. */
function twin(filed: Filed, stage: Stage): Filed {
  const id = filed.event.id.replace(/-\d+$/, '-9')
  const second = {
    event: { ...filed.event, id },
    side: { ...filed.side, id: eventSideId(id), eventId: id },
  }
  const entry = { key: stage.random.key(), action: 'submit' } as const
  const review = newReview(second.event, entry, host(filed, filed.event.submittedAt || stage.now))
  return { ...filed, twin: second, reviews: [...filed.reviews, review] }
}

const fullHour = (now: string, hoursAhead: number): string =>
  new Date((Math.floor(Date.parse(now) / 3_600_000) + hoursAhead) * 3_600_000).toISOString()

/** A slip that a laptop far from home makes. */
const otherZone = (stage: Stage): string =>
  stage.area.zone === 'America/Los_Angeles' ? 'America/New_York' : 'America/Los_Angeles'

function must<T>(result: Result<T, { tag: string; detail?: string | undefined }>): T {
  if (result.ok) return result.value
  throw new Error(`demo: ${result.error.tag} ${result.error.detail ?? ''}`)
}
