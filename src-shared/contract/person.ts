import { z } from 'zod'
import { person } from '#shared/model/person'
import { live, newKey, procedure } from './base'

/** What a form asks about somebody; all but the first name may be left open. */
export const personFields = z.object({
  /** Open on an empty form: the rules answer with `missing`, at the field (domain/person.ts). */
  firstName: person.shape.lastName,
  lastName: person.shape.lastName,
  phone: z.string().trim().max(60),
  email: z.string().trim().max(200),
  zip: z.string().trim().max(10),
})
export type PersonFields = z.infer<typeof personFields>

/** A known person who may be the one that is being typed, and why. */
export const personMatch = z.object({
  person,
  reason: z.enum(['phone', 'email', 'name-and-zip', 'name']),
})
export type PersonMatch = z.infer<typeof personMatch>

export const personContract = {
  /** People by last name; `text` narrows by name, phone or e-mail from the first letter on. */
  list: procedure
    .input(z.object({ text: z.string().max(120), limit: z.number().int().min(1).max(500) }))
    .output(live(z.object({ people: z.array(person), total: z.number().int() }))),
  find: procedure
    .input(z.object({ text: z.string().max(120), limit: z.number().int().min(1).max(50) }))
    .output(z.array(personMatch)),
  save: procedure
    .input(z.object({ id: z.string().nullable(), key: newKey, fields: personFields }))
    .output(person),
}
