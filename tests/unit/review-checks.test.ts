import { expect, test } from 'vitest'
import { riskyLinks } from '#shared/domain/link-safety'
import { mailDraft } from '#shared/domain/mail-draft'
import { standingFlags, timeFlags } from '#shared/domain/review-checks'
import { DEFAULT_POLICY, wordList, wordsAgainstPolicy } from '#shared/domain/review-policy'
import { anEvent, aSide, later, NOW } from '#tests/factories/documents'

const input = { usState: 'NY', policy: DEFAULT_POLICY, duplicate: 0 }
const flagsOf = (event = anEvent(), side: ReturnType<typeof aSide> | null = aSide(), over = {}) =>
  standingFlags(event, side, { ...input, ...over })
const namesOf = (...args: Parameters<typeof flagsOf>) => flagsOf(...args).map(({ flag }) => flag)

test('an event with all its facts has nothing that stands out', () => {
  expect(flagsOf()).toEqual([])
})

test('missing facts, a public home and a likely twin are pointed at', () => {
  const event = anEvent({ atHome: true, place: '', zip: '' })
  expect(flagsOf(event, aSide({ hostPhone: '' }), { duplicate: 90, usState: null })).toEqual([
    { flag: 'home-address-public', detail: '12 Oak Street' },
    { flag: 'likely-duplicate', detail: '90' },
    { flag: 'missing-place', detail: '' },
    { flag: 'missing-street', detail: '' },
    { flag: 'missing-zip', detail: '' },
    { flag: 'missing-phone', detail: '' },
  ])
  expect(namesOf(anEvent({ mode: 'online' }))).toEqual(['missing-link'])
})

test('a street in what guests read about a home is public too, in either language', () => {
  const home = anEvent({ atHome: true, venueAddress: '', place: 'Ridgewood' })
  const side = aSide({ street: '12 Cypress Avenue' })
  const isPublic = (description: string) =>
    namesOf({ ...home, description }, side).includes('home-address-public')
  expect(isPublic('Come to 12 cypress avenue, top bell')).toBe(true)
  expect(isPublic('Nos vemos en Calle de la Luna 12')).toBe(true)
  expect(isPublic('Ten people at my place, 2 hours')).toBe(false)
})

test('what has passed and what is too soon is told by the clock', () => {
  expect(timeFlags(later(-1).now, NOW)).toEqual([{ flag: 'starts-in-the-past', detail: '' }])
  expect(timeFlags(later(90).now, NOW)).toEqual([{ flag: 'starts-too-soon', detail: '1' }])
  expect(timeFlags(later(24 * 60).now, NOW)).toEqual([])
})

test('a time zone that no clock in the state of the ZIP shows is pointed at, and so is a ZIP that does not exist', () => {
  const zone = (name: string, usState: string) => flagsOf(anEvent({ zone: name }), aSide(), { usState })
  expect(zone('America/Chicago', 'NY')).toEqual([{ flag: 'zone-differs-from-zip', detail: 'NY' }])
  expect(zone('America/Detroit', 'OH')).toEqual([])
  expect(zone('America/Chicago', 'TN')).toEqual([])
  // In March, Arizona keeps standard time: the clocks of Los Angeles and Phoenix agree.
  expect(zone('America/Los_Angeles', 'AZ')).toEqual([])
  expect(flagsOf(anEvent({ zip: '00000' }), aSide(), { usState: null })).toEqual([
    { flag: 'unknown-zip', detail: '00000' },
  ])
})

test('an hour at which nobody calls is pointed at', () => {
  expect(namesOf(anEvent({ startsAt: '2026-03-10T08:00:00.000Z' }))).toEqual(['odd-hour'])
})

test('a phone number or an e-mail address in public words is pointed at', () => {
  expect(flagsOf(anEvent({ description: 'Call me: (212) 555-0123' }))).toEqual([
    { flag: 'contact-in-public', detail: '(212) 555-0123' },
  ])
  expect(namesOf(anEvent({ directions: 'write to mary@example.org' }))).toEqual(['contact-in-public'])
})

test('words and types that a program does not list are found whole, in any case, without accents', () => {
  const policy = { words: { en: ['raffle'], es: ['lotería'] }, types: ['canvass' as const] }
  const event = anEvent({ description: 'A RAFFLE and a loteria', type: 'canvass' })
  expect(wordsAgainstPolicy(event, policy)).toEqual(['raffle', 'lotería'])
  expect(wordsAgainstPolicy(anEvent({ description: 'raffles' }), policy)).toEqual([])
  expect(namesOf(event, aSide(), { policy })).toEqual([
    'off-policy-words',
    'off-policy-words',
    'off-policy-type',
  ])
  expect(wordList(' Rifa \nrifa\n\n barra libre,')).toEqual(['Rifa', 'barra libre'])
})

test.each([
  ['https://example.org/form', []],
  ['see www.example.org.', []],
  ['http://example.org', ['plain-http']],
  ['https://bit.ly/abc', ['shortener']],
  ['https://192.0.2.7/form', ['number-address']],
  ['https://exаmple.org', ['look-alike']],
  ['https://xn--exmple-4nf.org', ['look-alike']],
  ['https://bank.example@evil.example/', ['sign-in-in-link']],
  ['https://example.org:8443/', ['odd-port']],
  ['https://example.org/setup.exe', ['program-file']],
  ['javascript:alert(1)', ['scheme']],
  ['[www.example.org](https://evil.example/x)', ['mismatch']],
  ['https://example.org <https://evil.example>', ['mismatch']],
  ['[our page](https://example.org)', []],
  ['no link at all, 6:30 p.m.', []],
])('the link in “%s” is looked at', (text, risks) => {
  expect(riskyLinks(text).flatMap((found) => found.risks)).toEqual(risks)
})

test('a mail draft carries every letter, and is cut where a mail program would cut it', () => {
  const short = mailDraft({ to: 'ana+1@example.org', subject: '¿Sí?', body: 'Uno\nDos & tres' })
  const [, query = ''] = short.split('?')
  expect(short).toMatch(/^mailto:ana%2B1@example\.org\?/)
  expect(new URLSearchParams(query).get('subject')).toBe('¿Sí?')
  expect(new URLSearchParams(query).get('body')).toBe('Uno\r\nDos & tres')
  const long = mailDraft({ to: 'a@example.org', subject: 's', body: '👋🏽 '.repeat(900) })
  expect(long.length).toBeLessThanOrEqual(2_010)
  expect(decodeURIComponent(long)).toMatch(/…$/)
})
