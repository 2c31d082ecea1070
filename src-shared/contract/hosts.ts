import { z } from 'zod'
import { instant, language } from '#shared/model/base'
import { event, eventType } from '#shared/model/event'
import { live, procedure } from './base'

/**
 * An event as the room may see it: on the projector, on paper handed out, at the table. There is no field for a phone,
 * an e-mail, a street or a link, so none can get in.
 */
export const roomEvent = z.object({
  id: z.string(),
  /** First name and initial of the last, of co-hosts too: `Mary O. & Luis G.` */
  hostName: z.string(),
  formNumber: z.string(),
  type: eventType,
  online: z.boolean(),
  /** A venue's name, or a neighbourhood; '' where all that was given might tell where a home is. */
  place: z.string(),
  /** Town and ZIP; '' where unknown. */
  area: z.string(),
  startsAt: instant,
  zone: z.string(),
  minutes: z.number().int(),
  /** null = no limit; never below 0. */
  seatsLeft: z.number().int().nullable(),
  lineUp: z.number(),
  createdAt: instant,
})
export type RoomEvent = z.infer<typeof roomEvent>

/** Events of a meeting to choose from: by area, in it by day, in that by hour. */
export const directory = z.object({
  areas: z.array(
    z.object({
      /** '' for events without a known place; online events stand last, together. */
      area: z.string(),
      online: z.boolean(),
      days: z.array(z.object({ date: z.string(), events: z.array(roomEvent) })),
    }),
  ),
  events: z.number().int(),
  hosts: z.number().int(),
})
export type Directory = z.infer<typeof directory>

export const dayPart = z.enum(['morning', 'afternoon', 'evening'])
export type DayPart = z.infer<typeof dayPart>
/** When somebody has time. `weekday` as in ISO 8601: 1 = Monday. */
export const freeTime = z.object({ weekday: z.number().int().min(1).max(7), part: dayPart })
export type FreeTime = z.infer<typeof freeTime>

export const nearestQuery = z.object({
  /** null: the events of all meetings. */
  meetingId: z.string().nullable(),
  zip: z.string().trim().max(10),
  /** None = any time. */
  free: z.array(freeTime).max(21),
  /** Events without a free seat too: who insists on a host may join one more than fits. */
  alsoFull: z.boolean().optional(),
  limit: z.number().int().min(1).max(100),
})
export type NearestQuery = z.infer<typeof nearestQuery>

/** `miles` is the distance between the middles of the two ZIPs; null for online events and unknown ZIPs. */
export const nearHost = roomEvent.extend({ miles: z.number().nullable() })
export type NearHost = z.infer<typeof nearHost>

export const zipPlace = z.object({ zip: z.string(), city: z.string(), state: z.string() })
export type ZipPlace = z.infer<typeof zipPlace>

export const nearestHosts = z.object({
  /** Where the search began; null where the ZIP is not known: events then come by time, without distance. */
  from: zipPlace.nullable(),
  hosts: z.array(nearHost),
})
export type NearestHosts = z.infer<typeof nearestHosts>

export const paperSize = z.enum(['letter', 'a4'])
export type PaperSize = z.infer<typeof paperSize>
export const printOrder = z.object({ meetingId: z.string(), language, paper: paperSize })

export const hostsContract = {
  /** Coming events with free seats: the nearest first, those without a distance after them, by time. */
  nearest: procedure.input(nearestQuery).output(live(nearestHosts)),
  /** Town and state of a ZIP; null where there is no such ZIP. */
  zip: procedure.input(event.pick({ zip: true })).output(zipPlace.nullable()),
  directory: procedure.input(z.object({ meetingId: z.string() })).output(live(directory)),
  /** To hand out in the room: a PDF. */
  directoryPdf: procedure.input(printOrder).output(z.instanceof(File)),
}
