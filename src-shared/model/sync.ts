import { z } from 'zod'
import { instant, recordFields, role } from './base'

const snapshot = z.record(z.string(), z.unknown())

/** A record that the server would not take: kept with its words until somebody fixes or drops it. Circle: device. */
export const refusal = z.object({
  ...recordFields,
  kind: z.literal('refusal'),
  recordId: z.string(),
  error: z.string(),
  reason: z.string(),
  at: instant,
  mine: snapshot,
  theirs: snapshot.nullable(),
})
export type Refusal = z.infer<typeof refusal>

/** Both sides changed one field: the later stands, the other is kept here until somebody looks. Circle: device. */
export const conflict = z.object({
  ...recordFields,
  kind: z.literal('conflict'),
  recordId: z.string(),
  field: z.string(),
  at: instant,
  before: z.unknown(),
  kept: z.unknown(),
  lost: z.unknown(),
})
export type Conflict = z.infer<typeof conflict>

/** What others have of a record since a file of work went from laptop to laptop. Circle: device. Id: `handed:<record's>`. */
export const handed = z.object({
  ...recordFields,
  kind: z.literal('handed'),
  version: snapshot,
  seen: z.array(z.string()),
})
export type HandedNote = z.infer<typeof handed>
export const handedId = (recordId: string): string => `handed:${recordId}`

/** How this laptop reaches a server: the central one, `server:central`, or another laptop's room, `server:room`. Circle: device. */
export const serverLink = z.object({
  ...recordFields,
  kind: z.literal('server'),
  url: z.url(),
  program: z.string(),
  user: z.string(),
  password: z.string(),
  circles: z.array(z.string()),
  /** What this person may do there; unknown where the laptop was connected by an older app. */
  roles: z.array(role).optional(),
  /**
   * Of another laptop's room: which, how it calls itself, the certificate it is known by (PEM), and the records that were
   * here before: no room can take those.
   */
  room: z
    .object({
      roomId: z.string(),
      name: z.string(),
      certificate: z.string(),
      before: z.array(z.string()).optional(),
    })
    .optional(),
  /** When the server had ended this person's part, and what was theirs to read left this laptop. */
  endedAt: instant.optional(),
})
export type ServerLink = z.infer<typeof serverLink>
export const SERVER_ID = 'server:central'
export const ROOM_LINK_ID = 'server:room'
