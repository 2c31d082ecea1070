import { implement } from '@orpc/server'
import type { CoreContext } from '#main/core/context'
import { liveModel } from '#main/core/live-model'
import { snapshotContract } from '#shared/contract/snapshot'
import { unwrap } from './base'

export function snapshotProcedures({ snapshots }: CoreContext) {
  const os = implement(snapshotContract)
  return {
    list: os.list.handler(({ signal }) =>
      liveModel(snapshots.changes, signal, async () => snapshots.model()),
    ),
    take: os.take.handler(async () => unwrap(await snapshots.take())),
    restore: os.restore.handler(async ({ input }) => unwrap(await snapshots.restore(input.name))),
  }
}
