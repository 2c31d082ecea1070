import type { QueueFilter, QueuePlace } from '#shared/contract/review'
import {
  type DuplicateScore,
  duplicateScore,
  type EventTraits,
  LIKELY,
  nearKeys,
  ownKeys,
  traitsOf,
} from '#shared/domain/duplicate'
import { fold } from '#shared/domain/person'
import { isLive } from '#shared/domain/record'
import { rivalDecisions } from '#shared/domain/review'
import { standingFlags } from '#shared/domain/review-checks'
import { DEFAULT_POLICY, type Policy } from '#shared/domain/review-policy'
import {
  claimKind,
  inOrder,
  isInView,
  type Looking,
  passes,
  type QueueEntry,
} from '#shared/domain/review-queue'
import type { EventRecord, EventSide } from '#shared/model/event'
import type { Claim, Review } from '#shared/model/review'
import type { Zips } from './hosts-zips'

type Known = {
  event: EventRecord
  side: EventSide | null
  traits: EventTraits
  /** null until it was worked out, and again when something that it depends on has changed. */
  entry: QueueEntry | null
}

const STANDS = (event: EventRecord): boolean =>
  isLive(event) && event.state !== 'rejected' && event.state !== 'cancelled'

/**
 * All events as their reviewers see them, in memory: what stands out in each, in which order they wait, who has which
 * open. It is told of every change, and works out again only what that change concerns, so that the queue of a whole
 * country is filtered in a few milliseconds. `settle` must have run before anything is asked.
 */
export class ReviewBoard {
  private readonly known = new Map<string, Known>()
  private readonly sides = new Map<string, EventSide>()
  private readonly claims = new Map<string, Claim>()
  private readonly records = new Map<string, Review[]>()
  /** Events that may be duplicates, by what they share. */
  private readonly meeting = new Map<string, Set<string>>()
  private readonly unsettled = new Set<string>()
  private readonly lists = new Map<string, QueueEntry[]>()
  private policy: Policy = DEFAULT_POLICY

  /** While all is read at once, everything is worked out anyway. */
  private isFilling = false

  constructor(private readonly zips: Zips) {}

  /** All that is there, in any order. */
  fill(sides: Iterable<EventSide>, events: Iterable<EventRecord>): void {
    this.isFilling = true
    for (const side of sides) this.putSide(side)
    for (const event of events) this.putEvent(event)
    this.isFilling = false
  }

  putEvent(event: EventRecord): void {
    const known = this.known.get(event.id)
    if (known) this.leave(known.traits)
    if (!isLive(event)) {
      this.known.delete(event.id)
      this.unsettled.delete(event.id)
      this.lists.clear()
      return
    }
    const side = this.sides.get(event.id) ?? null
    const traits = traitsOf(event, side)
    this.known.set(event.id, { event, side, traits, entry: null })
    if (STANDS(event)) this.join(traits)
    this.unsettle(event.id)
  }

  putSide(side: EventSide): void {
    this.sides.set(side.eventId, side)
    const known = this.known.get(side.eventId)
    if (known) this.putEvent(known.event)
  }

  putClaim(claim: Claim): void {
    this.claims.set(claim.eventId, claim)
    const entry = this.known.get(claim.eventId)?.entry
    if (entry) entry.claim = claimOf(claim)
    this.lists.clear()
  }

  putReview(review: Review): void {
    const before = this.records.get(review.eventId) ?? []
    if (before.some(({ id }) => id === review.id)) return
    const record = [...before, review]
    if (before.at(-1) && (before.at(-1)?.at ?? '') > review.at)
      record.sort((one, other) => (one.at < other.at ? -1 : 1))
    this.records.set(review.eventId, record)
    this.unsettle(review.eventId)
  }

  putPolicy(policy: Policy): void {
    this.policy = policy
    for (const id of this.known.keys()) this.unsettle(id)
  }

  get isSettled(): boolean {
    return this.unsettled.size === 0
  }

  /** Works out what has changed, `chunk` events between two rests. */
  async settle(rest: () => Promise<void>, chunk: number): Promise<void> {
    while (this.unsettled.size > 0) {
      const ids = [...this.unsettled].slice(0, chunk)
      for (const id of ids) {
        this.unsettled.delete(id)
        const known = this.known.get(id)
        if (known) known.entry = this.entryOf(known)
      }
      this.lists.clear()
      if (this.unsettled.size > 0) await rest()
    }
  }

  /** The filtered queue in its order. */
  list(filter: QueueFilter, by: string, now: string): readonly QueueEntry[] {
    // What the clock changes is looked at again every minute.
    const key = `${now.slice(0, 16)}|${by}|${JSON.stringify(filter)}`
    const listed = this.lists.get(key)
    if (listed) return listed
    const looking: Looking = { by, now, words: fold(filter.text) }
    const list = this.view(filter.view, now).filter((entry) => passes(entry, filter, looking))
    if (this.lists.size > 20) this.lists.clear()
    this.lists.set(key, list)
    return list
  }

  /** All entries of a view in their order. */
  view(view: QueueFilter['view'], now: string): readonly QueueEntry[] {
    const key = `${now.slice(0, 16)}|${view}`
    const listed = this.lists.get(key)
    if (listed) return listed
    const list: QueueEntry[] = []
    for (const { entry } of this.known.values()) if (entry && isInView(entry, view)) list.push(entry)
    list.sort((one, other) => inOrder(view, one, other))
    this.lists.set(key, list)
    return list
  }

  place(filter: QueueFilter, id: string | null, by: string, now: string): QueuePlace | null {
    const list = this.list(filter, by, now)
    const index = id === null ? 0 : list.findIndex((entry) => entry.id === id)
    const wanted = id ?? list[0]?.id
    if (wanted === undefined) return null
    const after: string[] = []
    const start = index < 0 ? this.placeOf(wanted, list, filter.view) : index + 1
    for (let at = start; at < list.length && after.length < LOOKED_AHEAD; at++) {
      const entry = list[at]
      if (entry && entry.id !== wanted && claimKind(entry, by, now) !== 'others') after.push(entry.id)
    }
    return { id: wanted, index, before: index > 0 ? (list[index - 1]?.id ?? null) : null, after }
  }

  /** Where an event that has left the list would stand: what follows it there comes after it. */
  private placeOf(id: string, list: readonly QueueEntry[], view: QueueFilter['view']): number {
    const entry = this.known.get(id)?.entry
    if (!entry) return 0
    const at = list.findIndex((other) => inOrder(view, entry, other) < 0)
    return at < 0 ? list.length : at
  }

  /** The likeliest duplicates of an event, most alike first. */
  duplicates(event: EventRecord, side: EventSide | null): (DuplicateScore & { event: EventRecord })[] {
    return this.twins(traitsOf(event, side))
      .flatMap(({ id, ...score }) => {
        const other = this.known.get(id)?.event
        return other ? [{ event: other, ...score }] : []
      })
      .slice(0, SHOWN_DUPLICATES)
  }

  flags(event: EventRecord, side: EventSide | null) {
    return standingFlags(event, side, {
      usState: this.zips(event.zip)?.state ?? null,
      policy: this.policy,
      duplicate: this.twins(traitsOf(event, side))[0]?.score ?? 0,
    })
  }

  /** The records of all events, each in order of time: what the figures are counted from. */
  *entries(): Generator<Review> {
    for (const record of this.records.values()) yield* record
  }

  /** Events of one host. */
  eventsOfHost(hostId: string): string[] {
    return [...this.sides.values()].flatMap((side) => (side.hostId === hostId ? [side.eventId] : []))
  }

  private entryOf({ event, side }: Known): QueueEntry {
    const { id, decision } = event
    return {
      id,
      title: event.title,
      type: event.type,
      hostName: event.hostName,
      hostId: side?.hostId ?? '',
      startsAt: event.startsAt,
      zone: event.zone,
      state: event.state,
      submittedAt: event.submittedAt,
      basedOn: decision?.reviewId ?? '',
      decidedAt: decision?.at ?? '',
      visibility: event.visibility,
      where: event.mode === 'online' ? 'online' : event.atHome ? 'home' : 'venue',
      languages: event.languages,
      meetingId: event.meetingId,
      usState: this.zips(event.zip)?.state ?? '',
      trusted: event.trusted === true,
      flags: event.state === 'submitted' ? [...new Set(this.flags(event, side).map(({ flag }) => flag))] : [],
      claim: claimOf(this.claims.get(id)),
      hasRivals: rivalDecisions(this.records.get(id) ?? []).length > 0,
      words: fold(`${event.title} ${event.hostName} ${event.place} ${event.zip} ${side?.hostPhone ?? ''}`),
    }
  }

  private twins(traits: EventTraits): (DuplicateScore & { id: string })[] {
    const ids = new Set(nearKeys(traits).flatMap((key) => [...(this.meeting.get(key) ?? [])]))
    return [...ids]
      .flatMap((id) => {
        const other = this.known.get(id)
        const score = other && duplicateScore(traits, other.traits)
        return score && score.score >= LIKELY ? [{ id, ...score }] : []
      })
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
  }

  private join(traits: EventTraits): void {
    for (const key of ownKeys(traits)) {
      const there = this.meeting.get(key)
      if (there) there.add(traits.id)
      else this.meeting.set(key, new Set([traits.id]))
    }
    this.unsettleNear(traits)
  }

  private leave(traits: EventTraits): void {
    for (const key of ownKeys(traits)) {
      const there = this.meeting.get(key)
      there?.delete(traits.id)
      if (there?.size === 0) this.meeting.delete(key)
    }
    this.unsettleNear(traits)
  }

  private unsettleNear(traits: EventTraits): void {
    if (this.isFilling) return
    for (const key of nearKeys(traits)) for (const id of this.meeting.get(key) ?? []) this.unsettle(id)
  }

  private unsettle(id: string): void {
    if (this.known.has(id)) this.unsettled.add(id)
  }
}

const LOOKED_AHEAD = 3
const SHOWN_DUPLICATES = 3

const claimOf = (claim: Claim | undefined): QueueEntry['claim'] =>
  claim ? { by: claim.by, until: claim.until } : null
