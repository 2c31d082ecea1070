import { z } from 'zod'
import { instant, recordFields, role } from './base'
import { programName } from './invitation'

/** A laptop that was let into this one's room. `user` is its name in the hub. */
const roomGuest = z.object({ user: z.string(), name: z.string(), joinedAt: instant })

/** The room that is open on this laptop: `room:own`. Closed, it is deleted, and the next is another. Circle: device. */
export const room = z.object({
  ...recordFields,
  kind: z.literal('room'),
  /** Tells this room from others on the network; says nothing of whose it is. */
  roomId: z.string(),
  name: z.string(),
  program: programName,
  /** What guests may do. */
  guestRoles: z.array(role),
  /** It opens again after a restart until then, and where guests know it to be. */
  openUntil: instant,
  port: z.number().int(),
  /** PEM. Guests know the room by this certificate. */
  certificate: z.string(),
  privateKey: z.string(),
  guests: z.array(roomGuest),
})
export type Room = z.infer<typeof room>
export const ROOM_ID = 'room:own'
