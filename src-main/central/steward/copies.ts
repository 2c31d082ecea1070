import {
  type Copies,
  isConsistent,
  type Lending,
  type Settlement,
  settleCopies,
  traceOf,
} from '#shared/domain/lending'
import type { FieldLoss, Fields } from '#shared/domain/merge'
import type { Shares } from '#shared/domain/shares'
import { refuseWrite, serverRole } from '#shared/domain/write-rules'
import type { StoredDatabase, StoredRecord, Write, WriteOutcome } from './stored-database'

export type Loss = { host: string; id: string; losses: readonly FieldLoss[]; refused: Fields | null }
export type Settled = {
  toHost: number
  toTeam: number
  takenAway: number
  /** Ids that could not be settled because somebody wrote meanwhile: to be looked at again. */
  again: string[]
  strays: string[]
  losses: Loss[]
}

type Places = { program: string; team: StoredDatabase; host: StoredDatabase; agreed: StoredDatabase }
type Task = {
  id: string
  team: StoredRecord | undefined
  host: StoredRecord | undefined
  agreed: StoredRecord | undefined
  settlement: Settlement
  refused: Fields | null
}

/**
 * Brings these records of one host's circle and the team's into step. Written in this order: the team's, the host's,
 * then what was agreed. Killed in between, the next look at the same record finds the rest to do, and nothing twice.
 */
export async function settleHost(
  host: string,
  ids: readonly string[],
  shares: Shares,
  places: Places,
): Promise<Settled> {
  const tasks = await tasksOf(host, ids, shares, places)
  const again = new Set<string>()
  const work = (open: Task[]) => open.filter(({ id }) => !again.has(id))

  const write = async (database: StoredDatabase, all: (Write | null)[]): Promise<number> => {
    const writes = all.filter((one) => one !== null)
    const outcomes = await database.write(writes)
    outcomes.forEach((outcome, at) => {
      if (outcome) again.add(writes[at]?.id.slice(database === places.agreed ? host.length + 1 : 0) ?? '')
    })
    return outcomes.filter((outcome: WriteOutcome) => outcome === null).length
  }

  const toTeam = await write(places.team, work(tasks).map(teamWrite))
  const leaving = work(tasks).filter(({ settlement }) => settlement.host === 'take-away').length
  const written = await write(places.host, work(tasks).map(hostWrite))
  await write(
    places.agreed,
    work(tasks).map((task) => agreedWrite(host, task)),
  )
  const done = work(tasks)
  return {
    toTeam,
    toHost: written - leaving,
    takenAway: leaving,
    again: [...again],
    strays: done.filter(({ settlement }) => settlement.isStray).map(({ id }) => id),
    losses: done.flatMap(({ id, settlement: { losses }, refused }) =>
      losses.length > 0 || refused ? [{ host, id, losses, refused }] : [],
    ),
  }
}

async function tasksOf(
  host: string,
  ids: readonly string[],
  shares: Shares,
  { program, team, host: own, agreed }: Places,
): Promise<Task[]> {
  const [teams, hosts, agreements] = await Promise.all([
    team.read(ids),
    own.read(ids),
    agreed.read(ids.map((id) => agreedId(host, id))),
  ])
  return ids.map((id) => {
    const stored = { team: teams.get(id), host: hosts.get(id), agreed: agreements.get(agreedId(host, id)) }
    const copies = {
      team: live(stored.team),
      host: live(stored.host),
      agreed: recordOf(live(stored.agreed)),
    }
    const lending = lendingOf(shares, host, copies)
    return { id, ...stored, ...settledByRules(program, host, copies, settleCopies(lending, copies)) }
  })
}

/** Both copies must be hers: hers alone would be a way to lay hold of what the team has under the same id. */
function lendingOf(shares: Shares, host: string, { team, host: own }: Copies): Lending {
  const versions = [team, own].filter((one) => one !== null)
  if (versions.some((one) => !isConsistent(one))) return 'no'
  const lendings = versions.map((one) => shares.lendingOf(host, one))
  return lendings.includes('no') ? 'no' : (lendings[0] ?? 'no')
}

/** What a host brings to the team has to pass as if she wrote it there; what does not goes back to what the team has. */
function settledByRules(
  program: string,
  host: string,
  { team, host: own }: Copies,
  settlement: Settlement,
): Pick<Task, 'settlement' | 'refused'> {
  if (!settlement.team) return { settlement, refused: null }
  const writer = { name: host, roles: [serverRole(program, 'host')] }
  const refusal = refuseWrite(asStored(settlement.team), team && asStored(team), writer, {
    program,
    circle: `host:${host}`,
  })
  if (!refusal) return { settlement, refused: null }
  return { settlement: withoutHers(settlement, team), refused: own }
}

function withoutHers(settlement: Settlement, team: Fields | null): Settlement {
  if (settlement.host === 'take-away') return { ...settlement, team: null }
  if (!team) return { ...settlement, team: null, agreed: null, isStray: true }
  return settleCopies('both', { team, host: null, agreed: null })
}

const asStored = (record: Fields): Fields & { _id: string } => ({ ...record, _id: String(record.id) })

const live = (stored: StoredRecord | undefined): Fields | null =>
  stored && !stored.isDeleted ? stored.fields : null

const agreedId = (host: string, id: string): string => `${host}/${id}`
/** What was agreed is kept under an id of its own, with the record inside. */
const recordOf = (stored: Fields | null): Fields | null => (stored?.record as Fields | undefined) ?? null

const revOver = (stored: StoredRecord | undefined): string | undefined =>
  stored && !stored.isDeleted ? stored.rev : undefined

const teamWrite = ({ id, team, settlement }: Task): Write | null =>
  settlement.team && { id, rev: revOver(team), fields: settlement.team }

function hostWrite({ id, host, settlement }: Task): Write | null {
  if (settlement.host === null) return null
  const rev = revOver(host)
  if (settlement.host !== 'take-away') return { id, rev, fields: settlement.host }
  return { id, rev, isDeleted: true, fields: traceOf(host?.fields ?? {}) }
}

function agreedWrite(host: string, { id, agreed, settlement }: Task): Write | null {
  if (settlement.agreed === null) return null
  const rev = revOver(agreed)
  if (settlement.agreed !== 'forget')
    return { id: agreedId(host, id), rev, fields: { record: settlement.agreed } }
  return agreed && !agreed.isDeleted ? { id: agreedId(host, id), rev, isDeleted: true, fields: {} } : null
}
