import { around } from 'geokdbush'
import KDBush from 'kdbush'
import {
  byStart,
  type FoundHost,
  type HostCandidate,
  type HostSearch,
  hostCandidate,
  milesTo,
  type Point,
  suits,
} from '#shared/domain/nearest'
import type { EventRecord } from '#shared/model/event'

/** All events at one point: a ZIP is the finest place that is known of a home. */
type Site = { point: Point; candidates: Map<string, HostCandidate> }

/**
 * Events by place, in memory: finds the nearest ones that suit without looking at the others, with the same result as
 * `nearestHosts` (domain/nearest.ts). The tree holds places, not events, so that it is only built again when a host
 * in a new ZIP comes in, and not with every sign-up.
 */
export class HostsIndex {
  private readonly candidates = new Map<string, HostCandidate>()
  private readonly sites = new Map<string, Site>()
  /** Online, or in a ZIP that nobody knows. */
  private readonly adrift = new Map<string, HostCandidate>()
  private tree: { index: KDBush; sites: Site[] } | null = null

  constructor(private readonly pointOf: (event: EventRecord) => Point | null) {}

  get size(): number {
    return this.candidates.size
  }

  /** Adds an event, or replaces what was known of it. */
  put(event: EventRecord): void {
    const taken = this.candidates.get(event.id)?.taken ?? 0
    this.drop(event.id)
    this.place(hostCandidate(event, this.pointOf(event), taken))
  }

  drop(eventId: string): void {
    const known = this.candidates.get(eventId)
    if (!known) return
    this.candidates.delete(eventId)
    this.adrift.delete(eventId)
    if (known.point) this.sites.get(nameOf(known.point))?.candidates.delete(eventId)
  }

  setTaken(eventId: string, taken: number): void {
    const known = this.candidates.get(eventId)
    if (known) known.taken = taken
  }

  event(eventId: string): EventRecord | undefined {
    return this.candidates.get(eventId)?.event
  }

  search(search: HostSearch): FoundHost[] {
    const { from, limit } = search
    if (!from) return this.byTime(this.candidates, search).slice(0, limit)
    const found: FoundHost[] = []
    const suiting = new Map<Site, HostCandidate[]>()
    for (const site of this.nearestSites(from, search, suiting)) {
      if (found.length >= limit) break
      for (const candidate of (suiting.get(site) ?? []).sort(byStart))
        found.push({ candidate, miles: milesTo(candidate, from) })
    }
    if (found.length < limit) found.push(...this.byTime(this.adrift, search))
    return found.slice(0, limit)
  }

  /** Places with something that suits, nearest first; fills in what suits there. */
  private nearestSites(from: Point, search: HostSearch, suiting: Map<Site, HostCandidate[]>): Site[] {
    const { index, sites } = this.builtTree()
    if (sites.length === 0) return []
    const isWanted = (id: number): boolean => {
      const site = sites[id]
      if (!site) return false
      const here: HostCandidate[] = []
      for (const candidate of site.candidates.values()) if (suits(candidate, search)) here.push(candidate)
      if (here.length > 0) suiting.set(site, here)
      return here.length > 0
    }
    const ids = around(index, from.longitude, from.latitude, search.limit, Infinity, isWanted)
    return ids.flatMap((id) => sites[id] ?? [])
  }

  private byTime(candidates: ReadonlyMap<string, HostCandidate>, search: HostSearch): FoundHost[] {
    return [...candidates.values()]
      .filter((candidate) => suits(candidate, search))
      .sort(byStart)
      .map((candidate) => ({ candidate, miles: null }))
  }

  private place(candidate: HostCandidate): void {
    const { event, point } = candidate
    this.candidates.set(event.id, candidate)
    if (!point) {
      this.adrift.set(event.id, candidate)
      return
    }
    const known = this.sites.get(nameOf(point))
    if (known) known.candidates.set(event.id, candidate)
    else {
      this.sites.set(nameOf(point), { point, candidates: new Map([[event.id, candidate]]) })
      this.tree = null
    }
  }

  private builtTree(): { index: KDBush; sites: Site[] } {
    if (this.tree) return this.tree
    const sites = [...this.sites.values()]
    const index = new KDBush(sites.length)
    for (const { point } of sites) index.add(point.longitude, point.latitude)
    if (sites.length > 0) index.finish()
    this.tree = { index, sites }
    return this.tree
  }
}

const nameOf = ({ latitude, longitude }: Point): string => `${latitude},${longitude}`
