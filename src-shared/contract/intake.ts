import { z } from 'zod'
import { corners, formKind, intake, issuedForm } from '#shared/model/sheet'
import { live, procedure } from './base'

export const intakeModel = z.object({
  /** The newest first. */
  items: z.array(intake.omit({ circle: true, updatedBy: true })),
  waiting: z.number().int(),
  done: z.number().int(),
  paused: z.boolean(),
  /** Why reading stands still, or ''. */
  trouble: z.string(),
})
export type IntakeModel = z.infer<typeof intakeModel>

/** One picture of a file, counted from 0. */
const place = z.object({ id: z.string(), index: z.number().int().min(0).max(600) })

export const intakeContract = {
  live: procedure.output(live(intakeModel)),
  /** Keeps the file and reads it when its turn comes. A file that was here before is not read again. */
  add: procedure
    .input(z.object({ file: z.instanceof(Blob), name: z.string().max(300), meetingId: z.string() }))
    .output(z.object({ id: z.string(), repeat: z.boolean() })),
  /** Of the demo only: its filled sheets, as if somebody had dropped their photos here. */
  addDemoSheets: procedure.output(z.void()),
  pause: procedure.input(z.object({ paused: z.boolean() })).output(z.void()),
  /** null = all that wait. */
  cancel: procedure
    .input(z.object({ id: z.string().nullable() }))
    .output(z.object({ cancelled: z.number().int() })),
  again: procedure.input(z.object({ id: z.string() })).output(z.void()),
  /** Takes what is done off the list; its pages stay. */
  clear: procedure.output(z.void()),
  /** The photo itself, small, as JPEG: to place its corners by hand. */
  photo: procedure.input(place).output(z.instanceof(File)),
  /** Reads a picture with corners placed by hand, in shares of its width and height, from the sheet's top left clockwise. */
  placed: procedure
    .input(
      place.extend({
        corners,
        form: formKind,
        paper: issuedForm.shape.paper,
      }),
    )
    .output(z.object({ pageId: z.string() })),
  /** A sheet that is not ours: its picture beside blank rows. `corners` where somebody has placed them. */
  asOther: procedure
    .input(place.extend({ corners: corners.nullable() }))
    .output(z.object({ pageId: z.string() })),
}
