import { HostsIndex } from '#main/core/hosts-index'
import { loadZips } from '#main/core/hosts-zips'
import { type HostCandidate, type HostSearch, hostCandidate, nearestHosts } from '#shared/domain/nearest'
import type { EventRecord } from '#shared/model/event'
import { anEvent, NOW } from '#tests/factories/documents'
import { benchFile, inTurns, lazy, quantile, timed } from './harness'

const EVENTS = 11_000
const SEARCHES = 400

/** A program all over the country: events in ZIPs drawn from the whole table, a tenth of them full. */
const hosts = lazy(async () => {
  const zips = await loadZips()
  const known = Array.from({ length: 100_000 }, (_, number) => String(number).padStart(5, '0')).filter(zips)
  const pointOf = ({ zip }: EventRecord) => zips(zip)?.point ?? null
  const index = new HostsIndex(pointOf)
  const random = randomFrom(20_260_302)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const candidates: HostCandidate[] = Array.from({ length: EVENTS }, (_, number) => {
    const startsAt = new Date(Date.parse(NOW) + Math.floor(random() * 21 * 24) * 3_600_000).toISOString()
    const event = anEvent({ id: `event:bench-${number}`, zip: pick(known), startsAt, capacity: 10 })
    const taken = random() < 0.1 ? 10 : 3
    index.put(event)
    index.setTaken(event.id, taken)
    return hostCandidate(event, pointOf(event), taken)
  })
  const searches: HostSearch[] = Array.from({ length: SEARCHES }, () => ({
    from: zips(pick(known))?.point ?? null,
    meetingId: null,
    free: random() < 0.5 ? [] : [{ weekday: 6, part: 'afternoon' }],
    limit: 20,
    now: NOW,
  }))
  const search = (round: number) => searches[round % SEARCHES] as HostSearch
  index.search(search(0))
  return { index, candidates, search }
})

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export default benchFile({
  'hosts.nearestP95': {
    unit: 'ms',
    peerName: 'looking at every event, p95',
    async run() {
      const { index, candidates, search } = await hosts()
      const { ours, peer } = await inTurns(
        SEARCHES,
        (round) => timed(() => index.search(search(round))),
        (round) => timed(() => nearestHosts(candidates, search(round))),
      )
      return { ours: quantile(ours, 0.95), peer: quantile(peer, 0.95) }
    },
  },
})
