import { describe, expect, it } from 'vitest'
import { debriefOf } from '#shared/domain/debrief'
import type { MomentWhat } from '#shared/model/meeting'
import { debriefPage } from '#shared/pages/debrief'
import { makeMoment } from '#tests/factories/agenda'
import { aMeeting, anEvent, anRsvp, aSegment, NOW } from '#tests/factories/documents'

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 23, minutes)).toISOString()
const meeting = aMeeting({
  segments: [
    aSegment({ id: 'a', title: 'Welcome', minutes: 10 }),
    aSegment({ id: 'b', title: 'Altar call', minutes: 20 }),
    aSegment({ id: 'c', title: 'Wrap', minutes: 5 }),
  ],
  startsAt: at(0),
  promisedEnd: at(35),
})
const logOf = (entries: [number, MomentWhat][]) =>
  entries.map(([minutes, what], index) => makeMoment(at(minutes), what, `m${index + 10}`))
const log = logOf([
  [2, { type: 'enter', segmentId: 'a', from: '' }],
  [14, { type: 'enter', segmentId: 'b', from: 'a' }],
  [20, { type: 'heads', count: 100 }],
  [21, { type: 'stories', hands: 40, voices: 0 }],
  [22, { type: 'note', slot: 'n1', text: 'More pens' }],
  [23, { type: 'note', slot: 'n2', text: 'A slip' }],
  [40, { type: 'end' }],
  [45, { type: 'note', slot: 'n1', text: 'More pens and clipboards' }],
  [46, { type: 'note', slot: 'n2', text: '' }],
])
const events = [
  anEvent({ id: 'event:mary-sign-up-0', formNumber: '1K' }),
  anEvent({ id: 'event:mary-sign-up-1', formNumber: '1K' }),
  anEvent({ id: 'event:luis-sign-up-0', formNumber: '2K' }),
]
const rsvps = [
  anRsvp({ personId: 'person:a', source: 'form' }),
  anRsvp({ personId: 'person:a' }),
  anRsvp({ personId: 'person:b' }),
  anRsvp({ personId: 'person:c', status: 'declined' }),
]
const counts = { heads: 100, hosts: 2, events: 3, signUps: 3 }
const facts = { meeting, moments: log, events, rsvps, counts, paper: [], now: at(60) }

describe('the debrief', () => {
  it('holds what was planned against what happened', () => {
    const model = debriefOf(facts)
    expect(model).toMatchObject({ startedAt: at(2), endedAt: at(40), lateSeconds: 300 })
    expect(
      model.segments.map(({ plannedSeconds, actualSeconds }) => [plannedSeconds, actualSeconds]),
    ).toEqual([
      [600, 720],
      [1200, 1560],
      [300, null],
    ])
  })

  it('counts persons once, hosts by their form, and leaves out who declined', () => {
    expect(debriefOf(facts)).toMatchObject({
      people: 2,
      forms: { issued: 2, typed: 1, signUps: 3 },
      rates: { hosts: { count: 2, rate: 0.02, standing: 'below' } },
    })
  })

  it('invents nothing: what nobody counted is not zero', () => {
    const empty = debriefOf({
      ...facts,
      moments: [],
      events: [],
      rsvps: [],
      counts: { heads: 0, hosts: 0, events: 0, signUps: 0 },
    })
    expect(empty).toMatchObject({
      heads: null,
      startedAt: null,
      lateSeconds: null,
      stories: { hands: null, voices: null },
      forms: { issued: null, returned: null },
      rates: { hosts: { rate: null, standing: 'unknown' } },
    })
    expect(debriefOf(facts).stories).toEqual({ hands: 40, voices: null })
  })

  it('keeps the last wording of a note and drops those taken back', () => {
    expect(debriefOf(facts).notes.map(({ text }) => text)).toEqual(['More pens and clipboards'])
  })
})

describe('the debrief on paper', () => {
  it.each(['en', 'es'] as const)('says in %s what the model says, and where nobody counted', (language) => {
    const page = debriefPage(debriefOf(facts), language, NOW)
    const [figures, tables] = [
      page.blocks.flatMap((block) => (block.type === 'figures' ? block.items : [])),
      page.blocks.flatMap((block) => (block.type === 'table' ? block.rows : [])),
    ]
    expect(figures.map(({ value }) => value)).toEqual(['100', '2', '3', '3'])
    expect(tables[1]?.cells).toEqual(['Altar call', '20 min', '26 min', '+6'])
    expect(tables[2]?.cells[2]).toBe(language === 'en' ? 'not reached' : 'no se llegó')
    expect(JSON.stringify(tables)).toContain(language === 'en' ? 'not counted' : 'sin contar')
    expect(JSON.stringify(page)).not.toMatch(/\{\w+\}|undefined|NaN/)
  })

  it('tells how the promise was kept', () => {
    const line = (moments: typeof log) => {
      const [first] = debriefPage(debriefOf({ ...facts, moments }), 'en', NOW).blocks
      return first?.type === 'paragraphs' ? first.lines[0] : ''
    }
    expect(line(log)).toBe('Began 6:02 PM, promised end 6:35 PM, ended 6:40 PM · Ended 5 min late')
    expect(line(log.slice(0, 3))).toContain('Has not ended')
    expect(line([])).toBe('Has not begun')
    expect(line([...log.slice(0, 1), ...logOf([[35, { type: 'end' }]])])).toContain('Ended on time')
  })
})
