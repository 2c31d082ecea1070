import { z } from 'zod'
import { language, line, optionalLine, recordFields, text, zip } from './base'

/** Somebody we know. Contact details stay in the *team* circle. */
export const person = z.object({
  ...recordFields,
  kind: z.literal('person'),
  firstName: line,
  /** May be '': not everybody has, or gives, one. */
  lastName: optionalLine,
  /** E.164, as `+12125550123`, or '' where unknown. What was typed and is no number stays in `phoneAsTyped`. */
  phone: z.union([z.string().regex(/^\+\d{8,15}$/), z.literal('')]),
  phoneAsTyped: z.string().max(60),
  email: z.union([z.email().max(200), z.literal('')]),
  zip: z.union([zip, z.literal('')]),
  languages: z.array(language),
  note: text,
  /** Folded `last first`, for lists and for finding by name (domain/person.ts makes it). */
  sortName: z.string(),
  /** Folded `first last`: how somebody at the table says their name. */
  spokenName: z.string(),
})
export type Person = z.infer<typeof person>
