import type { ServerAddress } from '#main/central/client'
import { runSteward } from '#main/central/steward/run'
import { noTurn, type Turn } from '#main/central/steward/steward'

/** Lets the steward work until everything is in step; what it did, summed up. */
export async function stewardOnce(address: ServerAddress, program: string): Promise<Turn> {
  const sum = noTurn()
  const done = await runSteward({
    address,
    program,
    signal: new AbortController().signal,
    once: true,
    onTurn(turn) {
      sum.toHosts += turn.toHosts
      sum.toTeam += turn.toTeam
      sum.takenAway += turn.takenAway
      sum.branches += turn.branches
      sum.losses += turn.losses
      sum.strays = turn.strays
      sum.circlesMade.push(...turn.circlesMade)
    },
    onTrouble: () => {},
  })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return sum
}
