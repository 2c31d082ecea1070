import type { Role } from '#shared/model/base'
import { circleByKind } from '#shared/model/circles'
import type { Kind } from '#shared/model/collections'
import type { EventState } from '#shared/model/event'
import type { ReviewAction } from '#shared/model/review'
import { may, rightToRecord } from './access'
import { circleHolds, hostOfCircle, isInCircle } from './circle-content'
import { sameJson } from './merge'
import { needsReview } from './reviewed-fields'

/**
 * What the server takes, record by record. Runs in the app and, compiled by scripts/build-rules.mjs, as the
 * `validate_doc_update` of every circle's database: so no clock, no Intl, nothing but the language itself.
 */

/** A record in CouchDB's form: `_id` instead of `id`, `_deleted` on a tombstone. */
export type StoredRecord = { _id: string; _deleted?: boolean; [field: string]: unknown }
export type Writer = { name: string | null; roles: readonly string[] }
/** Which database: one circle of one program. */
export type Place = { program: string; circle: string }

const writeRefusalTags = [
  'real-delete',
  'unknown-kind',
  'other-circle',
  'bad-record',
  'too-large',
  'not-your-role',
  'not-yours',
  'append-only',
  'moderators-only',
  'closed-field',
  'wrong-state',
] as const

/** Why a write is refused. `detail` is a kind or a field, never prose. */
export type WriteRefusal = { tag: (typeof writeRefusalTags)[number]; detail: string }

/** Characters of JSON. The largest honest record, a meeting with a long agenda, has a tenth of it. */
const MAX_CHARACTERS = 1_000_000

/** Roles in CouchDB belong to one program: `<program>:<role>`. */
export const serverRole = (program: string, role: Role): string => `${program}:${role}`
const SERVER_ADMIN = '_admin'

/** null where the write is fine. `before` is the live record that it replaces, null for a new one. */
export function refuseWrite(
  record: StoredRecord,
  before: StoredRecord | null,
  writer: Writer,
  place: Place,
): WriteRefusal | null {
  const roles = rolesIn(place.program, writer)
  if (record._deleted) return writer.roles.includes(SERVER_ADMIN) ? null : refuse('real-delete', record._id)
  return (
    refuseForm(record, place) ??
    refuseRole(record, roles) ??
    refusePlace(writer, roles, place) ??
    refuseRewrite(record, before) ??
    refuseForeign(record, before, writer, roles) ??
    refuseDecision(record, before, roles) ??
    refuseClosed(record, before, roles)
  )
}

const refuse = (tag: WriteRefusal['tag'], detail: string): WriteRefusal => ({ tag, detail })

/** The server's own admin may do what a program's admin may. */
function rolesIn(program: string, writer: Writer): Role[] {
  const prefix = `${program}:`
  const roles = writer.roles
    .filter((role) => role.startsWith(prefix))
    .map((role) => role.slice(prefix.length) as Role)
  return writer.roles.includes(SERVER_ADMIN) ? [...roles, 'admin'] : roles
}

// `Object.hasOwn` would be newer than the SpiderMonkey that many CouchDB packages come with.
const kinds = new Set<unknown>(Object.keys(circleByKind))
const isKind = (kind: unknown): kind is Kind => kinds.has(kind)
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function refuseForm(record: StoredRecord, place: Place): WriteRefusal | null {
  const { kind } = record
  if (!isKind(kind)) return refuse('unknown-kind', String(kind))
  if (!record._id.startsWith(`${kind}:`) || record._id.length > 120) return refuse('bad-record', '_id')
  if (!circleHolds(place.circle, kind) || !isInCircle(place.circle, record))
    return refuse('other-circle', kind)
  for (const field of ['createdAt', 'updatedAt'])
    if (!isInstant(record[field])) return refuse('bad-record', field)
  if (typeof record.updatedBy !== 'string') return refuse('bad-record', 'updatedBy')
  if (record.deletedAt !== '' && !isInstant(record.deletedAt)) return refuse('bad-record', 'deletedAt')
  return JSON.stringify(record).length > MAX_CHARACTERS ? refuse('too-large', kind) : null
}

const isInstant = (value: unknown): boolean => typeof value === 'string' && INSTANT.test(value)

/** Who may write which kind. Kinds that never leave a laptop are not in it, nor is anybody who may write them. */
const mayWrite: Partial<Record<Kind, (roles: Role[], record: StoredRecord) => boolean>> = {
  meeting: (roles) => may(roles, 'run-meetings'),
  agenda: (roles) => may(roles, 'run-meetings'),
  moment: (roles, { what }) => may(roles, rightToRecord(isObject(what) ? what.type : undefined)),
  event: (roles) => may(roles, 'edit-events') || may(roles, 'review'),
  eventside: (roles) => may(roles, 'enter-people') || may(roles, 'review'),
  person: (roles) => may(roles, 'enter-people'),
  rsvp: (roles) => may(roles, 'enter-people'),
  review: (roles) => may(roles, 'edit-events') || may(roles, 'review'),
  claim: (roles) => may(roles, 'review'),
  form: (roles) => may(roles, 'enter-people'),
  page: (roles) => may(roles, 'enter-people'),
  row: (roles) => may(roles, 'enter-people'),
  keying: (roles) => may(roles, 'enter-people'),
  picture: (roles) => may(roles, 'enter-people'),
  picturepart: (roles) => may(roles, 'enter-people'),
  account: (roles) => may(roles, 'enter-people'),
  kit: (roles) => may(roles, 'run-phone-banks'),
  script: (roles) => may(roles, 'run-phone-banks'),
  caller: (roles) => may(roles, 'call'),
  guest: (roles) => may(roles, 'call'),
  kitmoment: (roles) => may(roles, 'call'),
  callsheet: (roles) => may(roles, 'run-phone-banks'),
  contact: (roles) => may(roles, 'call'),
  conversation: (roles) => may(roles, 'call'),
  reason: (roles) => may(roles, 'review'),
  policy: (roles) => may(roles, 'review'),
  trust: (roles) => may(roles, 'review'),
  task: (roles) => may(roles, 'enter-people'),
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function refuseRole(record: StoredRecord, roles: Role[]): WriteRefusal | null {
  const { kind } = record
  return isKind(kind) && mayWrite[kind]?.(roles, record) ? null : refuse('not-your-role', String(kind))
}

/** In the program, and beyond what a host is. */
const TEAM = new Set<Role>(['organizer', 'data-entry', 'support', 'moderator', 'admin'])
const isOnTeam = (roles: Role[]): boolean => roles.some((role) => TEAM.has(role))

/** `_security` keeps others out; this holds where somebody opened it too wide. */
function refusePlace(writer: Writer, roles: Role[], { circle }: Place): WriteRefusal | null {
  if (circle === 'program' || isOnTeam(roles)) return null
  return hostOfCircle(circle) === writer.name ? null : refuse('not-yours', circle)
}

/** A host who is not on the team edits the events that are hers, and cannot give them away or take others'. */
function refuseForeign(
  record: StoredRecord,
  before: StoredRecord | null,
  { name }: Writer,
  roles: Role[],
): WriteRefusal | null {
  if (record.kind !== 'event' || isOnTeam(roles)) return null
  if (before && before.hostUser !== name) return refuse('not-yours', 'event')
  return record.hostUser === name ? null : refuse('not-yours', 'hostUser')
}

/** What happened stays: nobody rewrites it, not even its author. */
const APPEND_ONLY = new Set<unknown>([
  'review',
  'moment',
  'keying',
  'script',
  'kitmoment',
  'conversation',
] satisfies Kind[])

function refuseRewrite(record: StoredRecord, before: StoredRecord | null): WriteRefusal | null {
  if (!before) return null
  if (before.kind !== record.kind) return refuse('bad-record', 'kind')
  if (APPEND_ONLY.has(record.kind) && !isPurge(record, before))
    return refuse('append-only', String(record.kind))
  const moved = isKind(record.kind) && fixed[record.kind]?.find((field) => record[field] !== before[field])
  return moved ? refuse('bad-record', moved) : null
}

/** What stands on paper that somebody holds, or says where a record belongs, is never written over. */
const fixed: Partial<Record<Kind, readonly string[]>> = {
  form: ['form', 'layout', 'paper', 'number'],
  row: ['pageId', 'number'],
  picturepart: ['pageId', 'hash', 'part', 'of'],
}

/** After the keeping time a conversation loses what was written about somebody, and nothing else. */
const PURGED = new Set(['note', 'answers', 'signUps', 'phone', 'updatedAt', 'updatedBy', 'deletedAt'])

function isPurge(record: StoredRecord, before: StoredRecord): boolean {
  if (record.kind !== 'conversation' || record.deletedAt === '' || before.deletedAt !== '') return false
  const isEmptied =
    record.note === '' && record.phone === '' && isEmpty(record.signUps) && isEmpty(record.answers)
  const fields = Object.keys(before).concat(Object.keys(record))
  return (
    isEmptied &&
    fields.every(
      (field) => PURGED.has(field) || field.startsWith('_') || sameJson(record[field], before[field]),
    )
  )
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0

const DECIDED = new Set<unknown>(['approved', 'changes-requested', 'rejected'] satisfies EventState[])
const DECIDES = new Set<unknown>(['approve', 'request-changes', 'reject'] satisfies ReviewAction[])

function refuseDecision(
  record: StoredRecord,
  before: StoredRecord | null,
  roles: Role[],
): WriteRefusal | null {
  if (may(roles, 'review')) return null
  if (record.kind === 'review' && DECIDES.has(record.action)) return refuse('moderators-only', 'action')
  if (record.kind !== 'event') return null
  if (isTrusted(record) !== isTrusted(before)) return refuse('moderators-only', 'trusted')
  if (DECIDED.has(record.state) && record.state !== before?.state) return refuse('moderators-only', 'state')
  if (sameJson(record.decision ?? null, before?.decision ?? null)) return null
  // An event that was called off and takes place after all begins its way through review anew.
  const isReinstated = before?.state === 'cancelled' && record.state === 'submitted' && !record.decision
  return isReinstated ? null : refuse('moderators-only', 'decision')
}

/** Steps that somebody who is no moderator may take with an event; a moderator may take any. */
const stepsFrom: Partial<Record<EventState, readonly EventState[]>> = {
  draft: ['submitted', 'cancelled'],
  submitted: ['draft', 'cancelled'],
  approved: ['submitted', 'cancelled'],
  'changes-requested': ['submitted', 'cancelled'],
  cancelled: ['draft', 'submitted'],
}

/** A step that is none, or an edit of what a moderator has approved without asking for another look. */
function refuseClosed(record: StoredRecord, before: StoredRecord | null, roles: Role[]): WriteRefusal | null {
  if (record.kind !== 'event' || !before || may(roles, 'review')) return null
  const [from, to] = [before.state as EventState, record.state as EventState]
  if (from !== to) return stepsFrom[from]?.includes(to) ? null : refuse('wrong-state', String(to))
  if (to !== 'approved') return null
  const fields = Object.keys(before).concat(Object.keys(record))
  const closed = fields.find(
    (field) => needsReview(field, before.trusted === true) && !sameJson(before[field], record[field]),
  )
  return closed === undefined ? null : refuse('closed-field', closed)
}

/** Absent is no. */
const isTrusted = (record: StoredRecord | null): boolean => record?.trusted === true

/** A refusal as the server's `reason`, and back: what another rule said comes back as null. */
export const reasonOf = ({ tag, detail }: WriteRefusal): string => `barnstorm:${tag}:${detail}`

export function refusalOfReason(reason: string): WriteRefusal | null {
  const [, found, detail = ''] = /^barnstorm:([a-z-]+):(.*)$/s.exec(reason) ?? []
  const tag = writeRefusalTags.find((known) => known === found)
  return tag ? { tag, detail } : null
}
