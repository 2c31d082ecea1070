import { z } from 'zod'
import { instant } from '#shared/model/base'
import { conflict, refusal } from '#shared/model/sync'
import { live, procedure } from './base'

export const circleState = z.enum(['connecting', 'live', 'offline', 'auth-needed', 'no-access'])
/** Where one record stands: on this laptop only · waiting to be sent · on the server · refused. */
export const recordState = z.enum(['here', 'queued', 'on-server', 'refused'])
export type RecordState = z.infer<typeof recordState>

export const syncStatus = z.object({
  /** null where this laptop knows no server: everything works, nothing is sent. */
  server: z.object({ url: z.string(), program: z.string(), user: z.string() }).nullable(),
  state: circleState.nullable(),
  waiting: z.number().int(),
  refused: z.number().int(),
  conflicts: z.number().int(),
  lastSent: instant.nullable(),
  lastReceived: instant.nullable(),
  /** Last trouble, as a tag the screen has words for. */
  trouble: z
    .object({
      tag: z.enum(['unreachable', 'sign-in', 'no-access', 'server-error', 'disk-full']),
      at: instant,
    })
    .nullable(),
  /** By how much this laptop's clock is ahead of the server's (negative: behind); 0 where it is right. */
  clockAheadMs: z.number().int(),
})
export type SyncStatus = z.infer<typeof syncStatus>

/** A record on the sync screen, in words a person knows it by. */
export const recordTruth = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  updatedAt: instant,
  state: recordState,
})
export type RecordTruth = z.infer<typeof recordTruth>

export const syncContract = {
  status: procedure.output(live(syncStatus)),
  /** The latest records with their state, those that wait or were refused first. */
  records: procedure
    .input(z.object({ limit: z.number().int().min(1).max(1000) }))
    .output(live(z.array(recordTruth))),
  problems: procedure.output(live(z.object({ refusals: z.array(refusal), conflicts: z.array(conflict) }))),
  connect: procedure.input(z.object({ invitation: z.string().max(4000) })).output(z.void()),
  signIn: procedure.input(z.object({ password: z.string().min(1).max(500) })).output(z.void()),
  disconnect: procedure.output(z.void()),
  tryNow: procedure.output(z.void()),
  /** Sends a refused record again as it stands now. */
  sendAgain: procedure.input(z.object({ refusalId: z.string() })).output(z.void()),
  /** Puts the value that lost back into the record, or (with `keep`) leaves it and closes the entry. */
  settle: procedure
    .input(z.object({ conflictId: z.string(), choice: z.enum(['keep', 'restore']) }))
    .output(z.void()),
}
