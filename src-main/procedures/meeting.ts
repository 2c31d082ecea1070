import { implement } from '@orpc/server'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import { countMeeting, eveningLogOf, summarize } from '#main/core/evening'
import { liveModel } from '#main/core/live-model'
import { momentsOf } from '#main/core/meetings'
import { meetingContract } from '#shared/contract/meeting'
import { rightToRecord } from '#shared/domain/access'
import { checkMeeting } from '#shared/domain/meeting'
import { change, create, isLive, laterOf, remove, restore } from '#shared/domain/record'
import { found, requireRight, unwrap } from './base'

export function meetingProcedures(context: CoreContext) {
  const os = implement(meetingContract)
  const { records } = context
  const changes = () => records.changes(['meetings', 'moments', 'events', 'rsvps'])

  return {
    list: os.list.handler(({ signal }) =>
      liveModel(changes(), signal, async () => {
        const found = await records.find('meetings', {
          selector: { deletedAt: '' },
          sort: [{ deletedAt: 'desc' }, { startsAt: 'desc' }],
        })
        const meetings = found.filter((document) => document.kind === 'meeting')
        return Promise.all(meetings.map((meeting) => summarize(records, meeting)))
      }),
    ),

    one: os.one.handler(({ input, signal }) =>
      liveModel(changes(), signal, async () => {
        const meeting = await records.one('meeting', input.id)
        if (!meeting || !isLive(meeting)) return null
        const moments = await eveningLogOf(records, meeting.id)
        return { meeting, moments, counts: await countMeeting(records, meeting.id, moments) }
      }),
    ),

    create: os.create.handler(({ input }) => {
      requireRight(context, 'run-meetings')
      const fields = unwrap(checkMeeting(input.fields))
      return records.command(async (unit) => {
        const id = `meeting:${input.key}`
        const meeting =
          (await unit.one('meeting', id)) ?? create('meeting', { ...fields, id }, actorOf(context))
        unit.put(meeting)
        return meeting
      })
    }),

    update: os.update.handler(({ input }) => {
      requireRight(context, 'run-meetings')
      return records.command(async (unit) => {
        const known = found(await unit.one('meeting', input.id))
        const checked = unwrap(checkMeeting({ ...known, ...input.fields }))
        const meeting = change(checked, {}, actorOf(context))
        unit.put(meeting)
        return meeting
      })
    }),

    remove: os.remove.handler(({ input }) => {
      requireRight(context, 'run-meetings')
      return records.command(async (unit) => {
        unit.put(remove(found(await unit.one('meeting', input.id)), actorOf(context)))
      })
    }),

    restore: os.restore.handler(({ input }) => {
      requireRight(context, 'run-meetings')
      return records.command(async (unit) => {
        unit.put(restore(found(await unit.one('meeting', input.id)), actorOf(context)))
      })
    }),

    record: os.record.handler(({ input }) => {
      requireRight(context, rightToRecord(input.what.type))
      return records.command(async (unit) => {
        const id = `moment:${input.key}`
        const known = await unit.one('moment', id)
        if (known) return { at: known.at }
        found(await unit.one('meeting', input.meetingId))
        // A clock set back must not put this before what has already happened.
        const last = (await momentsOf(records, input.meetingId)).at(-1)
        const at = last ? laterOf(nowOf(context), last.at) : nowOf(context)
        unit.put(create('moment', { id, meetingId: input.meetingId, at, what: input.what }, actorOf(context)))
        return { at }
      })
    }),
  }
}
