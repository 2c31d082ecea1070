import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { icsText } from '#main/exchange/ics'
import type { CalendarEntry } from '#shared/domain/calendar-file'

const entry: CalendarEntry = {
  uid: 'key@barnstorm',
  startsAt: '2026-03-10T23:00:00.000Z',
  endsAt: '2026-03-11T01:00:00.000Z',
  stampedAt: '2026-03-02T17:00:00.000Z',
  sequence: 0,
  cancelled: false,
  title: 'Calls',
  location: '',
  notes: [],
  url: '',
}
const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom('\n', '\r', ',', ';', ':', '\\', 'ñ', '👩🏽‍🎤', 'a', ' '),
    maxLength: 120,
  }),
)

/** What a calendar reads: folds undone, then the escapes of section 3.3.11. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')
const read = (text: string, name: string) => {
  const value = unfolded(text)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1)
  return value?.replaceAll(/\\([\\;,nN])/g, (_, character: string) =>
    /n/i.test(character) ? '\n' : character,
  )
}

describe('an iCalendar file', () => {
  it('gives back any text that somebody typed', () => {
    fc.assert(
      fc.property(typed, (title) => {
        const plain = title.replaceAll(/\r\n?/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, ' ')
        expect(read(icsText([{ ...entry, title }]), 'SUMMARY')).toBe(plain)
      }),
    )
  })

  it('has lines of at most 75 octets, each a whole number of characters, and no line that was typed in', () => {
    fc.assert(
      fc.property(typed, typed, typed, (title, note, url) => {
        const text = icsText([{ ...entry, title, notes: [note], url }])
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(text).not.toMatch(/[^\r]\n|\r[^\n]/)
        expect(text.isWellFormed()).toBe(true)
        expect(unfolded(text).every((line) => line === '' || /^[A-Z-]+:/.test(line))).toBe(true)
        expect(unfolded(text).filter((line) => line.startsWith('BEGIN:'))).toHaveLength(2)
      }),
    )
  })

  it('takes only addresses of the web as a link', () => {
    const linkOf = (url: string) => read(icsText([{ ...entry, url }]), 'URL')
    expect(linkOf('javascript:alert(1)')).toBeUndefined()
    expect(linkOf('https://meet.example/\r\nBEGIN:VALARM')).toBe('https://meet.example/BEGIN:VALARM')
  })
})
