import type { ContactState } from '#shared/contract/contacts'
import type { Conversation, Outcome } from '#shared/model/conversation'
import type { KitTotals } from '#shared/model/kit'
import { isTalk, isYes } from './outcome'

/** Calls, talks and yeses of some conversations. */
export type Tally = { calls: number; talks: number; yeses: number }
const nothing = (): Tally => ({ calls: 0, talks: 0, yeses: 0 })

/** How many contacts stand where. */
export type StageCounts = Record<ContactState['stage'], number>

/**
 * The numbers of an evening, kept up as conversations come in: the same on every screen, in the report and in the CSV,
 * because there is no other count. Only conversations that stand are in it; one that was corrected is taken out.
 */
export class Ledger {
  private readonly all = nothing()
  private readonly byCaller = new Map<string, Tally>()
  private readonly byRound = new Map<number, Tally>()
  private readonly byOutcome = new Map<Outcome, number>()
  private signUps = 0

  add(conversation: Conversation): void {
    this.book(conversation, 1)
  }

  remove(conversation: Conversation): void {
    this.book(conversation, -1)
  }

  ofCaller(callerId: string): Tally {
    return { ...(this.byCaller.get(callerId) ?? nothing()) }
  }

  ofRound(round: number): Tally {
    return { ...(this.byRound.get(round) ?? nothing()) }
  }

  totals(stages: StageCounts): KitTotals {
    const open = stages.fresh + stages.open
    const done = stages.done + stages['no-number'] + stages['do-not-call']
    return {
      ...this.all,
      contacts: open + done,
      done,
      open,
      fresh: stages.fresh,
      signUps: this.signUps,
      callers: [...this.byCaller.values()].filter(({ calls }) => calls > 0).length,
      byOutcome: Object.fromEntries([...this.byOutcome].filter(([, count]) => count > 0)),
    }
  }

  private book(conversation: Conversation, step: 1 | -1): void {
    const { outcome, callerId, round, signUps } = conversation
    for (const tally of [this.all, kept(this.byCaller, callerId), kept(this.byRound, round)]) {
      tally.calls += step
      if (isTalk(outcome)) tally.talks += step
      if (isYes(outcome)) tally.yeses += step
    }
    this.byOutcome.set(outcome, (this.byOutcome.get(outcome) ?? 0) + step)
    this.signUps += step * signUps.length
  }
}

function kept<K>(tallies: Map<K, Tally>, key: K): Tally {
  const known = tallies.get(key)
  if (known) return known
  const tally = nothing()
  tallies.set(key, tally)
  return tally
}
