import { implement } from '@orpc/server'
import { actorOf, type CoreContext } from '#main/core/context'
import { noticesOf, siblingsOf } from '#main/core/hosts-schedule'
import { liveModel } from '#main/core/live-model'
import type { Unit } from '#main/core/records'
import { icsText } from '#main/exchange/ics'
import { fileName } from '#main/print/print'
import type { Problem } from '#shared/contract/base'
import { scheduleContract } from '#shared/contract/schedule'
import { type CalendarReader, calendarEntry } from '#shared/domain/calendar-file'
import { type EventPair, editEvent } from '#shared/domain/event'
import { eventSideId, isLive, rsvpId } from '#shared/domain/record'
import type { Result } from '#shared/domain/result'
import {
  addedEventKey,
  cancelEvent,
  duplicateEvent,
  reinstateEvent,
  repeatWeekly,
  seriesFrom,
} from '#shared/domain/schedule'
import type { EventRecord } from '#shared/model/event'
import type { Review } from '#shared/model/review'
import { fill, pageWords } from '#shared/pages/words'
import { found, requireRight, unwrap } from './base'

export function scheduleProcedures(context: CoreContext) {
  const os = implement(scheduleContract)
  const { records } = context

  async function pairOf(unit: Pick<Unit, 'one'>, eventId: string): Promise<EventPair> {
    const event = await unit.one('event', eventId)
    const side = await unit.one('eventside', eventSideId(eventId))
    return { event: found(event && isLive(event) ? event : null), side: found(side) }
  }

  /** Puts what is not there yet: the same command again finds its work done. */
  async function putNew(unit: Unit, pairs: readonly EventPair[]): Promise<EventRecord[]> {
    const events: EventRecord[] = []
    for (const { event, side } of pairs) {
      const known = await unit.one('event', event.id)
      if (!known) {
        unit.put(side)
        unit.put(event)
      }
      events.push(known ?? event)
    }
    return events
  }

  /** A decision about an event that must be told to those who count on it. */
  async function decided(
    eventId: string,
    key: string,
    decide: (event: EventRecord) => Result<{ event: EventRecord; review: Review }, Problem>,
  ) {
    requireRight(context, 'edit-events')
    const { event, side } = await records.command(async (unit) => {
      const pair = await pairOf(unit, eventId)
      if (await unit.one('review', `review:${key}`)) return pair
      const { event, review } = unwrap(decide(pair.event))
      unit.put(review)
      unit.put(event)
      return { event, side: pair.side }
    })
    return { event, notices: await noticesOf(records, eventId, side) }
  }

  return {
    duplicate: os.duplicate.handler(({ input }) => {
      requireRight(context, 'edit-events')
      return records.command(async (unit) => {
        const pair = await pairOf(unit, input.eventId)
        const key = addedEventKey(input.eventId, input.key)
        const copy = duplicateEvent(pair, key, input.startsAt, actorOf(context))
        return found((await putNew(unit, [copy]))[0])
      })
    }),

    repeatWeekly: os.repeatWeekly.handler(({ input }) => {
      requireRight(context, 'edit-events')
      return records.command(async (unit) => {
        const pair = await pairOf(unit, input.eventId)
        const siblings = await siblingsOf(records, pair.event)
        const made = unwrap(repeatWeekly(pair, input.weeks, siblings, input.key, actorOf(context)))
        return { events: await putNew(unit, made) }
      })
    }),

    series: os.series.handler(({ input, signal }) =>
      liveModel(records.changes(['events']), signal, async () => {
        const { event } = await pairOf(records, input.eventId)
        return { events: seriesFrom(event, await siblingsOf(records, event)) }
      }),
    ),

    move: os.move.handler(async ({ input }) => {
      requireRight(context, 'edit-events')
      const { event, side } = await records.command(async (unit) => {
        const pair = await pairOf(unit, input.eventId)
        const edited = editEvent(pair, { startsAt: input.startsAt }, input.key, actorOf(context))
        if (edited.review) unit.put(edited.review)
        unit.put(edited.event)
        return edited
      })
      return { event, notices: await noticesOf(records, event.id, side) }
    }),

    cancel: os.cancel.handler(({ input }) =>
      decided(input.eventId, input.key, (event) =>
        cancelEvent(event, input.reason, input.key, actorOf(context)),
      ),
    ),

    reinstate: os.reinstate.handler(({ input }) =>
      decided(input.eventId, input.key, (event) => reinstateEvent(event, input.key, actorOf(context))),
    ),

    notices: os.notices.handler(({ input, signal }) =>
      liveModel(records.changes(['events', 'rsvps', 'people']), signal, async () => {
        const { event, side } = await pairOf(records, input.eventId)
        return { notices: await noticesOf(records, event.id, side) }
      }),
    ),

    calendarFile: os.calendarFile.handler(async ({ input }) => {
      const event = found(await records.one('event', input.eventId))
      const side = await records.one('eventside', eventSideId(event.id))
      const reader = await readerOf(event.id, input.reader)
      const words = pageWords(input.language)
      const entry = calendarEntry({ event, side }, reader, {
        hostedBy: (name) => fill(words.calendar.hostedBy, { name }),
        contact: (name, contact) => fill(words.calendar.contact, { name, contact }),
      })
      return { name: `${fileName(event.title)}.ics`, text: icsText([entry]) }
    }),
  }

  /** A guest who is not signed up, or has declined, is anyone. */
  async function readerOf(
    eventId: string,
    reader: { as: 'anyone' | 'host' } | { as: 'guest'; personId: string },
  ): Promise<CalendarReader> {
    if (reader.as !== 'guest') return reader.as
    const rsvp = await records.one('rsvp', rsvpId(eventId, reader.personId))
    const isExpected =
      rsvp !== null && isLive(rsvp) && rsvp.status !== 'declined' && rsvp.status !== 'no-show'
    return isExpected ? 'guest' : 'anyone'
  }
}
