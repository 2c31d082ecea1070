import { describe, expect, it } from 'vitest'
import {
  addSegment,
  agendaFit,
  agendaProblems,
  changeSegment,
  leastMinutes,
  moveSegment,
  planFromTemplate,
  removeSegment,
  totalMinutes,
} from '#shared/domain/agenda'
import { agendaTemplate } from '#shared/model/meeting'
import { makeFlexible, makeSegment } from '#tests/factories/agenda'

const segments = [makeSegment('a', 10), makeFlexible('b', 20, 5), makeSegment('c', 10)]
const plan = (minutes: number) => ({
  segments,
  startsAt: '2026-03-06T23:00:00.000Z',
  promisedEnd: new Date(Date.parse('2026-03-06T23:00:00.000Z') + minutes * 60_000).toISOString(),
})
const ids = (list: { id: string }[]) => list.map((segment) => segment.id).join('')

describe('an agenda', () => {
  it('adds up its minutes, planned and at least', () => {
    expect(totalMinutes(segments)).toBe(40)
    expect(leastMinutes(segments)).toBe(25)
  })

  it('fits, fits when shortened, or is too long for its promise', () => {
    expect(agendaFit(plan(45))).toMatchObject({ fit: 'fits', spareMinutes: 5, promisedMinutes: 45 })
    expect(agendaFit(plan(40)).fit).toBe('fits')
    expect(agendaFit(plan(30))).toMatchObject({ fit: 'shortened', spareMinutes: -10 })
    expect(agendaFit(plan(25)).fit).toBe('shortened')
    expect(agendaFit(plan(24)).fit).toBe('too-long')
  })

  it('adds, moves and takes out segments, and leaves the list it was given alone', () => {
    const before = structuredClone(segments)
    expect(ids(addSegment(segments, makeSegment('x', 5), 1))).toBe('axbc')
    expect(ids(addSegment(segments, makeSegment('x', 5), 99))).toBe('abcx')
    expect(ids(addSegment(segments, makeSegment('a', 5), 1))).toBe('abc')
    expect(ids(moveSegment(segments, 'a', 1))).toBe('bac')
    expect(ids(moveSegment(segments, 'a', 9))).toBe('bca')
    expect(ids(moveSegment(segments, 'c', -1))).toBe('cab')
    expect(ids(moveSegment(segments, 'nobody', 0))).toBe('abc')
    expect(ids(removeSegment(segments, 'b'))).toBe('ac')
    expect(segments).toEqual(before)
  })

  it('keeps the minimum at or under the minutes when a segment gets shorter', () => {
    expect(changeSegment(segments, 'b', { minutes: 3 })[1]).toMatchObject({ minutes: 3, minMinutes: 3 })
    expect(changeSegment(segments, 'b', { title: 'New' })[1]).toMatchObject({ title: 'New', minutes: 20 })
  })

  it('says what must be put right, and where', () => {
    expect(agendaProblems(plan(40))).toEqual([])
    expect(agendaProblems({ ...plan(-1), segments: [] })).toEqual([
      { tag: 'ends-before-start', field: 'promisedEnd' },
      { tag: 'no-segments', field: 'segments' },
    ])
    const flawed = [makeSegment('a', 0, { title: ' ' }), makeFlexible('b', 5, 6), makeSegment('c', 1.5)]
    expect(agendaProblems({ ...plan(40), segments: flawed }).map((problem) => problem.field)).toEqual([
      'segments.a.title',
      'segments.a.minutes',
      'segments.b.minMinutes',
      'segments.c.minutes',
    ])
  })
})

describe('a plan from a template', () => {
  it('copies the segments and promises the end that they add up to', () => {
    const template = agendaTemplate.parse({ id: 't', language: 'en', title: 'T', summary: '', segments })
    const made = planFromTemplate(template, '2026-03-06T23:00:00.000Z')
    expect(made.promisedEnd).toBe('2026-03-06T23:40:00.000Z')
    expect(made.segments).toEqual(template.segments)
    made.segments[0]?.points.push('changed')
    expect(template.segments[0]?.points).toEqual([])
  })
})
