import { type FieldLoss, type Fields, sameJson } from './merge'
import { mergeRecords } from './merge-rules'
import { eventSideId, rsvpId } from './record'

/**
 * How a host's copy of a record and the team's are kept in step. Pure; the steward (src-main/central/steward) reads,
 * asks, and writes.
 */

/**
 * `both`: the host may see it and her changes count. `in`: what she wrote goes to the team, once, and what others
 * wrote does not come to her (her entries in an event's record). `no`: it is not hers.
 */
export type Lending = 'both' | 'in' | 'no'

/** One record where it is kept, live, or null; `agreed` is what both had when they last were in step. */
export type Copies = { team: Fields | null; host: Fields | null; agreed: Fields | null }

/** What has to be written so that they are in step; null = it stands as it is. */
export type Settlement = {
  team: Fields | null
  host: Fields | 'take-away' | null
  agreed: Fields | 'forget' | null
  /** Values that both sides changed, and that did not come through. */
  losses: FieldLoss[]
  /** A record in the host's circle that belongs to nobody we know of: it stays where it is, and goes nowhere. */
  isStray: boolean
}

const nothing: Settlement = { team: null, host: null, agreed: null, losses: [], isStray: false }

/** What the team wrote about a person for its own eyes. */
const lentForm = (record: Fields): Fields => (record.kind === 'person' ? { ...record, note: '' } : record)
const teamForm = (record: Fields, known: Fields): Fields =>
  record.kind === 'person' ? { ...record, note: known.note } : record

export function settleCopies(lending: Lending, copies: Copies): Settlement {
  switch (lending) {
    case 'no':
      return takeAway(copies)
    case 'in':
      return bringIn(copies)
    case 'both':
      return keepInStep(copies)
    default:
      return lending satisfies never
  }
}

/** What she changed while it was hers counts; then it leaves her circle. */
function takeAway({ team, host, agreed }: Copies): Settlement {
  if (!host) return { ...nothing, agreed: agreed && 'forget' }
  if (!agreed) return { ...nothing, isStray: true }
  const { merged, losses } = team ? mergedOf(team, host, agreed) : { merged: null, losses: [] }
  const isNews = merged !== null && team !== null && !sameJson(merged, team)
  return { ...nothing, team: isNews ? merged : null, host: 'take-away', agreed: 'forget', losses }
}

function bringIn({ team, host, agreed }: Copies): Settlement {
  if (!host) return nothing
  return { ...nothing, team: team ? null : host, agreed: sameJson(host, agreed) ? null : host }
}

function keepInStep({ team, host, agreed }: Copies): Settlement {
  if (!team)
    return host ? { ...nothing, team: host, agreed: host } : { ...nothing, agreed: agreed && 'forget' }
  const shown = lentForm(team)
  if (!host) return { ...nothing, host: shown, agreed: shown }
  const { merged, losses } = mergedOf(team, host, agreed)
  const copy = lentForm(merged)
  return {
    ...nothing,
    team: sameJson(merged, team) ? null : merged,
    host: sameJson(copy, host) ? null : copy,
    agreed: sameJson(copy, agreed) ? null : copy,
    losses,
  }
}

function mergedOf(
  team: Fields,
  host: Fields,
  agreed: Fields | null,
): { merged: Fields; losses: FieldLoss[] } {
  const shown = lentForm(team)
  // Also a stamp alone moves nothing: what differs in nothing else is the same record.
  if (sameJson(shown, host)) return { merged: team, losses: [] }
  const { merged, losses } = mergeRecords(agreed, shown, lentForm(host))
  return { merged: teamForm(merged, team), losses }
}

/**
 * A record whose id and fields say the same: nobody may lay hold of another's record by writing one of its id that
 * names an event of their own.
 */
export function isConsistent(record: Fields): boolean {
  const { id, kind, eventId, personId } = record
  if (kind === 'eventside') return typeof eventId === 'string' && id === eventSideId(eventId)
  if (kind !== 'rsvp') return true
  return typeof eventId === 'string' && typeof personId === 'string' && id === rsvpId(eventId, personId)
}

/** Fields that say what a record is and where it belongs, and nothing that somebody told about themselves. */
const STRUCTURE = [
  'kind',
  'circle',
  'eventId',
  'personId',
  'kitId',
  'contactId',
  'createdAt',
  'updatedAt',
  'updatedBy',
]

/** What stays in a circle of a record that left it. */
export const traceOf = (record: Fields): Fields =>
  Object.fromEntries(STRUCTURE.flatMap((field) => (field in record ? [[field, record[field]]] : [])))
