import { z } from 'zod'
import { instant, recordFields } from './base'

/** A laptop that was let into this one's room. `user` is its name in the hub. */
export const roomGuest = z.object({ user: z.string(), name: z.string(), joinedAt: instant })
export type RoomGuest = z.infer<typeof roomGuest>

/** The room that this laptop opens for others: `room:own`. Circle: device. */
export const room = z.object({
  ...recordFields,
  kind: z.literal('room'),
  /** Tells this room from others on the network; says nothing of whose it is. */
  roomId: z.string(),
  name: z.string(),
  /** Until when it is open, also after a restart; '' while it is closed. */
  openUntil: z.union([instant, z.literal('')]),
  /** The same at each opening where it is free, so that guests find the room where it was. */
  port: z.number().int(),
  /** PEM. Guests know the room by this certificate. */
  certificate: z.string(),
  privateKey: z.string(),
  guests: z.array(roomGuest),
})
export type Room = z.infer<typeof room>
export const ROOM_ID = 'room:own'
