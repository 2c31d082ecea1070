import type { ContactState } from '#shared/contract/contacts'
import type { Contact } from '#shared/model/contact'
import type { Conversation, Outcome } from '#shared/model/conversation'
import type { Kit } from '#shared/model/kit'
import { standing } from './conversation'
import { outcomeRules, restAfter } from './outcome'

/** What the queue must know of a contact: little, for there are 50,000. */
export type CalleeFacts = Pick<Contact, 'id' | 'household' | 'zone' | 'priority' | 'line' | 'language'> & {
  /** Best first. */
  numbers: readonly string[]
}

export const factsOf = (contact: Contact): CalleeFacts => ({
  id: contact.id,
  household: contact.household,
  zone: contact.zone,
  priority: contact.priority,
  line: contact.line,
  language: contact.language,
  numbers: contact.phones.map(({ number }) => number),
})

/**
 * Where a contact stands, from all that was logged of it and of its house, on whatever laptop. The order in which
 * conversations arrive makes no difference. When laptops that did not know of each other both called, the outcomes
 * merge so: *do not call* stands whatever else was said; then the latest talk; then *moved*; then the latest try.
 * @param conversations those of this contact, and those of its house that name it in `covers`
 * @param forbidden numbers whose people asked never to be called, in this kit
 */
export function contactState(
  callee: CalleeFacts,
  conversations: readonly Conversation[],
  cooldowns: Kit['cooldowns'],
  forbidden: ReadonlySet<string>,
): ContactState {
  const counted = standing(conversations).filter((conversation) => concerns(conversation, callee.id))
  const own = counted.filter(({ contactId }) => contactId === callee.id)
  const dead = deadNumbers(callee, own)
  const outcome = mergedOutcome(counted)
  const last = own.at(-1)
  return {
    stage: stageOf(callee, outcome, counted, dead, forbidden),
    outcome,
    calls: own.length,
    lastAt: last?.at ?? '',
    restsUntil: restEnd(own, cooldowns),
    callBackAt: outcome === 'call-back' ? (last?.callBackAt ?? '') : '',
    deadPhones: [...dead],
    calledTwice: wasCalledTwice(counted, cooldowns),
  }
}

/** One call covers those of the house that it names, where it settled something. */
const concerns = (conversation: Conversation, contactId: string): boolean =>
  conversation.contactId === contactId ||
  (conversation.covers.includes(contactId) && outcomeRules[conversation.outcome].closes)

function mergedOutcome(counted: readonly Conversation[]): Outcome | null {
  const outcomes = counted.map(({ outcome }) => outcome)
  const latest = (test: (outcome: Outcome) => boolean) => outcomes.findLast(test)
  return (
    latest((outcome) => outcome === 'do-not-call') ??
    latest((outcome) => outcomeRules[outcome].isTalk) ??
    latest((outcome) => outcomeRules[outcome].closes) ??
    outcomes.at(-1) ??
    null
  )
}

function deadNumbers(callee: CalleeFacts, own: readonly Conversation[]): Set<string> {
  const dead = new Set<string>()
  for (const { outcome, phone } of own) {
    if (!outcomeRules[outcome].killsNumber) continue
    if (phone !== '') dead.add(phone)
    // A sheet of paper does not say which: the best of those that are left was the one printed.
    else dead.add(callee.numbers.find((number) => !dead.has(number)) ?? '')
  }
  dead.delete('')
  return dead
}

function stageOf(
  callee: CalleeFacts,
  outcome: Outcome | null,
  counted: readonly Conversation[],
  dead: ReadonlySet<string>,
  forbidden: ReadonlySet<string>,
): ContactState['stage'] {
  if (outcome === 'do-not-call') return 'do-not-call'
  if (outcome !== null && outcomeRules[outcome].closes) return 'done'
  const alive = callee.numbers.filter((number) => !dead.has(number))
  if (alive.length === 0) return 'no-number'
  if (alive.every((number) => forbidden.has(number))) return 'do-not-call'
  return counted.length === 0 ? 'fresh' : 'open'
}

/** When the rest after the last try is over, or the time to call back has come; '' = never called. */
function restEnd(own: readonly Conversation[], cooldowns: Kit['cooldowns']): string {
  const last = own.at(-1)
  if (!last) return ''
  if (last.outcome === 'call-back' && last.callBackAt !== '') return last.callBackAt
  return after(last.at, restAfter(last.outcome, cooldowns))
}

/** Minutes that a house is left alone after somebody there was spoken with: the others can be asked in the same call. */
const HOUSE_REST_AFTER_TALK = 60

/**
 * Until when the others of a house are left alone: a try at one of them rang the same phone, or the same door bell.
 * @param others conversations of the others, not covering this contact
 */
export function houseRest(others: readonly Conversation[], cooldowns: Kit['cooldowns']): string {
  let end = ''
  for (const { outcome, at } of standing(others)) {
    const minutes = outcomeRules[outcome].closes ? HOUSE_REST_AFTER_TALK : restAfter(outcome, cooldowns)
    const until = after(at, minutes)
    if (minutes > 0 && until > end) end = until
  }
  return end
}

/** The language to speak with them: what the last caller who met another one said, else what the list says. */
export function spokenLanguage(callee: CalleeFacts, conversations: readonly Conversation[]): string {
  const met = standing(conversations).findLast(
    ({ contactId, outcome, language }) =>
      contactId === callee.id && outcome === 'language' && language !== '',
  )
  return met?.language ?? callee.language
}

const after = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

/**
 * Did a laptop call somebody whom another had settled, or who was resting after another's try, without knowing? Those
 * who called themselves do not count.
 */
function wasCalledTwice(counted: readonly Conversation[], cooldowns: Kit['cooldowns']): boolean {
  return counted.some(
    (later, index) =>
      later.source !== 'called-back' &&
      counted.slice(0, index).some((earlier) => {
        if (earlier.desk === later.desk) return false
        if (outcomeRules[earlier.outcome].closes) return true
        return later.startedAt < restEnd([earlier], cooldowns)
      }),
  )
}

/** Numbers to dial, best first: those that were tried least come before those that were tried. */
export function numbersToTry(
  callee: CalleeFacts,
  conversations: readonly Conversation[],
  state: Pick<ContactState, 'deadPhones'>,
): string[] {
  const tries = new Map<string, number>()
  for (const { phone, contactId } of conversations)
    if (contactId === callee.id) tries.set(phone, (tries.get(phone) ?? 0) + 1)
  const alive = callee.numbers.filter((number) => !state.deadPhones.includes(number))
  return alive
    .map((number, index) => ({ number, index, tried: tries.get(number) ?? 0 }))
    .sort((one, other) => one.tried - other.tried || one.index - other.index)
    .map(({ number }) => number)
}
