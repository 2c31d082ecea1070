import { nameKeys } from '#shared/domain/person'
import { create } from '#shared/domain/record'
import type { EventRecord, EventSide } from '#shared/model/event'
import type { Meeting, Segment } from '#shared/model/meeting'
import type { Person } from '#shared/model/person'
import type { Rsvp } from '#shared/model/rsvp'

/** Valid documents with overrides. All people and numbers are made up. */
export const NOW = '2026-03-02T17:00:00.000Z'
export const actor = { name: 'Rosa Delgado', now: NOW }
export const later = (minutes: number, name = actor.name) => ({
  name,
  now: new Date(Date.parse(NOW) + minutes * 60_000).toISOString(),
})

export function aPerson(fields: Partial<Person> = {}): Person {
  const base = create(
    'person',
    {
      id: 'person:mary',
      firstName: 'Mary',
      lastName: 'Okafor',
      phone: '+12125550123',
      phoneAsTyped: '',
      email: 'mary@example.org',
      zip: '10001',
      languages: [],
      note: '',
      sortName: '',
      spokenName: '',
    },
    actor,
  )
  const person = { ...base, ...fields }
  return { ...person, ...nameKeys(person.firstName, person.lastName) }
}

export const anEvent = (fields: Partial<EventRecord> = {}): EventRecord => ({
  ...create(
    'event',
    {
      id: 'event:phone-bank-1',
      type: 'phone-bank',
      title: 'Calls for the library',
      description: '',
      visibility: 'public',
      mode: 'in-person',
      place: 'Oak Street Library',
      venueAddress: '12 Oak Street',
      atHome: false,
      zip: '10001',
      directions: '',
      startsAt: '2026-03-10T23:00:00.000Z',
      zone: 'America/New_York',
      minutes: 120,
      capacity: 12,
      hostName: 'Mary O.',
      languages: ['en'],
      accessibility: '',
      meetingId: 'meeting:m1',
      formNumber: '',
      lineUp: 1,
      state: 'draft',
      submittedAt: '',
      decision: null,
    },
    actor,
  ),
  ...fields,
})

export const aSide = (fields: Partial<EventSide> = {}): EventSide => ({
  ...create(
    'eventside',
    {
      id: 'eventside:phone-bank-1',
      eventId: 'event:phone-bank-1',
      hostId: 'person:mary',
      coHostIds: [],
      hostPhone: '+12125550123',
      hostEmail: '',
      street: '',
      onlineLink: '',
      note: '',
    },
    actor,
  ),
  ...fields,
})

export const anRsvp = (fields: Partial<Rsvp> = {}): Rsvp => ({
  ...create(
    'rsvp',
    {
      id: 'rsvp:phone-bank-1:mary',
      eventId: 'event:phone-bank-1',
      personId: 'person:mary',
      source: 'typed',
      status: 'signed-up',
      note: '',
      batch: '',
    },
    actor,
  ),
  ...fields,
})

export const aSegment = (fields: Partial<Segment> = {}): Segment => ({
  id: 's1',
  kind: 'welcome',
  title: 'Welcome',
  minutes: 10,
  flexible: false,
  minMinutes: 10,
  points: [],
  cues: [],
  ...fields,
})

export const aMeeting = (fields: Partial<Meeting> = {}): Meeting => ({
  ...create(
    'meeting',
    {
      id: 'meeting:m1',
      title: 'Barnstorm at the hall',
      goal: '',
      ask: 'Who will host?',
      venue: 'Union Hall 12',
      address: '',
      zip: '10001',
      zone: 'America/New_York',
      startsAt: '2026-03-02T23:00:00.000Z',
      promisedEnd: '2026-03-03T00:30:00.000Z',
      expectedHeads: 100,
      crew: { mc: '', timekeeper: '', runners: '', dataEntry: '' },
      materials: [],
      segments: [aSegment()],
    },
    actor,
  ),
  ...fields,
})
