import { describe, expect, it } from 'vitest'
import { icsText } from '#main/exchange/ics'
import { type CalendarReader, calendarEntry } from '#shared/domain/calendar-file'
import { anEvent, aSide } from '#tests/factories/documents'

const home = anEvent({
  atHome: true,
  venueAddress: '',
  place: 'Maple Park',
  directions: 'Second door',
  hostName: 'Mary Okafor',
})
const side = aSide({ street: '12 Maple Street', hostEmail: 'mary@example.org', note: 'Ring twice' })
const words = {
  hostedBy: (name: string) => `Host: ${name}`,
  contact: (name: string, by: string) => `Ask ${name}: ${by}`,
}
const entry = (reader: CalendarReader, event = home) => calendarEntry({ event, side }, reader, words)
const text = (reader: CalendarReader, event = home) => icsText([entry(reader, event)])
/** Lines as a calendar reads them: folds undone. */
const lines = (ics: string) => ics.replaceAll('\r\n ', '').split('\r\n')

describe('a calendar file', () => {
  it('tells the street of a home to guests and the host only', () => {
    expect(text('anyone')).not.toMatch(/12 Maple Street|Second door/)
    expect(lines(text('guest'))).toContain('LOCATION:Maple Park\\, 12 Maple Street\\, 10001')
    expect(lines(text('host'))).toContain('LOCATION:Maple Park\\, 12 Maple Street\\, 10001')
  })

  it('tells the link of an online event to those who are expected', () => {
    const online = anEvent({ mode: 'online' })
    const link = aSide({ onlineLink: 'https://meet.example/room?a=1;b=2' })
    const of = (reader: CalendarReader) =>
      lines(icsText([calendarEntry({ event: online, side: link }, reader, words)]))
    expect(of('anyone').join()).not.toContain('meet.example')
    expect(of('guest')).toContain('URL:https://meet.example/room?a=1;b=2')
  })

  it('holds no phone, no e-mail and no full name for anybody', () => {
    for (const reader of ['anyone', 'guest', 'host'] as const)
      expect(text(reader)).not.toMatch(/5550123|mary@example|Okafor/)
  })

  it('tells guests how to reach a host who wants to be reached, and nobody else', () => {
    const open = { ...home, contactShown: true }
    expect(lines(text('guest', open)).join()).toContain('Ask Mary O.: (212) 555-0123')
    expect(text('anyone', open)).not.toMatch(/555-0123|mary@example/)
  })

  it('gives the note of the team to the host alone', () => {
    expect(text('host')).toContain('Ring twice')
    expect(text('guest')).not.toContain('Ring twice')
  })

  it('writes instants, so that no change of clocks can shift it', () => {
    const before = anEvent({ startsAt: '2026-03-05T23:00:00.000Z', minutes: 120 })
    expect(lines(text('guest', before))).toEqual(
      expect.arrayContaining(['DTSTART:20260305T230000Z', 'DTEND:20260306T010000Z']),
    )
  })

  it('replaces its older versions, and says when the event was called off', () => {
    const moved = anEvent({ createdAt: '2026-03-02T17:00:00.000Z', updatedAt: '2026-03-02T18:00:00.000Z' })
    expect(lines(text('guest', moved))).toEqual(
      expect.arrayContaining(['UID:phone-bank-1@barnstorm', 'SEQUENCE:3600', 'STATUS:CONFIRMED']),
    )
    expect(lines(text('guest', anEvent({ state: 'cancelled' })))).toContain('STATUS:CANCELLED')
  })
})
