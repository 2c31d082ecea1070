import { z } from 'zod'
import { kit, kitDesk, kitTotals } from '#shared/model/kit'
import { script } from '#shared/model/script'
import { live, newKey, procedure } from './base'

export const kitSummary = kit
  .pick({
    id: true,
    title: true,
    startsAt: true,
    zone: true,
    hostName: true,
    place: true,
    state: true,
    goals: true,
    purgedAt: true,
  })
  .extend({ contacts: z.number().int(), calls: z.number().int() })
export type KitSummary = z.infer<typeof kitSummary>

/** What the organizer or host may change. */
export const kitFields = kit.pick({
  title: true,
  startsAt: true,
  zone: true,
  minutes: true,
  place: true,
  hostName: true,
  goals: true,
  hours: true,
  cooldowns: true,
  phase: true,
  guide: true,
  events: true,
  training: true,
  keepDays: true,
})
export type KitFields = z.infer<typeof kitFields>

/** Something that is missing before the first call, as a tag the screen has words for; worked out, not stored. */
export const kitLack = z.enum(['no-script', 'script-flawed', 'no-contacts', 'no-guests', 'no-goals'])
export type KitLack = z.infer<typeof kitLack>

const byId = z.object({ id: z.string() })

export const kitContract = {
  /** Kits of this laptop by day, the coming ones first. */
  list: procedure.output(live(z.array(kitSummary))),
  one: procedure.input(byId).output(
    live(
      z
        .object({
          kit,
          totals: kitTotals,
          /** The standing version. */
          script: script.nullable(),
          lacks: z.array(kitLack),
          desk: kitDesk.pick({ desk: true, part: true, parts: true }),
        })
        .nullable(),
    ),
  ),
  /**
   * From an event: title, time, place, host and guests come from it, the script from a template. null: an evening of
   * its own, tonight at seven, to fill in.
   */
  create: procedure
    .input(
      z.object({ key: newKey, eventId: z.string().nullable(), templateId: z.string(), hostUser: z.string() }),
    )
    .output(kit),
  update: procedure.input(z.object({ id: z.string(), fields: kitFields.partial() })).output(kit),
  /** Brings guests of the event that signed up since into the kit. */
  refreshGuests: procedure.input(byId).output(z.object({ added: z.number().int() })),
  /** `preparing` ⇄ `ready`: a kit may be called from when it is ready. */
  setReady: procedure.input(z.object({ id: z.string(), ready: z.boolean() })).output(kit),
  remove: procedure.input(byId).output(z.void()),
  restore: procedure.input(byId).output(z.void()),
  /** Which part of the list this laptop calls where several do not see each other. */
  setPart: procedure
    .input(byId.extend({ part: kitDesk.shape.part, parts: kitDesk.shape.parts }))
    .output(z.void()),
  /** Moves a kit into the circle of a host, by their name on the server; '' = by file alone. */
  handOver: procedure.input(z.object({ id: z.string(), hostUser: z.string() })).output(kit),
}
