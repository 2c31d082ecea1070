import { implement } from '@orpc/server'
import { interval, merge } from 'rxjs'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import { followUps } from '#main/core/follow-up'
import { liveModel } from '#main/core/live-model'
import { followUpContract } from '#shared/contract/follow-up'
import { saveTask, taskId } from '#shared/domain/follow-up'
import { isLive } from '#shared/domain/record'
import { found, requireRight } from './base'

/** Things become due without any record changing. */
const CLOCK_MS = 60_000

export function followUpProcedures(context: CoreContext) {
  const os = implement(followUpContract)
  const { records } = context

  return {
    list: os.list.handler(({ signal }) =>
      liveModel(merge(records.changes(['events', 'rsvps', 'tasks']), interval(CLOCK_MS)), signal, () =>
        followUps(records, nowOf(context)),
      ),
    ),

    save: os.save.handler(({ input }) => {
      requireRight(context, 'enter-people')
      return records.command(async (unit) => {
        const event = await unit.one('event', input.eventId)
        found(event && isLive(event) ? event : null)
        const known = await unit.one('task', taskId(input.what, input.eventId))
        const task = saveTask(known, input, actorOf(context))
        unit.put(task)
        return task
      })
    }),
  }
}
