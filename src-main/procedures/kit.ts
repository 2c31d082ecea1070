import { implement } from '@orpc/server'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import { listEvents, rsvpRowsOf } from '#main/core/events'
import { moveKit } from '#main/core/kit-circle'
import { kitModel, listKits, putDesk } from '#main/core/kits'
import { liveModel } from '#main/core/live-model'
import type { Unit } from '#main/core/records'
import { loadScripts } from '#main/core/scripts'
import { kitContract } from '#shared/contract/kit'
import { guestsOfRsvps, newKit } from '#shared/domain/kit'
import { type Actor, change, isLive, remove, restore } from '#shared/domain/record'
import type { Kit } from '#shared/model/kit'
import { fail, found, requireRight } from './base'

/** Coming events that a new kit offers to a callee. */
const OFFERED_EVENTS = 30

export function kitProcedures(context: CoreContext) {
  const os = implement(kitContract)
  const { records, kits } = context

  /** One kit changed, by whoever runs phone banks. */
  const edit = (id: string, next: (kit: Kit, actor: Actor) => Kit): Promise<Kit> => {
    requireRight(context, 'run-phone-banks')
    return records.command(async (unit) => {
      const kit = next(found(await unit.one('kit', id)), actorOf(context))
      unit.put(kit)
      return kit
    })
  }

  /** Guests who are not in the kit yet. */
  async function bringGuests(unit: Unit, kit: Kit): Promise<number> {
    if (kit.eventId === '') return 0
    const guests = guestsOfRsvps(kit, await rsvpRowsOf(records, kit.eventId), actorOf(context))
    const known = new Set(
      (
        await unit.many(
          'guest',
          guests.map(({ id }) => id),
        )
      ).map(({ id }) => id),
    )
    const fresh = guests.filter(({ id }) => !known.has(id))
    for (const guest of fresh) unit.put(guest)
    return fresh.length
  }

  return {
    list: os.list.handler(({ signal }) =>
      liveModel(records.changes(['kits', 'conversations']), signal, () => listKits(records, nowOf(context))),
    ),

    one: os.one.handler(({ input, signal }) =>
      liveModel(kits.changes(input.id), signal, async () => {
        const book = await kits.of(input.id)
        return book && kitModel(records, book, actorOf(context))
      }),
    ),

    create: os.create.handler(async ({ input }) => {
      requireRight(context, 'run-phone-banks')
      const templates = await loadScripts()
      const template = found(templates.find(({ id }) => id === input.templateId))
      const filter = { meetingId: null, state: null, when: 'coming', text: '' } as const
      const { rows } = await listEvents(records, filter, OFFERED_EVENTS, nowOf(context))
      return records.command(async (unit) => {
        const known = await unit.one('kit', `kit:${input.key}`)
        if (known) return known
        const event = input.eventId === null ? null : found(await unit.one('event', input.eventId))
        const events = rows.map((row) => row.event).filter(({ state }) => state === 'approved')
        const source = { ...input, event, template, events, zone: context.zone }
        const { kit, script } = newKit(source, actorOf(context))
        await bringGuests(unit, kit)
        unit.put(script)
        unit.put(kit)
        return kit
      })
    }),

    update: os.update.handler(({ input }) =>
      edit(input.id, (kit, actor) => change(kit, input.fields, actor)),
    ),

    refreshGuests: os.refreshGuests.handler(({ input }) => {
      requireRight(context, 'run-phone-banks')
      return records.command(async (unit) => ({
        added: await bringGuests(unit, found(await unit.one('kit', input.id))),
      }))
    }),

    setReady: os.setReady.handler(({ input }) =>
      edit(input.id, (kit, actor) => {
        if (kit.state === 'closed') return fail({ tag: 'kit-closed' })
        return change(kit, { state: input.ready ? 'ready' : 'preparing' }, actor)
      }),
    ),

    remove: os.remove.handler(async ({ input }) => {
      await edit(input.id, remove)
    }),

    restore: os.restore.handler(async ({ input }) => {
      await edit(input.id, restore)
    }),

    setPart: os.setPart.handler(async ({ input }) => {
      requireRight(context, 'call')
      const { id, part, parts } = input
      if (part > parts) fail({ tag: 'missing', field: 'part' })
      await records.command((unit) => putDesk(unit, id, { part, parts }, actorOf(context)))
    }),

    handOver: os.handOver.handler(async ({ input }) => {
      requireRight(context, 'run-phone-banks')
      const kit = found(await records.one('kit', input.id))
      if (!isLive(kit)) fail({ tag: 'not-found' })
      return moveKit(records, kit, input.hostUser, () => actorOf(context))
    }),
  }
}
