import { implement } from '@orpc/server'
import { merge } from 'rxjs'
import { actorOf, type CoreContext } from '#main/core/context'
import { follow } from '#main/core/follow'
import { liveModel } from '#main/core/live-model'
import { latestTruths, SHARED_COLLECTIONS } from '#main/core/record-truth'
import { sendRefusedAgain, settleConflict } from '#main/core/sync-problems'
import { syncContract } from '#shared/contract/sync'
import type { Conflict, Refusal } from '#shared/model/sync'
import { fail, unwrap } from './base'

export function syncProcedures(context: CoreContext) {
  const os = implement(syncContract)
  const { records, sync } = context

  async function openProblems(): Promise<{ refusals: Refusal[]; conflicts: Conflict[] }> {
    const find = (kind: 'refusal' | 'conflict') =>
      records.find('device', {
        selector: { kind, deletedAt: '' },
        sort: [{ kind: 'asc' }, { updatedAt: 'asc' }],
      })
    const [refusals, conflicts] = await Promise.all([find('refusal'), find('conflict')])
    return {
      refusals: refusals.filter((document) => document.kind === 'refusal'),
      conflicts: conflicts.filter((document) => document.kind === 'conflict'),
    }
  }

  return {
    status: os.status.handler(({ signal }) => follow(sync.status, signal)),

    records: os.records.handler(({ input, signal }) =>
      liveModel(merge(records.changes([...SHARED_COLLECTIONS, 'device']), sync.changes), signal, () =>
        latestTruths(records, sync, input.limit),
      ),
    ),

    problems: os.problems.handler(({ signal }) =>
      liveModel(records.changes(['device']), signal, openProblems),
    ),

    connect: os.connect.handler(async ({ input }) =>
      unwrap(await sync.connect(input.invitation, actorOf(context))),
    ),

    signIn: os.signIn.handler(async ({ input }) =>
      unwrap(await sync.signIn(input.password, actorOf(context))),
    ),

    disconnect: os.disconnect.handler(() => sync.disconnect(actorOf(context))),

    tryNow: os.tryNow.handler(() => sync.tryNow()),

    sendAgain: os.sendAgain.handler(async ({ input }) => {
      if (!(await sendRefusedAgain(records, input.refusalId, actorOf(context)))) fail({ tag: 'not-found' })
    }),

    settle: os.settle.handler(async ({ input }) => {
      if (!(await settleConflict(records, input.conflictId, input.choice, actorOf(context))))
        fail({ tag: 'not-found' })
    }),
  }
}
