import { expect, it } from 'vitest'
import { directoryOf } from '#shared/domain/directory'
import { roomEvent } from '#shared/domain/directory-room'
import { directoryPage } from '#shared/pages/directory'
import { aMeeting, anEvent, NOW } from '#tests/factories/documents'

const row = (
  key: string,
  fields: Parameters<typeof anEvent>[0],
  city: string | null,
  left: number | null = 3,
) =>
  roomEvent(
    anEvent({ id: `event:${key}`, ...fields }),
    { taken: 0, left },
    '1K',
    city === null ? null : { zip: '', city, state: 'NY' },
  )

const events = [
  row('late-sign-up-0', { startsAt: '2026-03-11T02:30:00.000Z', zip: '11201' }, 'Brooklyn'),
  row('soon-sign-up-0', { startsAt: '2026-03-10T22:00:00.000Z', zip: '11201' }, 'Brooklyn', null),
  row('soon-sign-up-1', { startsAt: '2026-03-09T22:00:00.000Z', zip: '10001' }, 'New York', 0),
  row('link-sign-up-0', { mode: 'online' }, 'Brooklyn'),
  row('lost-sign-up-0', { zip: '' }, null),
]

it('lists events by area and day as clocks there show it, those without a place and online ones last', () => {
  const directory = directoryOf(events)
  expect(
    directory.areas.map(({ area, online, days }) => [
      area,
      online,
      days.map(({ date, events: own }) => [date, own.map(({ id }) => id)]),
    ]),
  ).toEqual([
    ['Brooklyn 11201', false, [['2026-03-10', ['event:soon-sign-up-0', 'event:late-sign-up-0']]]],
    ['New York 10001', false, [['2026-03-09', ['event:soon-sign-up-1']]]],
    ['', false, [['2026-03-10', ['event:lost-sign-up-0']]]],
    ['', true, [['2026-03-10', ['event:link-sign-up-0']]]],
  ])
  expect(directory).toMatchObject({ events: 5, hosts: 4 })
})

it('reads on paper in the language of the room, with seats in words', () => {
  const meeting = aMeeting()
  const english = directoryPage(directoryOf(events), meeting, 'en', NOW)
  const tables = english.blocks.flatMap((block) => (block.type === 'table' ? block.rows : []))
  expect(tables.map(({ cells }) => cells[4])).toEqual(['no limit', '3', 'full', '3', '3'])
  expect(tables[0]?.cells).toEqual([
    '1K',
    'Mary O.',
    'Phone bank, Oak Street Library',
    '6:00 PM – 8:00 PM',
    'no limit',
  ])
  expect(english.subtitle).toContain('Events: 5 · Hosts: 4')
  const spanish = directoryPage(directoryOf(events), meeting, 'es', NOW)
  expect(spanish.subtitle).toContain('Eventos: 5 · Anfitriones: 4')
  expect(JSON.stringify(spanish.blocks)).toMatch(/martes, 10 de marzo/)
  expect(JSON.stringify([english, spanish])).not.toMatch(/\{\w+\}/)
})

it('says so where there is nothing to choose yet', () => {
  expect(directoryPage(directoryOf([]), aMeeting(), 'en', NOW).blocks).toEqual([
    { type: 'paragraphs', lines: ['There is no event to choose yet.'] },
  ])
})
