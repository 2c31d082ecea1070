import { implement } from '@orpc/server'
import { actorOf, type CoreContext } from '#main/core/context'
import { follow } from '#main/core/follow'
import { liveModel } from '#main/core/live-model'
import { roomContract } from '#shared/contract/room'
import { fail, unwrap } from './base'

export function roomProcedures(context: CoreContext) {
  const os = implement(roomContract)
  const { room } = context
  return {
    now: os.now.handler(({ signal }) => liveModel(room.changes, signal, () => room.view())),

    nearby: os.nearby.handler(async function* ({ signal }) {
      yield* follow(await room.nearby(), signal)
    }),

    open: os.open.handler(async ({ input }) => unwrap(await room.open(input.name, actorOf(context)))),

    close: os.close.handler(() => room.closeRoom(actorOf(context))),

    newCode: os.newCode.handler(() => room.newCode()),

    remove: os.remove.handler(async ({ input }) => {
      if (!(await room.remove(input.id, actorOf(context)))) fail({ tag: 'not-found' })
    }),

    join: os.join.handler(async ({ input }) =>
      unwrap(await room.join(input.address, input.code, actorOf(context))),
    ),

    leave: os.leave.handler(() => room.leave(actorOf(context))),
  }
}
