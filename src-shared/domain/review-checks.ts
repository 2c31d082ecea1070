import type { ReviewFlag } from '#shared/contract/review'
import type { EventRecord, EventSide } from '#shared/model/event'
import { missingFacts } from './event'
import { riskyLinks } from './link-safety'
import { localTime } from './local-time'
import { type Policy, textOf, wordsAgainstPolicy } from './review-policy'
import { zoneDiffersFromState } from './zone-of-state'

/** An event sooner than this leaves too little time to find guests and tell them. */
export const TOO_SOON_HOURS = 24

/** Guests do not come, and nobody calls, at these hours of the place. */
const isOddHour = (hour: number): boolean => hour < 7 || hour >= 22

type CheckInput = {
  /** The state that the event's ZIP lies in; null where there is no such ZIP. */
  usState: string | null
  policy: Policy
  /** Score of the likeliest duplicate; 0 for none. */
  duplicate: number
}

/**
 * What a moderator should look at that does not change with the clock, most serious first. `detail` is data: a word, a
 * link, a state, a number.
 */
export function standingFlags(event: EventRecord, side: EventSide | null, input: CheckInput): ReviewFlag[] {
  const flags: ReviewFlag[] = []
  const point = (flag: ReviewFlag['flag'], detail = '') => flags.push({ flag, detail })
  if (isHomePublic(event)) point('home-address-public', event.venueAddress || streetIn(event))
  if (input.duplicate > 0) point('likely-duplicate', String(input.duplicate))
  for (const word of wordsAgainstPolicy(event, input.policy)) point('off-policy-words', word)
  if (input.policy.types.includes(event.type)) point('off-policy-type', event.type)
  for (const { link, risks } of riskyLinks(`${textOf(event)}\n${side?.onlineLink ?? ''}`))
    for (const risk of risks) point('unsafe-link', `${risk} ${link}`)
  const contact = contactIn(textOf(event))
  if (contact) point('contact-in-public', contact)
  for (const fact of missingFacts(event, side)) point(flagOfFact[fact] ?? 'missing-place')
  if (!side?.hostPhone && side?.hostEmail) point('missing-phone')
  if (event.mode === 'in-person' && event.zip && input.usState === null) point('unknown-zip', event.zip)
  if (input.usState && zoneDiffersFromState(event.zone, input.usState, event.startsAt))
    point('zone-differs-from-zip', input.usState)
  const { hour } = localTime(event.startsAt, event.zone)
  if (isOddHour(hour)) point('odd-hour')
  return flags
}

/** What follows from the time of looking. */
export function timeFlags(startsAt: string, now: string): ReviewFlag[] {
  const hours = (Date.parse(startsAt) - Date.parse(now)) / 3_600_000
  if (hours < 0) return [{ flag: 'starts-in-the-past', detail: '' }]
  return hours < TOO_SOON_HOURS ? [{ flag: 'starts-too-soon', detail: String(Math.floor(hours)) }] : []
}

const flagOfFact: Record<string, ReviewFlag['flag']> = {
  onlineLink: 'missing-link',
  place: 'missing-place',
  street: 'missing-street',
  zip: 'missing-zip',
  hostPhone: 'missing-phone',
}

/** A home's street belongs into the part that only the team sees. */
const isHomePublic = (event: EventRecord): boolean =>
  event.mode === 'in-person' &&
  event.atHome &&
  event.visibility === 'public' &&
  (event.venueAddress !== '' || streetIn(event) !== '')

const STREET =
  /\b\d{1,5}[a-z]?\s+(?:[\p{L}\d.'’-]+\s+){1,3}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|terrace|parkway|pkwy)\b|\b(?:calle|avenida|av|paseo|callej[oó]n)\.?\s+(?:[\p{L}.'’-]+\s+){0,4}(?:n[º°o.]+\s*)?\d{1,5}\b/iu

/** A house number with a street's name in what guests read, in either language; '' where there is none. */
const streetIn = (event: EventRecord): string => STREET.exec(textOf(event))?.[0] ?? ''

const EMAIL = /[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+/u
const PHONE = /(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\b\d{3}[\s.-])\d{3}[\s.-]\d{4}\b/

/** A phone number or e-mail address where everybody reads it; '' where there is none. */
const contactIn = (text: string): string => (PHONE.exec(text) ?? EMAIL.exec(text))?.[0] ?? ''
