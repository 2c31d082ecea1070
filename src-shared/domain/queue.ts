import type { QueueRest } from '#shared/contract/call'
import type { ContactState } from '#shared/contract/contacts'
import type { Kit } from '#shared/model/kit'
import type { CalleeFacts } from './contact-state'
import { localTime } from './local-time'

/** A contact as the queue sees it. */
export type Candidate = {
  callee: CalleeFacts
  state: Pick<ContactState, 'stage' | 'calls' | 'restsUntil' | 'callBackAt'>
  /** When the rest of the whole house is over ('' = now): a try at one of them is a try at that phone. */
  houseRestsUntil: string
  /** Language in which the callee is to be spoken to. */
  language: string
}

/** Who asks for the next contact. */
export type Asker = {
  languages: readonly string[]
  /** Passed over by this caller. */
  skipped: ReadonlySet<string>
}

/** What others have in hand: nobody is offered twice, and no house rings twice at a time. */
export type Taken = {
  contacts: ReadonlySet<string>
  households: ReadonlySet<string>
}

export type QueueRules = {
  hours: Kit['hours']
  part: { part: number; parts: number }
}

export const isToCall = ({ state }: Candidate): boolean => state.stage === 'fresh' || state.stage === 'open'

/** Until when this contact is to be left alone; '' = it is not. */
export const restOf = ({ state, houseRestsUntil }: Candidate): string =>
  houseRestsUntil > state.restsUntil ? houseRestsUntil : state.restsUntil

/** A callee is called when clocks at their place show an hour of calling. */
export function isCallingHour(zone: string, { fromHour, toHour }: Kit['hours'], now: string): boolean {
  const { hour } = localTime(now, zone)
  return hour >= fromHour && hour < toHour
}

/** A house belongs to one part of the list, so that laptops which do not see each other never call the same house. */
export function isInPart(household: string, { part, parts }: QueueRules['part']): boolean {
  return parts <= 1 || hashOf(household) % parts === part - 1
}

/** FNV-1a: spreads names evenly, and is the same on every laptop. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash ^ (hash >>> 15)) >>> 0
}

/** Who is called before whom: by priority, those called less often first, then as they stand in the list. */
export function byRank(one: Candidate, other: Candidate): number {
  return (
    one.callee.priority - other.callee.priority ||
    one.state.calls - other.state.calls ||
    one.callee.line - other.callee.line ||
    (one.callee.id < other.callee.id ? -1 : one.callee.id === other.callee.id ? 0 : 1)
  )
}

/** Those who asked to be called at a time come first, the longest due before the others. */
export function byDue(one: Candidate, other: Candidate): number {
  if (one.state.callBackAt !== other.state.callBackAt)
    return one.state.callBackAt < other.state.callBackAt ? -1 : 1
  return byRank(one, other)
}

export const isDue = ({ state }: Candidate, now: string): boolean =>
  state.callBackAt !== '' && state.callBackAt <= now

/** May this one be offered to this caller now? Skipped ones may: they come last. */
export function mayOffer(
  candidate: Candidate,
  asker: Asker,
  taken: Taken,
  rules: QueueRules,
  now: string,
): boolean {
  return (
    isToCall(candidate) &&
    isInPart(candidate.callee.household, rules.part) &&
    !taken.contacts.has(candidate.callee.id) &&
    !taken.households.has(candidate.callee.household) &&
    asker.languages.includes(candidate.language) &&
    restOf(candidate) <= now &&
    isCallingHour(candidate.callee.zone, rules.hours, now)
  )
}

/**
 * Who is next, by looking at everybody: what the index (domain/queue-index.ts) answers faster and must agree with.
 * null where there is nobody for this caller now.
 */
export function nextContact(
  candidates: Iterable<Candidate>,
  asker: Asker,
  taken: Taken,
  rules: QueueRules,
  now: string,
): Candidate | null {
  let best: Candidate | null = null
  const precedes = (one: Candidate, other: Candidate) => compare(one, other, asker, now) < 0
  for (const candidate of candidates) {
    if (!mayOffer(candidate, asker, taken, rules, now)) continue
    if (!best || precedes(candidate, best)) best = candidate
  }
  return best
}

function compare(one: Candidate, other: Candidate, asker: Asker, now: string): number {
  const skips = Number(asker.skipped.has(one.callee.id)) - Number(asker.skipped.has(other.callee.id))
  if (skips !== 0) return skips
  const due = Number(isDue(other, now)) - Number(isDue(one, now))
  if (due !== 0) return due
  return isDue(one, now) ? byDue(one, other) : byRank(one, other)
}

/** Why there is nobody, and until when: the nearest reason that will pass by itself wins. */
export function whyNobody(
  candidates: Iterable<Candidate>,
  asker: Asker,
  taken: Taken,
  rules: QueueRules,
  now: string,
): QueueRest {
  let known = 0
  let open = 0
  let restEnd = ''
  const reasons = new Set<QueueRest['reason']>()
  const zones = new Set<string>()
  for (const candidate of candidates) {
    known++
    if (!isToCall(candidate) || !isInPart(candidate.callee.household, rules.part)) continue
    open++
    const { id, household, zone } = candidate.callee
    if (!asker.languages.includes(candidate.language)) reasons.add('language')
    else if (taken.contacts.has(id) || taken.households.has(household)) reasons.add('in-hands')
    else if (restOf(candidate) > now) {
      reasons.add('resting')
      if (restEnd === '' || restOf(candidate) < restEnd) restEnd = restOf(candidate)
    } else {
      reasons.add('outside-hours')
      zones.add(zone)
    }
  }
  if (known === 0) return { reason: 'no-contacts', until: '' }
  if (open === 0) return { reason: 'done', until: '' }
  if (reasons.has('resting')) return { reason: 'resting', until: restEnd }
  if (reasons.has('outside-hours')) return { reason: 'outside-hours', until: nextOpening(zones, rules, now) }
  return { reason: reasons.has('in-hands') ? 'in-hands' : 'language', until: '' }
}

/** The next full quarter of an hour at which one of these places may be called. */
function nextOpening(zones: ReadonlySet<string>, { hours }: QueueRules, now: string): string {
  const QUARTER = 900_000
  const first = Math.ceil((Date.parse(now) + 1) / QUARTER) * QUARTER
  for (let step = 0; step < 2 * 24 * 4; step++) {
    const instant = new Date(first + step * QUARTER).toISOString()
    for (const zone of zones) if (isCallingHour(zone, hours, instant)) return instant
  }
  return ''
}
