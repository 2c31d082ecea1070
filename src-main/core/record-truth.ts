import type { RecordTruth } from '#shared/contract/sync'
import { fullName } from '#shared/domain/person'
import type { CollectionName, DocumentOf, Kind } from '#shared/model/collections'
import type { Records } from './records'
import type { SyncService } from './sync-service'

type Document = DocumentOf[Kind]

export const SHARED_COLLECTIONS = [
  'meetings',
  'moments',
  'people',
  'events',
  'rsvps',
  'reviews',
  'tasks',
  'sheets',
] as const satisfies CollectionName[]

/** The records written last, with where each stands: refused first, then those that wait, then by time. */
export async function latestTruths(
  records: Records,
  sync: SyncService,
  limit: number,
): Promise<RecordTruth[]> {
  const [latest, refused] = await Promise.all([latestWritten(records, limit), refusedRecords(records)])
  const byId = new Map([...refused, ...latest].map((document) => [document.id, document]))
  const documents = [...byId.values()]
  const [states, labels] = await Promise.all([
    sync.states(documents.map(({ id }) => id)),
    labelsOf(records, documents),
  ])
  const truths = documents.map(({ id, kind, updatedAt }) => ({
    id,
    kind,
    label: labels.get(id) ?? '',
    updatedAt,
    state: states.get(id) ?? ('here' as const),
  }))
  return truths.sort(byUrgency).slice(0, limit)
}

const URGENCY = { refused: 0, queued: 1, here: 2, 'on-server': 2 }

const byUrgency = (one: RecordTruth, other: RecordTruth): number =>
  URGENCY[one.state] - URGENCY[other.state] || other.updatedAt.localeCompare(one.updatedAt)

async function latestWritten(records: Records, limit: number): Promise<Document[]> {
  const lists = await Promise.all(SHARED_COLLECTIONS.map((name) => records.latest(name, limit)))
  return lists
    .flat()
    .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt))
    .slice(0, limit)
}

async function refusedRecords(records: Records): Promise<Document[]> {
  const refusals = await records.find('device', { selector: { kind: 'refusal', deletedAt: '' } })
  const ids = refusals.flatMap((refusal) => (refusal.kind === 'refusal' ? [refusal.recordId] : []))
  return records.documents(ids)
}

/** What a person knows each record by: its title or name, or that of what it is about. */
async function labelsOf(records: Records, documents: readonly Document[]): Promise<Map<string, string>> {
  const subjects = await records.documents(documents.map(subjectOf))
  const nameById = new Map(subjects.map((subject) => [subject.id, nameOf(subject)]))
  return new Map(documents.map((document) => [document.id, nameById.get(subjectOf(document)) ?? '']))
}

function subjectOf(document: Document): string {
  switch (document.kind) {
    case 'rsvp':
      return document.personId
    case 'eventside':
    case 'review':
    case 'claim':
    case 'task':
      return document.eventId
    case 'moment':
    case 'form':
    case 'page':
    case 'row':
    case 'keying':
    case 'picture':
    case 'account':
      return document.meetingId || document.id
    case 'picturepart':
      return document.pageId
    case 'trust':
      return document.hostId
    default:
      return document.id
  }
}

function nameOf(document: Document): string {
  switch (document.kind) {
    case 'person':
      return fullName(document)
    case 'event':
    case 'meeting':
      return document.title
    default:
      return ''
  }
}
