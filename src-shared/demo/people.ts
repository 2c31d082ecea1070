import { fold, nameKeys, personKey } from '#shared/domain/person'
import { create } from '#shared/domain/record'
import type { Person } from '#shared/model/person'
import { FIRST_NAMES, HARD_NAMES, LAST_NAMES } from './names'
import { type Area, OTHER_AREA_CODES } from './places'
import type { Random } from './random'

/** Seconds between one sign-in and the next, so that lists by time have an order. */
const MS_BETWEEN = 7_000

/**
 * As many people as asked for, endlessly different. Only the numbers 555-0100 to 555-0199 of an area code belong to
 * nobody, so there are about 5,000 to hand out: everybody has their own until they run out, then people are known by
 * e-mail alone. Now and then two of a household share one.
 * @param now instant; people are written down before it
 */
export function* demoPeople(count: number, area: Area, now: string, random: Random): Generator<Person> {
  const phones = phoneNumbers(area, random)
  let before = null as Person | null
  for (let index = 0; index < count; index++) {
    const at = new Date(Date.parse(now) - (count - index) * MS_BETWEEN).toISOString()
    const household: Person | null = before?.phone && index > 40 && random.chance(0.08) ? before : null
    const person: Person = makePerson(index, household, phones, area, at, random)
    // Three on one number would need three first names: two are enough to show the case.
    before = household ? null : person
    yield person
  }
}

function makePerson(
  index: number,
  household: Person | null,
  phones: string[],
  area: Area,
  at: string,
  random: Random,
): Person {
  const { firstName, lastName } = nameOf(index, household, random)
  const { phone, phoneAsTyped } = phoneOf(index, household, phones, random)
  const email =
    random.chance(0.72) || (!phone && random.chance(0.9)) ? emailOf(firstName, lastName, index, random) : ''
  const key = personKey({ firstName, phone, email }, random.key())
  return create(
    'person',
    {
      id: `person:${key}`,
      firstName,
      lastName,
      phone,
      phoneAsTyped,
      email,
      zip: household?.zip ?? (random.chance(0.93) ? random.pick(area.neighborhoods)[0] : ''),
      languages: random.chance(0.2) ? ['es', 'en'] : random.chance(0.1) ? ['es'] : ['en'],
      note: '',
      ...nameKeys(firstName, lastName),
    },
    { name: 'Demo', now: at },
  )
}

function nameOf(index: number, household: Person | null, random: Random) {
  const hard = HARD_NAMES.get(index)
  if (hard) return hard
  const firstName = random.pick(FIRST_NAMES)
  if (!household) return { firstName, lastName: random.pick(LAST_NAMES) }
  const isTaken = fold(firstName) === fold(household.firstName)
  return { firstName: isTaken ? `${firstName} Jr.` : firstName, lastName: household.lastName }
}

/** Most give a number; a few leave it open, or what they wrote cannot be read. Hosts, who come first, all have one. */
function phoneOf(index: number, household: Person | null, phones: string[], random: Random) {
  if (household) return { phone: household.phone, phoneAsTyped: '' }
  if (index > 80 && random.chance(0.02)) return { phone: '', phoneAsTyped: `555-01${random.int(0, 9)}?` }
  if (index > 40 && random.chance(0.08)) return { phone: '', phoneAsTyped: '' }
  return { phone: phones.pop() ?? '', phoneAsTyped: '' }
}

/** Numbers to take from the end: those of the area before those that people brought from elsewhere. */
function phoneNumbers(area: Area, random: Random): string[] {
  const of = (codes: readonly string[]) =>
    random.shuffle(
      codes.flatMap((code) =>
        Array.from({ length: 100 }, (_, last) => `+1${code}55501${String(last).padStart(2, '0')}`),
      ),
    )
  return [...of(OTHER_AREA_CODES), ...of(area.areaCodes)]
}

const MAIL_HOSTS = ['example.org', 'example.net', 'example.com'] as const

/** The index makes it unique; a name without Latin letters becomes `guest`. */
function emailOf(firstName: string, lastName: string, index: number, random: Random): string {
  const letters = fold(`${firstName} ${lastName}`)
    .replace(/[^a-z]+/g, '.')
    .replace(/^\.+|\.+$/g, '')
  return `${letters.slice(0, 40).replace(/\.+$/, '') || 'guest'}${index + 1}@${random.pick(MAIL_HOSTS)}`
}
