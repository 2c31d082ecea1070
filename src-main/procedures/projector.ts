import { implement } from '@orpc/server'
import { type CoreContext, nowOf } from '#main/core/context'
import { liveModel } from '#main/core/live-model'
import { projectorOf } from '#main/core/projector'
import { projectorContract } from '#shared/contract/projector'

export function projectorProcedures(context: CoreContext) {
  const os = implement(projectorContract)
  const { records } = context

  return {
    live: os.live.handler(({ input, signal }) =>
      liveModel(records.changes(['meetings', 'moments', 'events', 'rsvps']), signal, () =>
        projectorOf(records, input.meetingId, {
          now: nowOf(context),
          language: context.profile()?.language ?? 'en',
        }),
      ),
    ),
  }
}
