import {
  type Asker,
  byDue,
  byRank,
  type Candidate,
  isCallingHour,
  isDue,
  isInPart,
  isToCall,
  mayOffer,
  type QueueRules,
  restOf,
  type Taken,
} from './queue'

/** Contacts of one zone and language: whether they may be called, and by whom, is one question for all of them. */
type Group = { zone: string; language: string; ready: Sorted; due: Sorted }

/**
 * The queue as a few sorted lists: finds the next contact without looking at the others, with the same result as
 * `nextContact`. Contacts at rest wait in a list of their own and move over when their time has come.
 */
export class QueueIndex {
  private readonly candidates = new Map<string, Candidate>()
  private readonly groups = new Map<string, Group>()
  private readonly resting = new Sorted(byRest)

  constructor(private rules: QueueRules) {}

  get size(): number {
    return this.candidates.size
  }

  /** Other hours, or another part of the list. */
  setRules(rules: QueueRules): void {
    const { part } = this.rules
    this.rules = rules
    if (part.part !== rules.part.part || part.parts !== rules.part.parts)
      for (const candidate of [...this.candidates.values()]) this.put(candidate)
  }

  get(contactId: string): Candidate | undefined {
    return this.candidates.get(contactId)
  }

  all(): Iterable<Candidate> {
    return this.candidates.values()
  }

  /** Many at once, for a list that is read whole: sorts once. */
  fill(candidates: Iterable<Candidate>): void {
    const all = [...candidates]
    for (const { callee } of all) this.drop(callee.id)
    for (const candidate of all) {
      this.candidates.set(candidate.callee.id, candidate)
      if (this.isQueued(candidate)) this.listFor(candidate).push(candidate)
    }
    for (const group of this.groups.values()) for (const list of [group.ready, group.due]) list.sort()
    this.resting.sort()
  }

  /** Adds a contact, or replaces what was known of it. */
  put(candidate: Candidate): void {
    this.drop(candidate.callee.id)
    this.candidates.set(candidate.callee.id, candidate)
    if (this.isQueued(candidate)) this.listFor(candidate).add(candidate)
  }

  drop(contactId: string): void {
    const known = this.candidates.get(contactId)
    if (!known) return
    this.out(known)
    this.candidates.delete(contactId)
  }

  next(asker: Asker, taken: Taken, now: string): Candidate | null {
    this.wake(now)
    const groups = [...this.groups.values()].filter(
      ({ zone, language }) =>
        asker.languages.includes(language) && isCallingHour(zone, this.rules.hours, now),
    )
    const fits = (candidate: Candidate) => mayOffer(candidate, asker, taken, this.rules, now)
    const isFresh = (candidate: Candidate) => !asker.skipped.has(candidate.callee.id)
    return (
      firstOf(
        groups,
        'due',
        byDue,
        (candidate) => isFresh(candidate) && isDue(candidate, now) && fits(candidate),
      ) ??
      firstOf(groups, 'ready', byRank, (candidate) => isFresh(candidate) && fits(candidate)) ??
      firstOf(groups, 'due', byDue, (candidate) => isDue(candidate, now) && fits(candidate)) ??
      firstOf(groups, 'ready', byRank, fits)
    )
  }

  /** Those whose rest is over come back into the queue. */
  private wake(now: string): void {
    for (;;) {
      const candidate = this.resting.first()
      if (!candidate || restOf(candidate) > now) return
      this.resting.remove(candidate)
      const group = this.groupOf(candidate)
      ;(candidate.state.callBackAt === '' ? group.ready : group.due).add(candidate)
    }
  }

  private isQueued(candidate: Candidate): boolean {
    return isToCall(candidate) && isInPart(candidate.callee.household, this.rules.part)
  }

  /** Whoever was ever called has a rest to look at; `next` moves on those whose rest is over. */
  private listFor(candidate: Candidate): Sorted {
    return restOf(candidate) === '' ? this.groupOf(candidate).ready : this.resting
  }

  private out(candidate: Candidate): void {
    if (this.resting.remove(candidate)) return
    const group = this.groupOf(candidate)
    if (!group.ready.remove(candidate)) group.due.remove(candidate)
  }

  private groupOf({ callee: { zone }, language }: Candidate): Group {
    const name = `${zone} ${language}`
    const known = this.groups.get(name)
    if (known) return known
    const group = { zone, language, ready: new Sorted(byRank), due: new Sorted(byDue) }
    this.groups.set(name, group)
    return group
  }
}

/** The first that fits over all groups, each of which is sorted. */
function firstOf(
  groups: readonly Group[],
  list: 'ready' | 'due',
  order: (one: Candidate, other: Candidate) => number,
  fits: (candidate: Candidate) => boolean,
): Candidate | null {
  let best: Candidate | null = null
  for (const group of groups) {
    const found = group[list].find(fits)
    if (found && (!best || order(found, best) < 0)) best = found
  }
  return best
}

const byRest = (one: Candidate, other: Candidate): number => {
  const [rest, otherRest] = [restOf(one), restOf(other)]
  return rest === otherRest ? byRank(one, other) : rest < otherRest ? -1 : 1
}

/** A list that stays sorted. A contact is found in it by its place in the order, so that order must be total. */
class Sorted {
  private readonly items: Candidate[] = []

  constructor(private readonly order: (one: Candidate, other: Candidate) => number) {}

  first(): Candidate | undefined {
    return this.items[0]
  }

  find(fits: (candidate: Candidate) => boolean): Candidate | undefined {
    return this.items.find(fits)
  }

  push(candidate: Candidate): void {
    this.items.push(candidate)
  }

  sort(): void {
    this.items.sort(this.order)
  }

  add(candidate: Candidate): void {
    this.items.splice(this.placeOf(candidate), 0, candidate)
  }

  remove(candidate: Candidate): boolean {
    const place = this.placeOf(candidate)
    if (this.items[place] !== candidate) return false
    this.items.splice(place, 1)
    return true
  }

  /** Index of the first that is not before this one. */
  private placeOf(candidate: Candidate): number {
    let low = 0
    let high = this.items.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const item = this.items[middle]
      if (item && this.order(item, candidate) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}
