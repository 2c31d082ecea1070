import { describe, expect, it } from 'vitest'
import { loadZips } from '#main/core/hosts-zips'
import {
  freeTimeOf,
  type HostCandidate,
  hostCandidate,
  milesBetween,
  nearestHosts,
} from '#shared/domain/nearest'
import { anEvent, NOW } from '#tests/factories/documents'

const zips = await loadZips()
const point = (zip: string) => zips(zip)?.point ?? null
const candidate = (fields: Parameters<typeof anEvent>[0], taken = 0): HostCandidate => {
  const event = anEvent(fields)
  return hostCandidate(event, event.mode === 'online' ? null : point(event.zip), taken)
}
const search = { from: point('10001'), meetingId: null, free: [], limit: 10, now: NOW }
const ids = (candidates: HostCandidate[], wishes: Partial<Parameters<typeof nearestHosts>[1]> = {}) =>
  nearestHosts(candidates, { ...search, ...wishes }).map(({ candidate: { event } }) => event.id)

const near = candidate({ id: 'event:near', zip: '10002' })
const far = candidate({ id: 'event:far', zip: '60614' })
const online = candidate({ id: 'event:online', mode: 'online' })
const nowhere = candidate({ id: 'event:nowhere', zip: '00000', startsAt: '2026-03-09T23:00:00.000Z' })

describe('finding a host', () => {
  it('names the nearest first, and after them those without a distance', () => {
    expect(ids([far, online, nowhere, near])).toEqual([
      'event:near',
      'event:far',
      'event:nowhere',
      'event:online',
    ])
  })

  it('leaves full ones out, unless somebody asks for them', () => {
    const full = candidate({ id: 'event:full', zip: '10002', capacity: 2 }, 2)
    expect(ids([full, far])).toEqual(['event:far'])
    expect(ids([full, far], { alsoFull: true })).toEqual(['event:full', 'event:far'])
  })

  it('goes by time alone where the ZIP does not exist', () => {
    const found = nearestHosts([far, nowhere, near], { ...search, from: point('99999') })
    expect(found.map(({ candidate: { event }, miles }) => [event.id, miles])).toEqual([
      ['event:nowhere', null],
      ['event:far', null],
      ['event:near', null],
    ])
  })

  it('passes over full events, past ones, private ones and those of another meeting', () => {
    expect(ids([candidate({ capacity: 5 }, 5), near])).toEqual(['event:near'])
    expect(ids([candidate({ capacity: 0 }, 500)])).toHaveLength(1)
    expect(ids([candidate({ startsAt: '2026-03-01T23:00:00.000Z' })])).toEqual([])
    expect(ids([candidate({ visibility: 'private' })])).toEqual([])
    expect(ids([near], { meetingId: 'meeting:other' })).toEqual([])
  })

  it('keeps to the days on which somebody is free, as clocks at the place show them', () => {
    // Wednesday, 02:30 UTC, is Tuesday evening in New York.
    const late = candidate({ id: 'event:late', startsAt: '2026-03-11T02:30:00.000Z' })
    expect(late.time).toEqual({ weekday: 2, part: 'evening' })
    expect(ids([late], { free: [{ weekday: 2, part: 'evening' }] })).toHaveLength(1)
    expect(ids([late], { free: [{ weekday: 3, part: 'morning' }] })).toEqual([])
  })

  it('parts the day at noon and at five, on both sides of the change of clocks', () => {
    const part = (instant: string) => freeTimeOf(instant, 'America/New_York').part
    expect(part('2026-03-07T16:59:00.000Z')).toBe('morning')
    expect(part('2026-03-08T15:59:00.000Z')).toBe('morning')
    expect(part('2026-03-08T16:00:00.000Z')).toBe('afternoon')
    expect(part('2026-03-08T21:00:00.000Z')).toBe('evening')
  })

  it('reads an unknown zone as UTC instead of failing for everybody', () => {
    expect(freeTimeOf('2026-03-08T21:00:00.000Z', 'Mars/Olympus')).toEqual({ weekday: 7, part: 'evening' })
  })
})

describe('distances', () => {
  it('are those on the map', () => {
    const [newYork, chicago, losAngeles] = [point('10001'), point('60614'), point('90012')]
    if (!newYork || !chicago || !losAngeles) throw new Error('ZIPs of cities')
    expect(milesBetween(newYork, chicago)).toBeCloseTo(714, -1)
    expect(milesBetween(newYork, losAngeles)).toBeCloseTo(2450, -2)
    expect(milesBetween(chicago, chicago)).toBe(0)
  })

  it('are known for the ZIPs of the table only', () => {
    expect(zips('10001')).toMatchObject({ city: 'New York', state: 'NY' })
    for (const none of ['00000', '', 'K1A', 'constructor']) expect(zips(none)).toBeNull()
  })
})
