import { err, ok, type Result } from '#shared/domain/result'
import { createBackoff, pause } from '../../sync/backoff'
import { storedRules } from '../circle-database'
import { type ServerAddress, type ServerProblem, withServer } from '../client'
import { openSteward, type Turn } from './steward'

export type StewardInput = {
  address: ServerAddress
  program: string
  /** Ends it, between two turns. */
  signal: AbortSignal
  /** Ends as soon as everything is in step, instead of waiting for more. */
  once: boolean
  onTurn: (turn: Turn) => void
  /** The server does not answer: it is tried again. */
  onTrouble: (problem: ServerProblem) => void
}
export type StewardProblem = ServerProblem | { tag: 'program-missing' }

/** Between two looks at a server where nothing happens. */
const QUIET_MS = 1000
/** Problems that pass by themselves. Any other ends the steward: somebody has to do something. */
const PASSING = new Set<string>(['unreachable', 'server-error'] satisfies ServerProblem['tag'][])

/** Keeps hosts' circles and the team's in step until it is told to stop. */
export async function runSteward(input: StewardInput): Promise<Result<void, StewardProblem>> {
  const backoff = createBackoff(Math.random)
  for (;;) {
    const done = await withServer(input.address, async (client): Promise<Result<void, StewardProblem>> => {
      if ((await storedRules(client, input.program)) === null) return err({ tag: 'program-missing' })
      const steward = await openSteward(client, input.program)
      while (!input.signal.aborted) {
        const turn = await steward.turn()
        backoff.reset()
        input.onTurn(turn)
        const isQuiet = turn.toHosts + turn.toTeam + turn.takenAway + turn.branches + turn.again === 0
        if (isQuiet && input.once) break
        if (isQuiet) await pause(QUIET_MS, input.signal)
      }
      return ok(undefined)
    })
    if (done.ok || input.once || input.signal.aborted || done.error.tag === 'program-missing') return done
    if (!PASSING.has(done.error.tag)) return done
    input.onTrouble(done.error)
    await pause(backoff.take(), input.signal)
  }
}
