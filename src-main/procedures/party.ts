import { implement } from '@orpc/server'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import { liveModel } from '#main/core/live-model'
import { callTally, partyModel } from '#main/core/party'
import { partyContract } from '#shared/contract/party'
import { guestId } from '#shared/domain/kit'
import { nextRound } from '#shared/domain/party'
import { change, create, isLive } from '#shared/domain/record'
import type { Guest, KitMoment } from '#shared/model/kit'
import { fail, found, requireRight } from './base'

export function partyProcedures(context: CoreContext) {
  const os = implement(partyContract)
  const { records, kits } = context

  const editGuest = (id: string, fields: Partial<Guest>): Promise<Guest> => {
    requireRight(context, 'call')
    return records.command(async (unit) => {
      const guest = change(found(await unit.one('guest', id)), fields, actorOf(context))
      unit.put(guest)
      return guest
    })
  }

  async function record(key: string, kitId: string, what: KitMoment['what']): Promise<KitMoment> {
    const { circle } = found(await records.one('kit', kitId))
    return records.command(async (unit) => {
      const id = `kitmoment:${key}`
      const known = await unit.one('kitmoment', id)
      const actor = actorOf(context)
      const moment = known ?? create('kitmoment', { id, circle, kitId, at: actor.now, what }, actor)
      unit.put(moment)
      return moment
    })
  }

  async function openBook(kitId: string) {
    const book = await kits.of(kitId)
    return book && isLive(book.kit) ? book : null
  }

  return {
    live: os.live.handler(({ input, signal }) =>
      liveModel(kits.changes(input.kitId), signal, async () => {
        const book = await openBook(input.kitId)
        return book && partyModel(records, book, nowOf(context))
      }),
    ),

    tally: os.tally.handler(({ input, signal }) =>
      liveModel(kits.changes(input.kitId), signal, async () => {
        const book = await openBook(input.kitId)
        return book && callTally(book)
      }),
    ),

    checkIn: os.checkIn.handler(({ input }) =>
      editGuest(input.guestId, { arrivedAt: input.here ? nowOf(context) : '' }),
    ),

    walkIn: os.walkIn.handler(async ({ input }) => {
      requireRight(context, 'call')
      if (input.fields.firstName.trim() === '') fail({ tag: 'missing', field: 'firstName' })
      const kit = found(await records.one('kit', input.kitId))
      return records.command(async (unit) => {
        const id = guestId(kit.id, input.key)
        const actor = actorOf(context)
        const place = { id, circle: kit.circle, kitId: kit.id, rsvpId: '', arrivedAt: actor.now }
        const guest =
          (await unit.one('guest', id)) ??
          create('guest', { ...place, ...input.fields, source: 'walk-in' }, actor)
        unit.put(guest)
        return guest
      })
    }),

    editGuest: os.editGuest.handler(({ input }) => editGuest(input.guestId, input.fields)),

    round: os.round.handler(async ({ input }) => {
      requireRight(context, 'call')
      const book = found(await openBook(input.kitId))
      const what = nextRound(book.moments(), input)
      return what && record(input.key, input.kitId, what)
    }),

    bell: os.bell.handler(({ input }) => {
      requireRight(context, 'call')
      return record(input.key, input.kitId, { type: 'bell', callerId: input.callerId })
    }),
  }
}
