import type { ZodType } from 'zod'
import type { Problem } from '#shared/contract/base'
import type { Circle } from '#shared/model/base'
import type { HostKind } from '#shared/model/circles'
import type { DocumentOf } from '#shared/model/collections'
import { contact } from '#shared/model/contact'
import { conversation } from '#shared/model/conversation'
import { caller, callSheet, guest, kit, kitMoment } from '#shared/model/kit'
import { script } from '#shared/model/script'
import { sameJson } from './merge'
import { mergeRecords } from './merge-rules'
import { err, ok, type Result } from './result'

export type KitRecord = DocumentOf[HostKind]

const schemas: Record<HostKind, ZodType> = {
  kit,
  script,
  caller,
  guest,
  kitmoment: kitMoment,
  callsheet: callSheet,
  contact,
  conversation,
}

/**
 * A record of a sealed file, looked at before anything of the file is taken. Fields that this app does not know are
 * kept; a record that is not whole, or of another kit, is `file-invalid` with its id.
 */
export function checkRecord(value: unknown, kitId: string): Result<KitRecord, Problem> {
  const record = value as Partial<KitRecord> | null
  const name = typeof record?.id === 'string' ? record.id.slice(0, 60) : '?'
  const schema =
    record?.kind !== undefined && Object.hasOwn(schemas, record.kind) ? schemas[record.kind] : null
  if (!record || !schema?.safeParse(record).success) return err({ tag: 'file-invalid', detail: name })
  const whole = record as KitRecord
  const owner = whole.kind === 'kit' ? whole.id : whole.kitId
  const isNamedRightly = whole.id.startsWith(`${whole.kind}:`)
  return owner === kitId && isNamedRightly ? ok(whole) : err({ tag: 'file-invalid', detail: name })
}

/** What travels of a record: nobody on another laptop has its contact in hand. */
export const forFile = (record: KitRecord): KitRecord =>
  record.kind === 'caller' ? { ...record, lease: null } : record

/**
 * A record of a file beside the one that is here. Both sides come to the same, however often and in whatever order files
 * are opened; what was only ever added stays as it is.
 */
export function takeRecord<R extends KitRecord>(mine: R | null, theirs: R, circle: Circle): R {
  const arriving = { ...theirs, circle }
  if (!mine) return arriving
  switch (mine.kind) {
    case 'script':
    case 'kitmoment':
      return mine
    case 'conversation':
      // Once its words are purged they do not come back.
      return mine.deletedAt === '' && theirs.deletedAt !== '' ? arriving : mine
    case 'caller': {
      const { merged } = mergeRecords(null, arriving, mine)
      return { ...merged, lease: mine.lease }
    }
    default:
      return mergeRecords(null, arriving, mine).merged
  }
}

/** Clocks that nobody looks after differ by as much. */
const USUAL_DRIFT_MINUTES = 5

/** Minutes from now at which a file was made, by the clock of whoever opens it; 0 where nothing speaks against that clock. */
export function clockOffMinutes(madeAt: string, now: string): number {
  const ahead = Math.round((Date.parse(madeAt) - Date.parse(now)) / 60_000)
  return ahead > USUAL_DRIFT_MINUTES ? ahead : 0
}

export const isSame = (one: KitRecord, other: KitRecord): boolean => sameJson(one, other)
