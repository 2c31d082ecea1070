import { randomBytes } from 'node:crypto'
import { type Observable, Subject } from 'rxjs'
import type { Problem } from '#shared/contract/base'
import type { NearbyRoom, RoomView } from '#shared/contract/room'
import { atMost } from '#shared/domain/at-most'
import { type Actor, create, isLive, restore } from '#shared/domain/record'
import { err, ok, type Result } from '#shared/domain/result'
import { guestRolesOf } from '#shared/domain/room-roles'
import { circlesOfPerson } from '#shared/domain/sync-places'
import { ROOM_ID, type Room } from '#shared/model/room'
import { ROOM_LINK_ID, type ServerLink } from '#shared/model/sync'
import { idsInCircles, leaveCircles } from './leave-circles'
import type { Records } from './records'
import type { JoinedRoom } from './room-joined'
import type { OwnRoom } from './room-own'
import { addressesHere, forgetRoom, removeRoomFile } from './room-place'
import { type LineParts, nameOf } from './server-line'
import { forgetLink, hostOf, saveLink } from './server-link'
import { syncProblems } from './sync-problems'
import type { SyncService } from './sync-service'

/** Sync between the laptops of a room, beside that with the central server and by the same path. */
export type RoomService = {
  view(): Promise<RoomView>
  /** Whether this laptop shares its work in a room at present. */
  isIn(): boolean
  /** `view` may differ now. */
  changes: Observable<void>
  /** Rooms that can be heard, for as long as somebody listens. */
  nearby(): Promise<Observable<NearbyRoom[]>>
  open(name: string, actor: Actor): Promise<Result<void, Problem>>
  closeRoom(actor: Actor): Promise<void>
  newCode(): void
  remove(user: string, actor: Actor): Promise<boolean>
  join(address: string, code: string, actor: Actor): Promise<Result<{ name: string }, Problem>>
  leave(actor: Actor): Promise<void>
  /** Out of any room: what was shared is about to leave this laptop. */
  leaveAll(actor: Actor): Promise<void>
  close(): Promise<void>
}

type Parts = LineParts & {
  records: Records
  dataDir: string
  key: string
  sync: SyncService
  isDemo: () => Promise<boolean>
  onLeft: () => void
}

/** An evening, and the way home. A room that somebody forgot does not open itself to other networks for ever. */
const OPEN_MS = 12 * 3_600_000
/** Of a laptop that belongs to no server. */
const NO_PROGRAM = 'room'

/** Goes on with the room that this laptop had open, or was in. */
export function startRoomService(parts: Parts): RoomService {
  const { records, sync, clock, log } = parts
  const changes = new Subject<void>()
  const turn = atMost(1)
  const problems = syncProblems(records, clock)
  let own: OwnRoom | null = null
  let joined: JoinedRoom | null = null
  let removedFrom: ServerLink | null = null
  const onChange = () => changes.next()
  const actorNow = (): Actor => ({ name: '', now: clock.now().toISOString() })

  const events = {
    ...problems,
    /** What the central server refused is settled by that server alone. */
    onSent: async (versions: Parameters<typeof problems.onSent>[0]) => {
      if (!sync.link()) await problems.onSent(versions)
    },
  }

  async function run(room: Room): Promise<void> {
    // Loaded once there is a room: most laptops never are in one.
    const { runOwnRoom } = await import('./room-own')
    const onTimeUp = () => void turn(() => end(actorNow()))
    own = await runOwnRoom({ ...parts, events, onChange, onTimeUp }, room)
    onChange()
  }

  async function follow(link: ServerLink): Promise<void> {
    const { runJoinedRoom } = await import('./room-joined')
    const onPartEnded = () => turn(() => leaveForGood(link))
    joined = await runJoinedRoom({ ...parts, events: { ...events, onPartEnded }, onChange }, link)
    onChange()
  }

  async function end(actor: Actor): Promise<void> {
    const ending = own
    own = null
    await ending?.end(actor)
    onChange()
  }

  async function leave(actor: Actor): Promise<void> {
    const leaving = joined
    joined = null
    removedFrom = null
    await leaving?.leave()
    await forgetLink(records, actor, ROOM_LINK_ID)
    onChange()
  }

  /** The room's laptop took this one out. What its own server lets it read stays, and what was here before it came. */
  async function leaveForGood(link: ServerLink): Promise<void> {
    const leaving = joined
    joined = null
    const elsewhere = sync.link()?.circles ?? []
    const circles = link.circles.filter((circle) => !elsewhere.includes(circle))
    const leave = async () => {
      const unsent = (await leaving?.leave()) ?? []
      return circles.length > 0 ? unsent : []
    }
    const kept = new Set(link.room?.before)
    await leaveCircles(records, parts.collections, { ...link, circles }, leave, actorNow(), kept)
    if (circles.length > 0) parts.onLeft()
    removedFrom = await records.one('server', ROOM_LINK_ID)
    onChange()
  }

  const barred = async () => ((await parts.isDemo()) ? 'demo' : hostOf(sync.link()) ? 'host' : null)

  async function mayEnter(): Promise<Result<void, Problem>> {
    const reason = await barred()
    if (reason === 'demo') return err({ tag: 'demo-stays-here' })
    return reason === 'host' ? err({ tag: 'host-stays-out' }) : ok(undefined)
  }

  async function makeRoom(name: string, actor: Actor): Promise<Result<void, Problem>> {
    const allowed = await mayEnter()
    if (!allowed.ok) return allowed
    if (own) return ok(undefined)
    const link = sync.link()
    const guestRoles = guestRolesOf(link?.roles ?? null)
    if (guestRoles.length === 0) return err({ tag: 'not-allowed' })
    if (addressesHere().length === 0) return err({ tag: 'no-network' })
    await leave(actor)
    const { makeCertificate } = await import('../room/certificate')
    const fields = {
      ...(await makeCertificate()),
      roomId: randomBytes(8).toString('hex'),
      name,
      program: link?.program ?? NO_PROGRAM,
      guestRoles,
      openUntil: new Date(clock.now().getTime() + OPEN_MS).toISOString(),
      port: 0,
      guests: [],
    }
    removeRoomFile(parts.dataDir)
    await records.command(async (unit) => {
      const known = await unit.one('room', ROOM_ID)
      unit.put(
        known ? { ...restore(known, actor), ...fields } : create('room', { id: ROOM_ID, ...fields }, actor),
      )
    })
    const room = await records.one('room', ROOM_ID)
    if (room) await run(room)
    return ok(undefined)
  }

  async function joinRoomAt(
    address: string,
    code: string,
    actor: Actor,
  ): Promise<Result<{ name: string }, Problem>> {
    const allowed = await mayEnter()
    if (!allowed.ok) return allowed
    const { joinRoom } = await import('../room/join')
    const name = actor.name.trim().slice(0, 60) || '?'
    const answer = await joinRoom({ address, code, name, program: sync.link()?.program ?? '' })
    if (!answer.ok) return answer
    const { grant, url, certificate } = answer.value
    await end(actor)
    await leave(actor)
    const { user, password, program, roles } = grant
    const circles = circlesOfPerson(user, roles)
    const before = await idsInCircles(parts.collections, circles)
    const room = { roomId: grant.roomId, name: grant.name, certificate, before }
    const fields = { url, program, user, password, circles, roles, room }
    await follow(await saveLink(records, fields, actor, ROOM_LINK_ID))
    return ok({ name: grant.name })
  }

  async function goOn(): Promise<void> {
    const [room, link] = await Promise.all([
      records.one('room', ROOM_ID),
      records.one('server', ROOM_LINK_ID),
    ])
    if (link && isLive(link)) {
      if (link.endedAt) removedFrom = link
      else await follow(link)
    }
    if (room && isLive(room) && room.openUntil > actorNow().now) return run(room)
    await forgetRoom(records, actorNow())
    removeRoomFile(parts.dataDir)
  }

  // Neither a network nor a room that cannot be opened again keeps the app from starting.
  void turn(goOn).catch((cause) => log('room.not-opened', nameOf(cause)))

  return {
    changes,
    isIn: () => own !== null || joined !== null,
    async view() {
      if (own) return own.view()
      if (joined) return joined.view()
      if (removedFrom) return { state: 'removed', name: removedFrom.room?.name ?? '' }
      return { state: 'none', barred: await barred() }
    },
    async nearby() {
      const { listen } = await import('../room/discovery')
      return listen(() => log('room.not-heard'))
    },
    open: (name, actor) => turn(() => makeRoom(name, actor)),
    closeRoom: (actor) => turn(() => end(actor)),
    newCode: () => own?.newCode(),
    remove: async (user, actor) => (await own?.remove(user, actor)) ?? false,
    join: (address, code, actor) => turn(() => joinRoomAt(address, code, actor)),
    leave: (actor) => turn(() => leave(actor)),
    leaveAll: (actor) =>
      turn(async () => {
        await end(actor)
        await leave(actor)
      }),
    close: () =>
      turn(async () => {
        await own?.stop()
        await joined?.stop()
        changes.complete()
      }),
  }
}
