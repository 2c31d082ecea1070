import { z } from 'zod'
import { task, taskWhat } from '#shared/model/task'
import { live, procedure } from './base'

/** Something that an event needs now, or soon. */
export const dueTask = z.object({
  id: z.string(),
  what: taskWhat,
  eventId: z.string(),
  title: z.string(),
  hostName: z.string(),
  startsAt: z.string(),
  zone: z.string(),
  dueAt: z.string(),
  urgency: z.enum(['trouble', 'late', 'today', 'soon']),
  /** People it is about: guests to confirm, to mark, to thank. */
  people: z.number().int(),
  task: task.nullable(),
})
export type DueTask = z.infer<typeof dueTask>

export const taskFields = task.pick({ state: true, checked: true, tries: true, note: true })
export type TaskFields = z.infer<typeof taskFields>

export const followUpContract = {
  /** Most urgent first. */
  list: procedure.output(live(z.array(dueTask))),
  /** Says what was done; the same again changes nothing. */
  save: procedure.input(z.object({ eventId: z.string(), what: taskWhat, fields: taskFields })).output(task),
}
