import { z } from 'zod'
import { instant, recordFields, text } from './base'

export const taskWhat = z.enum(['call-host', 'confirm-guests', 'who-came', 'thank', 'ask-again'])
export type TaskWhat = z.infer<typeof taskWhat>

/** What is talked through with a host a week before. */
export const hostCheck = z.enum(['venue', 'access', 'materials', 'confirmed'])
export type HostCheck = z.infer<typeof hostCheck>

/**
 * What was done about one thing that an event needs: `task:<what>:<event key>`, so that it is one record on however many
 * laptops. That it is due is not stored: it follows from the event and the clock (domain/follow-up.ts). Circle: team.
 */
export const task = z.object({
  ...recordFields,
  kind: z.literal('task'),
  eventId: z.string(),
  what: taskWhat,
  /** `trouble`: somebody else has to look at it now. */
  state: z.enum(['open', 'done', 'trouble']),
  checked: z.array(hostCheck),
  /** Calls that nobody answered. */
  tries: z.number().int().min(0).max(99),
  note: text,
  by: z.string(),
  at: instant,
})
export type Task = z.infer<typeof task>
