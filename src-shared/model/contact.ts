import { z } from 'zod'
import { language, optionalLine, recordFields, text, zone } from './base'

export const contactPhone = z.object({
  /** E.164. */
  number: z.string().regex(/^\+\d{8,15}$/),
  kind: z.enum(['mobile', 'home', 'work', 'other']),
})
export type ContactPhone = z.infer<typeof contactPhone>

/**
 * Somebody to call: `contact:<key>`, keyed by kit and by the number of the source or the phone, so that the same list
 * imported twice, on two laptops, is one. What came of the calls is never written here: it follows from the
 * conversations (domain/contact-state.ts). Circle: the host's.
 */
export const contact = z.object({
  ...recordFields,
  kind: z.literal('contact'),
  kitId: z.string(),
  /** The import that brought it (`kit.lists`). */
  batch: z.string().max(40),
  /** Number of the person in the source (a VAN id), or ''. */
  externalId: z.string().max(60),
  firstName: optionalLine,
  lastName: optionalLine,
  /** Best first; empty only once its data is purged. */
  phones: z.array(contactPhone).max(6),
  /** What stood in the file and is no number. */
  unreadPhones: z.array(z.string().max(60)).max(6),
  email: z.string().max(200),
  address: optionalLine,
  city: optionalLine,
  /** Two letters, or ''. */
  state: z.string().max(2),
  zip: z.string().max(5),
  zone,
  language: z.union([language, z.string().max(20)]),
  /** Who lives together is called once: same for all of a house. */
  household: z.string().max(40),
  /** Lower is called first; 100 where the list says nothing. */
  priority: z.number().int().min(0).max(999),
  age: z.number().int().min(0).max(130).nullable(),
  party: z.string().max(40),
  /** What else the list says, for the caller's eyes. */
  note: text,
  /** Row in the file. */
  line: z.number().int(),
})
export type Contact = z.infer<typeof contact>
