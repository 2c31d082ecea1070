import { z } from 'zod'
import { instant } from '#shared/model/base'
import { live, procedure } from './base'

/** What a snapshot holds, in numbers that people know their work by. */
export const snapshotHolds = z.object({
  meetings: z.number().int(),
  people: z.number().int(),
  events: z.number().int(),
})
export type SnapshotHolds = z.infer<typeof snapshotHolds>

const snapshotEntry = z.object({
  /** Of its file, in the folder of snapshots. */
  name: z.string(),
  at: instant,
  reason: z.enum(['daily', 'asked', 'before-restore', 'before-update']),
  bytes: z.number().int(),
  /** null where it was not counted: before an update nobody could. */
  holds: snapshotHolds.nullable(),
})
export type SnapshotEntry = z.infer<typeof snapshotEntry>

export const snapshotsModel = z.object({
  /** Newest first. */
  snapshots: z.array(snapshotEntry),
  /** Why the last one could not be made; null once one was. */
  trouble: z.object({ tag: z.enum(['disk-short', 'disk-full', 'not-made']), at: instant }).nullable(),
  /** What became of the restore that this run of the core began with. */
  restored: z
    .discriminatedUnion('tag', [
      /** `undo` is the snapshot of what stood here before. */
      z.object({ tag: z.literal('done'), at: instant, undo: z.string().nullable() }),
      z.object({ tag: z.literal('failed'), at: instant }),
    ])
    .nullable(),
})
export type SnapshotsModel = z.infer<typeof snapshotsModel>

export const snapshotContract = {
  list: procedure.output(live(snapshotsModel)),
  take: procedure.output(z.void()),
  /** Begins anew with this snapshot; what stands here is kept as one. The core restarts: calls wait for it. */
  restore: procedure.input(z.object({ name: z.string().max(200) })).output(z.void()),
}
