import { z } from 'zod'
import { language, optionalLine, recordFields, role } from './base'

/** The person at this laptop, and what the app remembers for them. One per data folder: `profile:me`. */
export const profile = z.object({
  ...recordFields,
  kind: z.literal('profile'),
  name: optionalLine,
  roles: z.array(role).min(1),
  language,
  /** The job whose screens open first. */
  mainRole: role,
  /** A demo workspace says so on every screen, and never syncs. */
  demo: z.boolean(),
})
export type Profile = z.infer<typeof profile>
export const PROFILE_ID = 'profile:me'

/** Text somebody is typing and has not saved yet: kept at every pause, given back after a crash. */
export const draft = z.object({
  ...recordFields,
  kind: z.literal('draft'),
  /** Which form: `host-sign-up:<meeting>`, `event:<id>`… */
  form: z.string().max(160),
  values: z.record(z.string(), z.unknown()),
})
export type Draft = z.infer<typeof draft>
