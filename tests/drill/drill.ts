import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { ServerAddress } from '#main/central/client'
import { invite, revoke, rotate } from '#main/central/invite'
import { runSteward } from '#main/central/steward/run'
import type { SharedCircle, SyncedRecord } from '#main/sync/types'
import { sameJson } from '#shared/domain/merge'
import type { Role } from '#shared/model/base'
import { circleByKind } from '#shared/model/circles'
import type { Kind } from '#shared/model/collections'
import type { Invitation } from '#shared/model/invitation'
import { ask } from '../integration/hub-support'
import { stewardOnce } from '../integration/steward-support'
import { newProgram } from '../integration/sync-support'
import { createLedger } from './ledger'
import { calm, type Link, openLink, storm } from './link'
import { seededRandom } from './random'
import { startLaptop } from './seat'

export type DrillResult = {
  seed: number
  steps: number
  writes: number
  records: number
  refused: number
  conflicts: number
  kills: { laptops: number; servers: number; stewards: number }
  links: Record<string, number>
  /** What is wrong: empty where the drill passed. */
  faults: string[]
}

type Person = { roles: Role[]; clockMs: number }
/** Who takes part, and how far their clock is off. */
const PEOPLE: Person[] = [
  { roles: ['organizer'], clockMs: 0 },
  { roles: ['data-entry'], clockMs: 5 * 3_600_000 },
  { roles: ['moderator'], clockMs: -3 * 3_600_000 },
  { roles: ['host'], clockMs: 40 * 60_000 },
]
const FIELDS: Partial<Record<Kind, string[]>> = {
  meeting: ['title', 'goal', 'venue'],
  event: ['title', 'description', 'directions', 'formNumber'],
  person: ['firstName', 'lastName', 'email'],
  rsvp: ['note'],
  eventside: ['street', 'onlineLink'],
}
const START = Date.parse('2026-03-14T18:00:00.000Z')

/**
 * Some people work on bad lines with wrong clocks while laptops, the server and the steward are killed, passwords are
 * changed, parts are ended and given back, and every hundredth record is one that the server will not take. Then the
 * weather clears. At the end all must agree, and every acknowledged write be in the state or in a list.
 */
export async function drill(seed: number, steps: number): Promise<DrillResult> {
  const random = seededRandom(seed)
  const ledger = createLedger()
  const kills = { laptops: 0, servers: 0, stewards: 0 }
  const dataDir = mkdtempSync(join(tmpdir(), 'drill-hub-'))
  let hub = await startHub(dataDir, 0)
  const { address } = hub
  const program = await newProgram({ ...address, close: async () => {} })
  let steward = startSteward(address, program.program)
  let made = 0
  let ticks = 0

  const seats = await Promise.all(PEOPLE.map((person, at) => takeSeat(person, at)))
  const host = seats.find(({ person }) => person.roles.includes('host'))?.invitation.name ?? ''

  async function takeSeat(person: Person, at: number) {
    const link = await openLink(address.url, seededRandom(seed * 31 + at))
    const invitation = await program.person(...person.roles)
    const laptop = await startLaptop()
    await laptop.connect(invitation, link.url)
    return { person, link, invitation, laptop, isConnected: true }
  }
  type Seat = (typeof seats)[number]

  const now = ({ person }: Seat, known?: SyncedRecord) => {
    const at = START + ++ticks * 1000 + person.clockMs
    return new Date(Math.max(at, known ? Date.parse(known.updatedAt) + 1 : 0)).toISOString()
  }
  const value = () => `w${seed}-${++made}`

  /** What one may write at this desk, as the app would let them. */
  const kindsOf = ({ person: { roles } }: Seat): Kind[] =>
    roles.includes('organizer')
      ? ['meeting', 'event', 'eventside', 'person', 'rsvp']
      : roles.includes('data-entry')
        ? ['person', 'rsvp', 'event']
        : roles.includes('host')
          ? ['event', 'rsvp', 'person']
          : ['event']

  async function create(seat: Seat): Promise<void> {
    const kind = random.pick(kindsOf(seat))
    const isHost = seat.person.roles.includes('host')
    const key = `${kind}${++made}`
    const common = (of: Kind, id: string, fields: Record<string, unknown>): SyncedRecord => {
      const at = now(seat)
      return {
        id,
        kind: of,
        circle: circleByKind[of],
        createdAt: at,
        updatedAt: at,
        updatedBy: seat.invitation.name,
        deletedAt: '',
        ...fields,
      }
    }
    const isPoison = made % 100 < 3
    const ofHost = isHost || random.below(3) === 0
    const event = () => ({
      state: isPoison ? 'approved' : 'submitted',
      decision: null,
      ...(ofHost && { hostUser: host }),
    })
    if (kind === 'event' || kind === 'meeting' || kind === 'person') {
      const fields = kind === 'event' ? event() : kind === 'person' ? { note: '', languages: [] } : {}
      await save(seat, common(kind, `${kind}:${key}`, fields))
      return
    }
    const events = await seat.laptop.ids('event')
    const eventId = events.length > 0 ? random.pick(events) : null
    const known = eventId ? await seat.laptop.get(eventId) : null
    if (!eventId || (isHost && known?.hostUser !== host)) return
    const eventKey = eventId.slice('event:'.length)
    if (kind === 'eventside') {
      const id = `eventside:${eventKey}`
      if (!(await seat.laptop.get(id)))
        await save(seat, common(kind, id, { eventId, hostId: '', coHostIds: [] }))
      return
    }
    const people = await seat.laptop.ids('person')
    if (people.length === 0) return
    const personId = random.pick(people)
    const id = `rsvp:${eventKey}:${personId.slice('person:'.length)}`
    if (!(await seat.laptop.get(id)))
      await save(seat, common(kind, id, { eventId, personId, status: 'signed-up' }))
  }

  async function save(seat: Seat, record: SyncedRecord): Promise<void> {
    const fields = FIELDS[record.kind as Kind] ?? []
    const values = Object.fromEntries(fields.map((field) => [field, value()]))
    await seat.laptop.save({ ...record, ...values })
    for (const field of fields)
      ledger.note({ id: record.id, field, before: undefined, value: String(values[field]) })
  }

  async function edit(seat: Seat): Promise<void> {
    const kind = random.pick(kindsOf(seat))
    const ids = await seat.laptop.ids(kind)
    if (ids.length === 0) return
    // Mostly the same few records, so that people meet.
    const id = ids[Math.floor(random.next() ** 3 * ids.length)] ?? ''
    const known = await seat.laptop.get(id)
    const field = random.pick(FIELDS[kind] ?? [''])
    if (!known || (seat.person.roles.includes('host') && kind === 'event' && known.hostUser !== host)) return
    const changed: Record<string, unknown> = { [field]: value() }
    if (seat.person.roles.includes('moderator') && random.below(2) === 0) {
      changed.state = random.pick(['approved', 'rejected', 'changes-requested'])
      changed.decision = {
        reviewId: `review:${value()}`,
        action: 'approve',
        message: '',
        by: 'mo',
        at: now(seat),
      }
    } else if (random.below(3) === 0 && known.state === 'approved') changed.state = 'submitted'
    await seat.laptop.edit(id, { ...changed, updatedAt: now(seat, known), updatedBy: seat.invitation.name })
    ledger.note({ id, field, before: known[field], value: String(changed[field]) })
  }

  async function removeOrRestore(seat: Seat): Promise<void> {
    const ids = await seat.laptop.ids('meeting')
    if (ids.length === 0 || !seat.person.roles.includes('organizer')) return
    const id = random.pick(ids)
    const known = await seat.laptop.get(id)
    if (known)
      await seat.laptop.edit(id, {
        deletedAt: known.deletedAt ? '' : now(seat, known),
        updatedAt: now(seat, known),
      })
  }

  async function killLaptop(seat: Seat): Promise<void> {
    kills.laptops++
    await seat.laptop.kill()
    await seat.laptop.open()
    await seat.laptop.connect(seat.invitation, seat.link.url)
    seat.isConnected = true
  }

  async function killServer(): Promise<void> {
    kills.servers++
    hub.process.kill('SIGKILL')
    await once(hub.process, 'exit')
    hub = await startHub(dataDir, Number(new URL(address.url).port))
  }

  async function killSteward(): Promise<void> {
    kills.stewards++
    steward.kill()
    steward = startSteward(address, program.program)
  }

  async function toggleLine(seat: Seat): Promise<void> {
    if (seat.isConnected) await seat.laptop.disconnect()
    else await seat.laptop.connect(seat.invitation, seat.link.url)
    seat.isConnected = !seat.isConnected
  }

  /** In the middle of sending, as likely as not. */
  async function renewPassword(seat: Seat): Promise<void> {
    const done = await rotate({ address, program: program.program, name: seat.invitation.name })
    // Whose part has ended has no password.
    if (!done.ok && done.error.tag === 'user-missing') return
    if (!done.ok) throw new Error(done.error.tag)
    seat.invitation = { ...done.value.invitation, circles: seat.invitation.circles }
    if (random.below(2) === 0 && seat.isConnected) await seat.laptop.setCredentials(seat.invitation)
  }

  async function endPart(seat: Seat): Promise<void> {
    await revoke({ address, program: program.program, name: seat.invitation.name })
  }

  async function step(at: number): Promise<void> {
    const seat = random.pick(seats)
    const chance = random.below(1000)
    // However short, each drill pulls every plug once.
    if (at === Math.floor(steps / 4)) await killLaptop(seat)
    else if (at === Math.floor(steps / 2)) await killServer()
    else if (at === Math.floor((steps * 3) / 4)) await killSteward()
    else if (chance < 420) await create(seat)
    else if (chance < 930) await edit(seat)
    else if (chance < 950) await removeOrRestore(seat)
    else if (chance < 970) seat.link.setWeather(random.pick([storm, storm, calm]))
    else if (chance < 980) await toggleLine(seat)
    else if (chance < 986) await killLaptop(seat)
    else if (chance < 990) await renewPassword(seat)
    else if (chance < 993) await endPart(seat)
    else if (chance < 996) await killSteward()
    else if (chance < 997) await killServer()
    else if (seat.isConnected) await seat.laptop.tryNow()
    // Lets the lines work now and then, as people pause.
    if (at % 25 === 0) await new Promise((resolve) => setTimeout(resolve, random.below(60)))
  }

  for (const { link } of seats) link.setWeather(storm)
  for (let at = 0; at < steps; at++) await step(at)

  // The weather clears; everybody has their part again, signs in, and tries.
  for (const seat of seats) {
    seat.link.setWeather(calm)
    seat.invitation = await givenBack(address, program.program, seat.invitation)
    if (!seat.isConnected) await toggleLine(seat)
    await seat.laptop.setCredentials(seat.invitation)
    // Somebody presses *Try now*: a laptop that has failed for long waits a minute before it does so itself.
    await seat.laptop.tryNow()
  }
  steward.kill()
  await steward.ended
  const faults = await settle()
  const refused = seats.flatMap(({ laptop }) => laptop.refused())
  const conflicts = seats.flatMap(({ laptop }) => laptop.conflicts())
  const onServer = await serverState()
  const lost = await stewardLosses()
  for (const write of ledger.missing({
    state: (id, field) => [...onServer.values()].flatMap((records) => records.get(id)?.[field] ?? []),
    refused: [...refused, ...lost.refused],
    conflicts: [...conflicts, ...lost.conflicts],
  }))
    faults.push(`lost: ${JSON.stringify(write)}`)

  const links = totalOf(seats.map(({ link }) => link))
  for (const { laptop, link } of seats) {
    await laptop.destroy()
    await link.close()
  }
  hub.process.kill('SIGKILL')
  await once(hub.process, 'exit')
  rmSync(dataDir, { recursive: true, force: true })
  return {
    seed,
    steps,
    writes: ledger.count(),
    records: [...onServer.values()].reduce((sum, { size }) => sum + size, 0),
    refused: refused.length,
    conflicts: conflicts.length + lost.conflicts.length,
    kills,
    links,
    faults,
  }

  async function serverState(): Promise<Map<string, Map<string, Record<string, unknown>>>> {
    const states = new Map<string, Map<string, Record<string, unknown>>>()
    for (const circle of ['program', 'team', `host:${host}`])
      states.set(circle, await program.onServer(circle))
    return states
  }

  /** Values that the steward could not bring together stand in its own database. */
  async function stewardLosses() {
    const path = `${program.program}-steward/_all_docs?include_docs=true&startkey=${encodeURIComponent('"loss/"')}&endkey=${encodeURIComponent('"loss0"')}`
    const { body } = await ask({ ...address, close: async () => {} }, 'GET', path, { as: address.admin })
    type Loss = { recordId: string; losses: never[]; refused: SyncedRecord | null }
    const docs = (body as { rows: { doc: Loss }[] }).rows.map(({ doc }) => doc)
    return {
      conflicts: docs.map(({ recordId, losses }) => ({ recordId, losses })),
      refused: docs.flatMap(({ recordId, refused: mine }) => (mine ? [{ recordId, mine }] : [])),
    }
  }

  /** Until nothing waits, nothing moves, and everybody has the same; what still differs after a long time is a fault. */
  async function settle(): Promise<string[]> {
    // Longer than the longest pause between two tries (sync/backoff.ts).
    const deadline = Date.now() + 150_000
    for (;;) {
      await stewardOnce(address, program.program)
      const differences = await differencesNow()
      if (differences.length === 0 || Date.now() > deadline) return differences
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  async function differencesNow(): Promise<string[]> {
    const onServer = await serverState()
    const found: string[] = []
    for (const [at, seat] of seats.entries()) {
      const { waiting, circles } = await seat.laptop.status()
      if (waiting > 0) found.push(`seat ${at}: ${waiting} wait, ${JSON.stringify(circles)}`)
      const refusedIds = new Set(seat.laptop.refused().map(({ recordId }) => recordId))
      const there = new Map(
        (Object.keys(circles) as SharedCircle[]).flatMap((circle) => [...(onServer.get(circle) ?? [])]),
      )
      const here = new Map(await seat.laptop.all())
      for (const [id, { _id, _rev, ...doc }] of there) {
        const own = here.get(id)
        if (!own || !sameJson({ ...own, id: undefined }, doc))
          found.push(`seat ${at} differs: ${id} ${JSON.stringify({ own, doc })}`)
      }
      for (const id of here.keys())
        if (!there.has(id) && !refusedIds.has(id)) found.push(`seat ${at} alone has ${id}`)
    }
    return found
  }
}

const totalOf = (links: Link[]): Record<string, number> => {
  const total: Record<string, number> = {}
  for (const { counts } of links)
    for (const [name, count] of Object.entries(counts)) total[name] = (total[name] ?? 0) + count
  return total
}

/** Their part as it was, whether it was ended or not. */
async function givenBack(address: ServerAddress, program: string, known: Invitation): Promise<Invitation> {
  const { name, roles, circles } = known
  const done = await invite({ address, program, name, roles, renew: true })
  if (!done.ok) throw new Error(done.error.tag)
  return { ...done.value.invitation, circles }
}

async function startHub(
  dataDir: string,
  port: number,
): Promise<{ process: ChildProcess; address: ServerAddress }> {
  const script = fileURLToPath(new URL('../integration/hub-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('no output')
  const [line] = await once(createInterface(child.stdout), 'line')
  return { process: child, address: JSON.parse(String(line)) as ServerAddress }
}

/** One that can be stopped between two writes: what it was about to do, the next one finds to do. */
function startSteward(address: ServerAddress, program: string) {
  const ending = new AbortController()
  const ended = runSteward({
    address,
    program,
    signal: ending.signal,
    once: false,
    onTurn: () => {},
    onTrouble: () => {},
  })
  return { kill: () => ending.abort(), ended }
}
