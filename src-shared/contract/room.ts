import { z } from 'zod'
import { instant } from '#shared/model/base'
import { live, procedure } from './base'
import { circleState } from './sync'

export const ROOM_NAME_LENGTH = 60

const guest = z.object({
  id: z.string(),
  /** Whose laptop it is, as it said itself. */
  name: z.string(),
  joinedAt: instant,
  /** It asked for news within the last minute. */
  isHere: z.boolean(),
})

/** What this laptop is in a room without internet. */
export const roomView = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('none'),
    /** Why it can neither open nor join one: it is a host's, or holds a demo. */
    barred: z.enum(['host', 'demo']).nullable(),
  }),
  /** Others sync through this laptop. */
  z.object({
    state: z.literal('open'),
    name: z.string(),
    /** `K7MQ-2F9D`: who types it on another laptop is in. */
    code: z.string(),
    /** `host:port` for laptops that do not find the room by themselves. Empty while there is no network at all. */
    addresses: z.array(z.string()),
    openUntil: instant,
    guests: z.array(guest),
  }),
  /** This laptop syncs through another one. */
  z.object({
    state: z.literal('joined'),
    name: z.string(),
    line: circleState,
    /** Records that wait to be sent to the room. */
    waiting: z.number().int(),
    lastSent: instant.nullable(),
    lastReceived: instant.nullable(),
  }),
  /** The room's laptop has taken this one out. */
  z.object({ state: z.literal('removed'), name: z.string() }),
])
export type RoomView = z.infer<typeof roomView>

/** A room that is heard on this network. */
export const nearbyRoom = z.object({ roomId: z.string(), name: z.string(), address: z.string() })
export type NearbyRoom = z.infer<typeof nearbyRoom>

/** Sync between the laptops of a room, through one of them, where there is no internet. */
export const roomContract = {
  now: procedure.output(live(roomView)),
  /** Listens for as long as somebody looks. */
  nearby: procedure.output(live(z.array(nearbyRoom))),
  open: procedure.input(z.object({ name: z.string().trim().min(1).max(ROOM_NAME_LENGTH) })).output(z.void()),
  close: procedure.output(z.void()),
  /** Another code; who is in stays in. */
  newCode: procedure.output(z.void()),
  /** Takes a laptop out: it may not read any more, and gives up what it got where it has no other right to it. */
  remove: procedure.input(z.object({ id: z.string() })).output(z.void()),
  /** @returns the room's name */
  join: procedure
    .input(z.object({ address: z.string().trim().min(1).max(300), code: z.string().max(40) }))
    .output(z.object({ name: z.string() })),
  leave: procedure.output(z.void()),
}
