import type { Round } from '#shared/contract/party'
import type { KitMoment } from '#shared/model/kit'
import type { Tally } from './kit-totals'

/** Rounds in order, from what was written down. A round that nobody ended ends where the next begins. */
export function roundsOf(moments: readonly KitMoment[], tally: (round: number) => Tally): Round[] {
  const rounds: Omit<Round, keyof Tally>[] = []
  for (const { at, what } of moments) {
    if (what.type !== 'round') continue
    const last = rounds.at(-1)
    if (what.state === 'start') {
      if (last && last.endedAt === '') last.endedAt = at
      if (!rounds.some(({ number }) => number === what.number))
        rounds.push({ number: what.number, startedAt: at, endedAt: '' })
    } else if (last?.number === what.number && last.endedAt === '') last.endedAt = at
  }
  return rounds.map((round) => ({ ...round, ...tally(round.number) }))
}

/** The round that is on; 0 = none. */
export function roundNow(moments: readonly KitMoment[]): number {
  const last = roundsOf(moments, () => ({ calls: 0, talks: 0, yeses: 0 })).at(-1)
  return last?.endedAt === '' ? last.number : 0
}

/** What a press on *start* or *end* writes down; null where the room is there already. */
export function nextRound(
  moments: readonly KitMoment[],
  command: { state: 'start' | 'end'; from: number },
): Extract<KitMoment['what'], { type: 'round' }> | null {
  const now = roundNow(moments)
  if (now !== command.from) return null
  if (command.state === 'end') return now === 0 ? null : { type: 'round', number: now, state: 'end' }
  const last = roundsOf(moments, () => ({ calls: 0, talks: 0, yeses: 0 })).at(-1)
  return { type: 'round', number: (last?.number ?? 0) + 1, state: 'start' }
}
