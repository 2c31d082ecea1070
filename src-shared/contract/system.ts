import { z } from 'zod'
import { live, procedure } from './base'

export const systemContract = {
  info: procedure.output(
    z.object({
      version: z.string(),
      dataDir: z.string(),
      zone: z.string(),
      now: z.string(),
      documents: z.number().int(),
    }),
  ),
  /** By how much the core's clock is ahead of the laptop's: 0, save where it was set (src-main/core/set-clock.ts). */
  clock: procedure.output(live(z.object({ aheadMs: z.number().int() }))),
  /** Fills an empty workspace with a believable barnstorm; the same for the same seed. */
  demo: procedure
    .input(
      z.object({
        seed: z.number().int(),
        people: z.number().int().min(20).max(200_000),
        language: z.enum(['en', 'es']),
      }),
    )
    .output(z.object({ meetingId: z.string() })),
  /** Writes a checked copy of the whole database beside it. */
  backup: procedure.output(z.object({ file: z.string(), bytes: z.number().int() })),
}
