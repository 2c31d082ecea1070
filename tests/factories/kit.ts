import { USUAL_COOLDOWNS } from '#shared/domain/outcome'
import { create } from '#shared/domain/record'
import type { Contact } from '#shared/model/contact'
import type { Conversation } from '#shared/model/conversation'
import type { Kit } from '#shared/model/kit'
import { actor } from './documents'

/** Valid documents of a phone bank, with overrides. All people and numbers are made up. */
const circle = 'host:maria'
export const KIT_ID = 'kit:library'

export const aKit = (fields: Partial<Kit> = {}): Kit => ({
  ...create(
    'kit',
    {
      ...{
        id: KIT_ID,
        circle,
        title: 'Calls for the library',
        eventId: '',
        hostUser: 'maria',
        place: 'At home',
      },
      ...{
        startsAt: '2026-03-02T23:00:00.000Z',
        zone: 'America/New_York',
        minutes: 120,
        hostName: 'Maria S.',
      },
      ...{ goals: { calls: 0, talks: 0, yeses: 0 }, hours: { fromHour: 9, toHour: 21 }, phase: '' },
      ...{
        cooldowns: USUAL_COOLDOWNS,
        guide: { en: '', es: '' },
        scriptId: 'script:one',
        events: [],
        lists: [],
      },
      ...{ training: [], state: 'ready', closedAt: '', final: null, keepDays: 90, purgedAt: '' },
    },
    actor,
  ),
  ...fields,
})

export const aContact = (fields: Partial<Contact> = {}): Contact => ({
  ...create(
    'contact',
    {
      ...{ id: 'contact:ana', circle, kitId: KIT_ID, batch: 'list-one', externalId: '', firstName: 'Ana' },
      ...{
        lastName: 'Ruiz',
        phones: [{ number: '+12125550101', kind: 'mobile' }],
        unreadPhones: [],
        email: '',
      },
      ...{ address: '', city: '', state: 'NY', zip: '10001', zone: 'America/New_York', language: 'en' },
      ...{ household: 'house-ana', priority: 100, age: null, party: '', note: '', line: 2 },
    },
    actor,
  ),
  ...fields,
})

export const aConversation = (fields: Partial<Conversation> = {}): Conversation => ({
  ...create(
    'conversation',
    {
      ...{ id: 'conversation:ana.rosa.first-call-01', circle, kitId: KIT_ID, contactId: 'contact:ana' },
      ...{ callerId: 'caller:rosa', callerName: 'Rosa', desk: 'one', source: 'call', phone: '+12125550101' },
      ...{ startedAt: '2026-03-02T23:10:00.000Z', at: '2026-03-02T23:12:00.000Z', outcome: 'no-answer' },
      ...{
        answers: [],
        note: '',
        callBackAt: '',
        language: '',
        signUps: [],
        covers: [],
        scriptId: 'script:one',
      },
      ...{ round: 0, corrects: '' },
    },
    actor,
  ),
  ...fields,
})
