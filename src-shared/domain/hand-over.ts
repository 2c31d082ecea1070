import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { ZodType } from 'zod'
import type { Problem } from '#shared/contract/base'
import { circleByKind, familyOf } from '#shared/model/circles'
import type { DocumentOf, Kind } from '#shared/model/collections'
import { event, eventSide } from '#shared/model/event'
import { agenda, meeting, moment } from '#shared/model/meeting'
import { person } from '#shared/model/person'
import { cannedReason, claim, review, reviewPolicy, trust } from '#shared/model/review'
import { rsvp } from '#shared/model/rsvp'
import { account, issuedForm, keying, page, row } from '#shared/model/sheet'
import { task } from '#shared/model/task'
import { canonical, type FieldLoss, sameJson } from './merge'
import { mergeRecords } from './merge-rules'
import { err, ok, type Result } from './result'

/**
 * What goes from laptop to laptop where there is no network at all: everything that sync would carry, but for kits,
 * which have sealed files of their own, and pictures of paper, which stay with the paper.
 */
const schemas = {
  meeting,
  agenda,
  moment,
  person,
  event,
  eventside: eventSide,
  rsvp,
  review,
  claim,
  reason: cannedReason,
  policy: reviewPolicy,
  trust,
  form: issuedForm,
  page,
  row,
  keying,
  account,
  task,
} satisfies Partial<Record<Kind, ZodType>>

export type HandedKind = keyof typeof schemas
export type HandedRecord = DocumentOf[HandedKind]
export const handedKinds = Object.keys(schemas) as HandedKind[]

/** What others are known to have of a record. */
export type Shared = {
  /** The version they had last. */
  version: HandedRecord
  /** Digests of versions that went from laptop to laptop and are all in the one that is here; the latest ones. */
  seen: readonly string[]
  /** It is the server's: of two of those, the older one came before the other. */
  isServers: boolean
}

/** A record in the file, and what others have of it as far as its laptop knows: null where nobody has. */
export type Handed = { id: string; record: HandedRecord; shared: Shared | null }

/**
 * A line of a file, looked at before anything of the file is taken. Fields that this app does not know are kept; one
 * that is not whole is `file-invalid` with its id.
 */
export function checkHanded(value: unknown): Result<Handed, Problem> {
  const { id, record, shared = null } = (value ?? {}) as Partial<Handed>
  const isWhole = (one: unknown): one is HandedRecord => isRecord(one) && one.id === id
  return isWhole(record) && (shared === null || (isShared(shared) && isWhole(shared.version)))
    ? ok({ id: record.id, record, shared })
    : err({ tag: 'file-invalid', detail: typeof id === 'string' ? id.slice(0, 60) : '?' })
}

const isShared = ({ seen, isServers }: Partial<Shared>): boolean =>
  Array.isArray(seen) && seen.every((one) => typeof one === 'string') && typeof isServers === 'boolean'

function isRecord(value: unknown): value is HandedRecord {
  const { id, kind, circle } = (value ?? {}) as Partial<HandedRecord>
  if (kind === undefined || !Object.hasOwn(schemas, kind)) return false
  return (
    circle === circleByKind[kind] && `${id}`.startsWith(`${kind}:`) && schemas[kind].safeParse(value).success
  )
}

/** May a laptop take this in? A host has no part in what is the team's. */
export const mayHold = (record: HandedRecord, isOfTeam: boolean): boolean =>
  isOfTeam || familyOf(record.circle) === 'program'

/**
 * A record of a file beside the one that is here. Where the two parted is a version that both are known to hold: what
 * only one side changed since stands, and what both did is decided by the rules of sync. Where no such version is
 * known, each side counts as made on its own: the later stands, and the other is told of. Opening a file again, or an
 * old one after a new one, changes nothing.
 */
export function takeHanded(
  { record: theirs, shared: there }: Handed,
  mine: HandedRecord,
  here: Shared | null,
): { merged: HandedRecord; losses: FieldLoss[] } {
  if (sameJson(theirs, mine) || has(here, theirs)) return { merged: mine, losses: [] }
  if (has(there, mine)) return { merged: theirs, losses: [] }
  return mergeRecords(partingOf(theirs, there, mine, here), theirs, mine)
}

function partingOf(
  theirs: HandedRecord,
  there: Shared | null,
  mine: HandedRecord,
  here: Shared | null,
): HandedRecord | null {
  if (there?.isServers && here?.isServers) return earlierOf(there.version, here.version)
  const both = [
    ...(here && (has(there, here.version) || sameJson(theirs, here.version)) ? [here.version] : []),
    ...(there && (has(here, there.version) || sameJson(mine, there.version)) ? [there.version] : []),
  ]
  return both.reduce<HandedRecord | null>((last, one) => (last ? laterOf(last, one) : one), null)
}

const has = (shared: Shared | null, version: HandedRecord): boolean =>
  shared?.seen.includes(digestOf(version)) ?? false

const earlierOf = (one: HandedRecord, other: HandedRecord): HandedRecord =>
  one.updatedAt <= other.updatedAt ? one : other
const laterOf = (one: HandedRecord, other: HandedRecord): HandedRecord =>
  one.updatedAt <= other.updatedAt ? other : one

/** What others have of a record once a version of it has gone from laptop to laptop, with all that was in it. */
export function sharedAfter(
  before: Shared | null,
  version: HandedRecord,
  inIt: Shared | null = null,
): Shared {
  const seen = new Set([...(before?.seen ?? []), ...(inIt?.seen ?? []), digestOf(version)])
  return { version, seen: [...seen].slice(-MOST_SEEN), isServers: false }
}

/** What others have, where one of them is the server. */
export const sharedWithServer = (atServer: HandedRecord | null, noted: Shared | null): Shared | null =>
  !atServer
    ? noted
    : {
        version: atServer,
        seen: [...(noted?.seen ?? []), digestOf(atServer)],
        isServers: true,
      }

const MOST_SEEN = 100

/** Names a version by its content: a merge may have the time of one of the two that it is made of. */
const digestOf = (version: HandedRecord): string =>
  bytesToHex(sha256(utf8ToBytes(canonical(version)))).slice(0, 24)
