import { implement } from '@orpc/server'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import { deskOf, lineUpModelOf } from '#main/core/hosts-line-up'
import { liveModel } from '#main/core/live-model'
import { standingEventsOf } from '#main/core/meetings'
import type { Unit } from '#main/core/records'
import { inTurn } from '#main/core/turns'
import { lineUpContract } from '#shared/contract/line-up'
import { lineUpOf, moveInLine } from '#shared/domain/line-up'
import { missingFormNumbers, nextFormNumber } from '#shared/domain/line-up-form'
import { change } from '#shared/domain/record'
import type { EventRecord } from '#shared/model/event'
import { found, requireRight } from './base'
import { coHostProcedures } from './co-host'

export function lineUpProcedures(context: CoreContext) {
  const os = implement(lineUpContract)
  const { records } = context
  const { coHost, undoCoHost } = coHostProcedures(context)

  /** The line as it stands, read for a command that will write some of it. */
  async function lineOf(unit: Unit, meetingId: string) {
    const ids = (await standingEventsOf(records, meetingId)).map(({ id }) => id)
    return lineUpOf(await unit.many('event', ids))
  }

  /** One command on this line after the other: two windows must not give out the same number. */
  const command = <T>(meetingId: string, run: (unit: Unit) => Promise<T>): Promise<T> =>
    inTurn(records, meetingId, () => records.command(run))

  /** One field changed on all events of some hosts: what concerns the host stands on each event. */
  function putOnAll<F extends 'lineUp' | 'formNumber'>(
    unit: Unit,
    entries: readonly { key: string; events: EventRecord[] }[],
    field: F,
    valueByKey: ReadonlyMap<string, EventRecord[F]>,
  ): void {
    for (const { key, events } of entries) {
      const value = valueByKey.get(key)
      if (value === undefined) continue
      for (const event of events) unit.put(change(event, { [field]: value }, actorOf(context)))
    }
  }

  return {
    live: os.live.handler(({ input, signal }) =>
      liveModel(records.changes(['meetings', 'moments', 'events', 'rsvps']), signal, () =>
        lineUpModelOf(records, input.meetingId, nowOf(context)),
      ),
    ),

    move: os.move.handler(({ input }) => {
      requireRight(context, 'run-meetings')
      return command(input.meetingId, async (unit) => {
        const entries = await lineOf(unit, input.meetingId)
        found(entries.find(({ key }) => key === input.key))
        putOnAll(unit, entries, 'lineUp', moveInLine(entries, input.key, input.before))
      })
    }),

    coHost,
    undoCoHost,

    numberForms: os.numberForms.handler(({ input }) => {
      requireRight(context, 'edit-events')
      return command(input.meetingId, async (unit) => {
        const entries = await lineOf(unit, input.meetingId)
        const given = missingFormNumbers(entries, deskOf(context))
        putOnAll(unit, entries, 'formNumber', given)
        return { given: given.size }
      })
    }),

    renumber: os.renumber.handler(({ input }) => {
      requireRight(context, 'edit-events')
      return command(input.meetingId, async (unit) => {
        const entries = await lineOf(unit, input.meetingId)
        const entry = found(entries.find(({ key }) => key === input.key))
        // Pressed twice, or on two laptops: the number that was to go is gone already.
        if (entry.formNumber !== input.replaces) return { formNumber: entry.formNumber }
        const formNumber = nextFormNumber(
          entries.map((other) => other.formNumber),
          deskOf(context),
        )
        putOnAll(unit, entries, 'formNumber', new Map([[entry.key, formNumber]]))
        return { formNumber }
      })
    }),
  }
}
