import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { RsvpRow } from '#shared/contract/event'
import type { KitLack } from '#shared/contract/kit'
import type { Circle } from '#shared/model/base'
import type { EventRecord } from '#shared/model/event'
import type { Guest, Kit, KitEvent } from '#shared/model/kit'
import type { Script, ScriptTemplate } from '#shared/model/script'
import { instantAt } from './calendar'
import { daysLater, localTime } from './local-time'
import { USUAL_COOLDOWNS } from './outcome'
import { type Actor, create, keyOf } from './record'
import { isBlocking, scriptFlaws } from './script'

/**
 * The circle of a kit: its host's, by their name on the server. A kit that goes by file alone has a circle of its own
 * that no server knows, so that it is sent nowhere.
 */
export const circleOfKit = (kitId: string, hostUser: string): Circle =>
  `host:${hostUser === '' ? `kit-${shortHash(kitId)}` : hostUser}`

export const shortHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 24)

export const kitDeskId = (kitId: string): string => `kitdesk:${keyOf(kitId)}`
export const guestId = (kitId: string, key: string): string => `guest:${keyOf(kitId)}.${key}`

/** Contact data goes three months after an evening is over, unless somebody says otherwise. */
const KEEP_DAYS = 90

export type KitSource = {
  key: string
  event: EventRecord | null
  hostUser: string
  template: ScriptTemplate
  /** Coming events to offer to a callee. */
  events: readonly EventRecord[]
  zone: string
}

/** A kit to fill in, and the first version of its script. */
export function newKit(source: KitSource, actor: Actor): { kit: Kit; script: Script } {
  const { key, event, hostUser, template, zone } = source
  const id = `kit:${key}`
  const circle = circleOfKit(id, hostUser)
  const script = create(
    'script',
    {
      ...{ id: `script:${key}`, circle, kitId: id, title: template.title.en, version: 1, basedOn: '' },
      ...{ languages: template.languages, steps: template.steps },
    },
    actor,
  )
  const kit = create(
    'kit',
    {
      ...{ id, circle, hostUser, ...placeAndTime(event, zone, actor.now) },
      ...{ eventId: event?.id ?? '', goals: { calls: 0, talks: 0, yeses: 0 } },
      ...{ hours: { fromHour: 9, toHour: 21 }, cooldowns: USUAL_COOLDOWNS, phase: '' },
      ...{ guide: template.guide, scriptId: script.id, events: source.events.map(kitEventOf) },
      ...{ lists: [], training: template.training, state: 'preparing' as const, closedAt: '' as const },
      ...{ final: null, keepDays: KEEP_DAYS, purgedAt: '' as const },
    },
    actor,
  )
  return { kit, script }
}

function placeAndTime(event: EventRecord | null, zone: string, now: string) {
  if (event) {
    const { title, startsAt, minutes, place, hostName } = event
    return { title, startsAt, zone: event.zone, minutes, place, hostName }
  }
  const evening = instantAt(`${localTime(now, zone).date}T19:00`, zone)
  const startsAt = evening > now ? evening : daysLater(evening, zone, 1)
  return { title: 'Phone bank', startsAt, zone, minutes: 120, place: '', hostName: '' }
}

export const kitEventOf = ({ id, title, startsAt, zone, place, zip }: EventRecord): KitEvent => ({
  ...{ id, title, startsAt, zone, place, zip },
})

/** Guests of the event, as the kit carries them; those who declined are not expected. */
export const guestsOfRsvps = (kit: Kit, rows: readonly RsvpRow[], actor: Actor): Guest[] =>
  rows
    .filter(({ rsvp }) => rsvp.status !== 'declined')
    .map(({ rsvp, person }) =>
      create(
        'guest',
        {
          ...{ id: guestId(kit.id, keyOf(person.id)), circle: kit.circle, kitId: kit.id },
          ...{ firstName: person.firstName, lastName: person.lastName, zip: person.zip },
          ...{ phone: person.phone || person.phoneAsTyped, email: person.email, rsvpId: rsvp.id },
          ...{ source: 'rsvp' as const, arrivedAt: '' as const, note: rsvp.note },
        },
        actor,
      ),
    )

/** What is missing before the first call. */
export function kitLacks(kit: Kit, script: Script | null, guests: number): KitLack[] {
  const lacks: KitLack[] = []
  if (!script) lacks.push('no-script')
  else if (scriptFlaws(script.steps, script.languages).some(isBlocking)) lacks.push('script-flawed')
  if (kit.lists.length === 0) lacks.push('no-contacts')
  if (guests === 0) lacks.push('no-guests')
  if (kit.goals.calls === 0 && kit.goals.talks === 0 && kit.goals.yeses === 0) lacks.push('no-goals')
  return lacks
}

/** When contact data of a closed kit goes; '' while it is not closed. */
export const purgeTime = ({ closedAt, keepDays }: Pick<Kit, 'closedAt' | 'keepDays'>): string =>
  closedAt === '' ? '' : new Date(Date.parse(closedAt) + keepDays * 86_400_000).toISOString()
