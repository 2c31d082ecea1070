import type { CollectionDefinition, IndexedField } from './collection-definition'
import type { Contact } from './contact'
import type { Conversation } from './conversation'
import type { EventRecord, EventSide } from './event'
import type { Caller, CallSheet, Guest, ImportMap, Kit, KitDesk, KitMoment, SealKey } from './kit'
import type { Agenda, Meeting, Moment } from './meeting'
import type { Person } from './person'
import type { Draft, Profile } from './profile'
import type { CannedReason, Claim, Review, ReviewPolicy, SavedView, Trust } from './review'
import type { Room } from './room'
import type { Rsvp } from './rsvp'
import type { Script } from './script'
import type {
  Account,
  Intake,
  IssuedForm,
  Keying,
  PaperPage,
  PaperRow,
  PicturePart,
  SharedPicture,
} from './sheet'
import type { Conflict, HandedNote, Refusal, ServerLink } from './sync'
import type { Task } from './task'

/** Which document each kind holds. */
export type DocumentOf = {
  profile: Profile
  draft: Draft
  refusal: Refusal
  conflict: Conflict
  server: ServerLink
  handed: HandedNote
  intake: Intake
  view: SavedView
  meeting: Meeting
  agenda: Agenda
  moment: Moment
  person: Person
  event: EventRecord
  eventside: EventSide
  rsvp: Rsvp
  review: Review
  claim: Claim
  form: IssuedForm
  page: PaperPage
  row: PaperRow
  keying: Keying
  picture: SharedPicture
  picturepart: PicturePart
  account: Account
  kit: Kit
  script: Script
  caller: Caller
  guest: Guest
  kitmoment: KitMoment
  callsheet: CallSheet
  contact: Contact
  conversation: Conversation
  kitdesk: KitDesk
  importmap: ImportMap
  sealkey: SealKey
  room: Room
  reason: CannedReason
  policy: ReviewPolicy
  trust: Trust
  task: Task
}
export type Kind = keyof DocumentOf

/**
 * Where each kind lives. Kinds share a collection when they are read together and grow alike
 * (docs/ARCHITECTURE.md lists all thirteen collections).
 */
export const kindsByCollection = {
  device: [
    'profile',
    'draft',
    'refusal',
    'conflict',
    'server',
    'handed',
    'intake',
    'view',
    'kitdesk',
    'importmap',
    'sealkey',
    'room',
  ],
  meetings: ['meeting', 'agenda'],
  moments: ['moment'],
  people: ['person'],
  events: ['event', 'eventside'],
  rsvps: ['rsvp'],
  reviews: ['review', 'claim', 'reason', 'policy', 'trust'],
  sheets: ['form', 'page', 'row', 'keying', 'picture', 'account'],
  pictures: ['picturepart'],
  kits: ['kit', 'script', 'caller', 'guest', 'kitmoment', 'callsheet'],
  contacts: ['contact'],
  conversations: ['conversation'],
  tasks: ['task'],
} as const satisfies Record<string, readonly Kind[]>

export type CollectionName = keyof typeof kindsByCollection
type KindIn<C extends CollectionName> = (typeof kindsByCollection)[C][number]
/** The documents of a collection: a union over its kinds, told apart by `kind`. */
export type DocumentIn<C extends CollectionName> = DocumentOf[KindIn<C>]

const id = { type: 'string', maxLength: 120 } as const
const time = { type: 'string', maxLength: 24 } as const
const word = { type: 'string', maxLength: 40 } as const
const commonFields: Record<string, IndexedField> = { id, kind: word, circle: word, updatedAt: time }

const define = (
  name: CollectionName,
  fields: Record<string, IndexedField>,
  indexes: string[][],
): CollectionDefinition => ({ name, fields: { ...commonFields, ...fields }, indexes })

export const collections: Record<CollectionName, CollectionDefinition> = {
  device: define('device', {}, [['kind', 'updatedAt']]),
  meetings: define('meetings', { deletedAt: time, startsAt: time }, [['deletedAt', 'startsAt']]),
  moments: define('moments', { meetingId: id, at: time }, [['meetingId', 'at']]),
  people: define(
    'people',
    {
      deletedAt: time,
      sortName: { type: 'string', maxLength: 80 },
      spokenName: { type: 'string', maxLength: 80 },
      phone: word,
      email: id,
    },
    [
      ['deletedAt', 'sortName'],
      ['deletedAt', 'spokenName'],
      ['deletedAt', 'phone'],
      ['deletedAt', 'email'],
    ],
  ),
  events: define(
    'events',
    { deletedAt: time, startsAt: time, submittedAt: time, state: word, meetingId: id },
    [
      ['kind', 'deletedAt', 'startsAt'],
      ['kind', 'state', 'submittedAt'],
      ['meetingId', 'startsAt'],
    ],
  ),
  rsvps: define('rsvps', { eventId: id, personId: id, createdAt: time }, [
    ['eventId', 'createdAt'],
    ['personId'],
  ]),
  reviews: define('reviews', { eventId: id, at: time }, [['eventId', 'at'], ['at']]),
  sheets: define('sheets', { meetingId: id, pageId: id, state: word }, [
    ['kind', 'meetingId'],
    ['kind', 'state'],
    ['pageId', 'kind'],
  ]),
  pictures: define('pictures', { deletedAt: time, pageId: id }, [['deletedAt', 'pageId']]),
  kits: define('kits', { kitId: id }, [['kind', 'kitId']]),
  contacts: define('contacts', { kitId: id, batch: word }, [['kitId', 'batch']]),
  conversations: define('conversations', { kitId: id }, [['kitId']]),
  tasks: define('tasks', { eventId: id }, [['eventId']]),
}
