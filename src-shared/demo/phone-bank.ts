import { contactId, groupHouseholds } from '#shared/domain/contact-import'
import { guestId, newKit } from '#shared/domain/kit'
import { fold } from '#shared/domain/person'
import { create, keyOf } from '#shared/domain/record'
import type { Language } from '#shared/model/base'
import type { Contact } from '#shared/model/contact'
import type { Guest, Kit } from '#shared/model/kit'
import type { Person } from '#shared/model/person'
import type { Script, ScriptTemplate } from '#shared/model/script'
import { FIRST_NAMES, LAST_NAMES } from './names'
import type { Area } from './places'
import { randomFrom } from './random'

export type DemoKit = { kit: Kit; script: Script; guests: Guest[]; contacts: Contact[] }

type Options = {
  seed: number
  language: Language
  now: string
  area: Area
  template: ScriptTemplate
  /** Who comes to the party. */
  guests: readonly Person[]
}

const KEY = 'demo-phone-bank'
const BATCH = 'demo-phone-bank-list'
/** Enough for an evening of some friends, few enough to look through. */
const CONTACTS = 120

const words = {
  en: {
    title: 'Phone bank in the living room',
    place: 'At home, second floor',
    source: 'Neighbors (demo).csv',
  },
  es: { title: 'Llamadas en la sala', place: 'En casa, segundo piso', source: 'Vecinos (demo).csv' },
}

/** An evening of calls, ready to begin: made-up neighbors with numbers that belong to nobody, in two languages. */
export function demoPhoneBank({ seed, language, now, area, template, guests }: Options): DemoKit {
  // Dice of its own: what else the demo makes stays the same with or without it.
  const random = randomFrom(seed + 7)
  const actor = { name: 'Demo', now }
  const texts = words[language]
  const made = newKit({ key: KEY, event: null, hostUser: '', template, events: [], zone: area.zone }, actor)
  const { circle, id: kitId } = made.kit
  const contacts = Array.from({ length: CONTACTS }, (_, index) => {
    const [zip, city] = random.pick(area.neighborhoods)
    const firstName = random.pick(FIRST_NAMES)
    // Every eighth lives with the one before: the same number, the same door.
    const shares = index % 8 === 7
    const number = numberOf(area, shares ? index - 1 : index)
    const street = `${100 + (shares ? index - 1 : index) * 2} ${random.pick(area.streets)}`
    const fields = {
      ...{ externalId: '', firstName, lastName: random.pick(LAST_NAMES), unreadPhones: [], email: '' },
      ...{
        phones: [{ number, kind: 'mobile' as const }],
        address: shares ? '' : street,
        city,
        state: '',
        zip,
      },
      ...{ zone: area.zone, language: random.chance(0.25) ? 'es' : 'en', household: '' },
      ...{ priority: random.chance(0.15) ? 1 : 100, note: '' },
    }
    const place = { id: contactId(kitId, '', number, fold(firstName)), circle, kitId, batch: BATCH }
    return create('contact', { ...place, ...fields, line: index + 2, age: null, party: '' }, actor)
  })
  const once = [...new Map(contacts.map((contact) => [contact.id, contact])).values()]
  for (const _ of groupHouseholds(once, kitId));
  const lists = [{ batch: BATCH, source: texts.source, contacts: once.length, at: now }]
  const facts = {
    title: texts.title,
    place: texts.place,
    hostName: 'Demo',
    goals: { calls: 120, talks: 40, yeses: 12 },
  }
  return {
    kit: { ...made.kit, ...facts, lists, state: 'ready' },
    script: made.script,
    guests: guests.map((person) =>
      create(
        'guest',
        {
          ...{ id: guestId(kitId, keyOf(person.id)), circle, kitId, firstName: person.firstName },
          ...{ lastName: person.lastName, phone: person.phone, email: person.email, zip: person.zip },
          ...{ rsvpId: '', source: 'rsvp', arrivedAt: '', note: '' },
        },
        actor,
      ),
    ),
    contacts: once,
  }
}

/** 555-0100 to 555-0199 of each area code. */
function numberOf(area: Area, index: number): string {
  const code = area.areaCodes[Math.floor(index / 100) % area.areaCodes.length] ?? area.areaCodes[0]
  return `+1${code}55501${String(index % 100).padStart(2, '0')}`
}
