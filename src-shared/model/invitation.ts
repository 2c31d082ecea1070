import { z } from 'zod'
import { circle, language, role } from './base'

/** Name of a program on its server: the front part of its databases' names, and of its roles. */
export const programName = z.string().regex(/^[a-z][a-z0-9_]{0,40}$/)

/** A person's name on the server: short, lower case, easy to say over a phone. */
export const userName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,60}$/)

/**
 * All that a laptop needs to join a program. It holds the person's password: who has the invitation can sign in
 * as them, until the password is changed.
 */
export const invitation = z.object({
  /** Address of the server, without name or password. */
  url: z.url({ protocol: /^https?$/ }),
  program: programName,
  name: userName,
  password: z.string().min(8).max(200),
  roles: z.array(role).min(1),
  circles: z.array(circle).min(1),
  language: language.optional(),
})
export type Invitation = z.infer<typeof invitation>
