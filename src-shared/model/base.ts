import { z } from 'zod'

/** Instant in UTC with milliseconds, as `2026-03-14T18:04:05.000Z`: sorts as text in order of time. */
export const instant = z.iso.datetime({ precision: 3 })

/** IANA time zone of a place, as `America/Chicago`. */
export const zone = z.string().min(1).max(64)

/**
 * Who may read a record. `device` never leaves this laptop; each other circle is one CouchDB database
 * (docs/ARCHITECTURE.md, "Circles").
 */
export const circle = z.union([
  z.enum(['device', 'program', 'team']),
  z.templateLiteral(['host:', z.string().regex(/^[a-z0-9][a-z0-9._-]{0,40}$/)]),
])
export type Circle = z.infer<typeof circle>

export const role = z.enum(['organizer', 'host', 'data-entry', 'support', 'moderator', 'admin'])
export type Role = z.infer<typeof role>

export const language = z.enum(['en', 'es'])
export type Language = z.infer<typeof language>

/** `<kind>:<key>`: primary key here and `_id` in CouchDB. */
export const recordId = z
  .string()
  .max(120)
  .regex(/^[a-z]+:[A-Za-z0-9_.:-]+$/)

/**
 * What every document carries. `deletedAt` is '' while the record lives: deleting is a field, because a
 * real delete loses to any edit made elsewhere (docs/ARCHITECTURE.md, "Sync").
 * `updatedBy` is the user's name on the central server, or the name in the profile before there is one.
 */
export const recordFields = {
  id: recordId,
  circle,
  createdAt: instant,
  updatedAt: instant,
  updatedBy: z.string().max(120),
  deletedAt: z.union([instant, z.literal('')]),
}

/** A field that the stamp fills in (domain/record.ts), so that no caller can forget it. */
export type Stamped = 'createdAt' | 'updatedAt' | 'updatedBy' | 'deletedAt'

export const zip = z.string().regex(/^\d{5}$/)

/** A short line somebody typed: trimmed, never empty, any script. */
export const line = z.string().trim().min(1).max(200)
/** A line that may be left open. */
export const optionalLine = z.string().trim().max(200)
export const text = z.string().max(10_000)
