import { createHash } from 'node:crypto'
import { isLent } from '#shared/domain/circle-content'
import { createShares, type Share } from '#shared/domain/shares'
import { databaseOf, stewardDatabase } from '#shared/domain/sync-places'
import { type CircleFamily, circleByKind } from '#shared/model/circles'
import type { ServerClient } from '../client'
import { mergeBranches } from './branches'
import { type Loss, settleHost } from './copies'
import { createHostCircles } from './host-circles'
import { type Change, LOSS_PREFIX, openStored, type StoredDatabase } from './stored-database'

/** What one turn did, in records. */
export type Turn = {
  toHosts: number
  toTeam: number
  takenAway: number
  branches: number
  /** Values that lost against a later one, or that the rules did not let through; kept in the steward's database. */
  losses: number
  /** In a host's circle, and of nobody we know: they stay there. */
  strays: number
  /** Still to be done, as somebody wrote meanwhile. */
  again: number
  circlesMade: string[]
}

export const noTurn = (): Turn => ({
  toHosts: 0,
  toTeam: 0,
  takenAway: 0,
  branches: 0,
  losses: 0,
  strays: 0,
  again: 0,
  circlesMade: [],
})

export type Steward = {
  /** Follows every database once and brings into step what has changed. */
  turn(): Promise<Turn>
}

/** Records that one request carries. */
const BATCH = 200
/** How often it looks for circles that invitations have made, in turns. */
const TURNS_BETWEEN_LOOKS = 10

/**
 * Keeps the circles of hosts and the team's in step (docs/central.md). It may be killed at any moment and run twice:
 * how far each database was followed stands in its `_local/barnstorm-steward`, noted after the work is done, and what
 * is done already is left alone.
 */
export async function openSteward(
  client: ServerClient,
  program: string,
  now: () => Date = () => new Date(),
): Promise<Steward> {
  const shares = createShares()
  const sources = [
    openStored(client, databaseOf(program, 'program')),
    openStored(client, databaseOf(program, 'team')),
  ]
  const [, team] = sources as [StoredDatabase, StoredDatabase]
  const agreed = openStored(client, stewardDatabase(program))
  const circles = createHostCircles(client, program)
  /** What has to be looked at, by host. */
  const open = new Map<string, Set<string>>()
  const strays = new Map<string, Set<string>>()
  const seqByDatabase = new Map<string, string>()
  let turns = 0

  const look = (found: readonly Share[]) => {
    for (const { host, id } of found) {
      if (host !== '') open.set(host, (open.get(host) ?? new Set<string>()).add(id))
    }
  }

  /** Whoever may see more than before may have had it waiting in her circle. */
  const lookAtStrays = (hosts: Iterable<string>) => {
    for (const host of hosts) look([...(strays.get(host) ?? [])].map((id) => ({ host, id })))
  }

  async function begin(): Promise<void> {
    await circles.refresh()
    let isFirst = false
    for (const source of sources) {
      const known = await source.place()
      isFirst ||= known === ''
      // The first time everything is followed, so that branches of old are found too.
      seqByDatabase.set(source.name, known)
    }
    await readShares()
    const all = shares.all()
    if (isFirst) {
      look(all)
      return
    }
    // What became hers, or ceased to be, while nobody looked.
    const keyOf = ({ host, id }: Share) => `${host}/${id}`
    const inStep = new Set(await agreed.ids())
    const hers = new Set(all.map(keyOf))
    look(all.filter((share) => !inStep.has(keyOf(share))))
    look([...inStep].filter((key) => !hers.has(key) && !key.startsWith(LOSS_PREFIX)).map(shareOf))
    // What hosts wrote that was nobody's yet.
    for (const host of circles.hosts()) {
      const ids = (await circles.database(host)?.ids()) ?? []
      look(ids.map((id) => ({ host, id })).filter((share) => !inStep.has(keyOf(share))))
    }
  }

  async function readShares(): Promise<void> {
    for (const [kind, circle] of Object.entries(circleByKind)) {
      const source = kind === 'event' ? sources[0] : isOwn(circle) || isLink(kind) ? team : undefined
      if (!source) continue
      for await (const page of source.beginningWith(`${kind}:`))
        for (const { fields } of page) shares.note(fields)
    }
  }

  async function follow(source: StoredDatabase, take: (change: Change) => void): Promise<number> {
    let branches = 0
    for (let since = seqByDatabase.get(source.name) ?? (await source.place()); ; ) {
      const { changes, seq, isLast } = await source.changes(since || '0')
      for (const change of changes) {
        const losses = await mergeBranches(source, change)
        if (losses) {
          branches++
          await keepLosses([{ host: '', id: change.id, losses, refused: null }])
        }
        take(change)
      }
      seqByDatabase.set(source.name, seq)
      since = seq
      if (isLast) return branches
    }
  }

  function takeFromSource({ id, isDeleted, fields }: Change): void {
    // Deleted for good, by an admin: to be looked at wherever it is.
    if (isDeleted) {
      look(circles.hosts().map((host) => ({ host, id })))
      return
    }
    const touched = shares.note(fields)
    look(touched)
    if (fields.kind !== 'person') lookAtStrays(new Set(touched.map(({ host }) => host)))
  }

  async function followHosts(): Promise<number> {
    let branches = 0
    for (const host of await circles.changed()) {
      const database = circles.database(host)
      if (database) branches += await follow(database, ({ id }) => look([{ host, id }]))
    }
    return branches
  }

  async function settleAll(turn: Turn): Promise<void> {
    for (const [host, ids] of [...open]) {
      open.delete(host)
      if (!circles.database(host)) {
        if (await circles.make(host)) turn.circlesMade.push(host)
      }
      const database = circles.database(host)
      // A host without an account has no circle; the first look after she gets one finds all of it.
      if (!database) continue
      await settleIn(host, database, [...ids], turn)
    }
  }

  async function settleIn(host: string, database: StoredDatabase, ids: string[], turn: Turn): Promise<void> {
    const waiting = strays.get(host) ?? new Set<string>()
    strays.set(host, waiting)
    for (let at = 0; at < ids.length; at += BATCH) {
      const batch = ids.slice(at, at + BATCH)
      const done = await settleHost(host, batch, shares, { program, team, host: database, agreed })
      turn.toHosts += done.toHost
      turn.toTeam += done.toTeam
      turn.takenAway += done.takenAway
      turn.again += done.again.length
      look(done.again.map((id) => ({ host, id })))
      for (const id of batch) waiting.delete(id)
      for (const id of done.strays) waiting.add(id)
      await keepLosses(done.losses)
      turn.losses += done.losses.length
    }
  }

  /** Named after what was lost, so that telling it twice keeps it once. */
  async function keepLosses(losses: readonly Loss[]): Promise<void> {
    const found = losses.filter(({ losses: fields, refused }) => fields.length > 0 || refused)
    const at = now().toISOString()
    await agreed.write(
      found.map(({ host, id, losses: fields, refused }) => ({
        id: `${LOSS_PREFIX}${host}/${id}/${digestOf([fields, refused])}`,
        fields: { host, recordId: id, losses: fields, refused, at },
      })),
    )
  }

  async function turn(): Promise<Turn> {
    const done = noTurn()
    if (turns++ % TURNS_BETWEEN_LOOKS === 0) {
      const before = new Set(circles.hosts())
      await circles.refresh()
      const fresh = circles.hosts().filter((host) => !before.has(host))
      if (fresh.length > 0) look(shares.all().filter(({ host }) => fresh.includes(host)))
    }
    for (const source of sources) done.branches += await follow(source, takeFromSource)
    done.branches += await followHosts()
    await settleAll(done)
    await savePlaces()
    for (const { size } of strays.values()) done.strays += size
    return done
  }

  const savedSeqs = new Map<string, string>()
  async function savePlaces(): Promise<void> {
    // What is still to be done would not be told again.
    if (open.size > 0) return
    const at = now().toISOString()
    const hosts = circles.hosts().flatMap((host) => circles.database(host) ?? [])
    for (const database of [...sources, ...hosts]) {
      const seq = seqByDatabase.get(database.name)
      const isNews = seq !== undefined && savedSeqs.get(database.name) !== seq
      // The program's place also says that the steward is alive.
      if (seq === undefined || (!isNews && database !== sources[0])) continue
      await database.savePlace(seq, at)
      savedSeqs.set(database.name, seq)
    }
  }

  await begin()
  return { turn }
}

const digestOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)

/** The records of hosts' own circles say so themselves. */
const isOwn = (circle: CircleFamily): boolean => circle === 'host'
/** Kinds that say whose a record of the team is. */
const isLink = (kind: string): boolean => isLent(kind) && kind !== 'person' && kind !== 'review'

function shareOf(key: string): Share {
  const slash = key.indexOf('/')
  return { host: key.slice(0, slash), id: key.slice(slash + 1) }
}
