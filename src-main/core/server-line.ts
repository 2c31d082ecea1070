import { filter, map, take } from 'rxjs'
import type { ServerLink } from '#shared/model/sync'
import type { RunningSync, SharedCircle, SyncOptions } from '../sync/types'
import { isPartEnded } from './is-part-ended'
import type { Clock, Log } from './ports'
import type { Collections } from './records'

/** Of a link, what a line to its server needs. */
export type LinePlace = Pick<ServerLink, 'url' | 'program' | 'user' | 'password' | 'circles' | 'room'>

export type LineParts = { collections: Collections; clock: Clock; log: Log }
export type LineEvents = Pick<SyncOptions, 'onRefused' | 'onConflict' | 'onSent' | 'refusedAmong'> & {
  /** The server has ended this person's part in the program, and says so itself. */
  onPartEnded: (line: RunningSync) => Promise<void>
}

/** Keeps this laptop in step with one server. Returns as soon as it has begun. */
export async function openServerLine(
  { collections, clock, log }: LineParts,
  place: LinePlace,
  { onPartEnded, ...problems }: LineEvents,
): Promise<RunningSync> {
  const { url, program, user, password, room } = place
  // Loaded once there is a server to speak to: PouchDB's cookies bring a list of all public suffixes along.
  const { startSync } = await import('../sync/engine')
  const line = await startSync({
    collections: collections as never,
    circles: place.circles as SharedCircle[],
    server: { url, program, ...(room && serverOfRoom(room)) },
    credentials: { name: user, password },
    now: () => clock.now(),
    log,
    ...problems,
  })
  // Shut out of everything: by a slip in the server's settings, or for good? The server says which.
  line.status$
    .pipe(
      map(({ circles }) => Object.values(circles)),
      filter((states) => states.length > 0 && states.every((state) => state === 'no-access')),
      take(1),
    )
    .subscribe(() => {
      const leave = async () => {
        if (!(await isPartEnded(place))) return
        log('sync.part-ended')
        await onPartEnded(line)
      }
      void leave().catch((cause) => log('sync.not-left', nameOf(cause)))
    })
  return line
}

/** A room's address is that of a laptop for one evening. */
const serverOfRoom = ({ roomId, certificate }: NonNullable<ServerLink['room']>) => ({
  key: `room:${roomId}`,
  ...(certificate && { certificate }),
})

export const nameOf = (cause: unknown) => ({ cause: cause instanceof Error ? cause.name : 'unknown' })
