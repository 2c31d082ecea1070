import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FoundWord, suggestedIn, suggestionsIn, withSuggestion } from '#shared/domain/found-text'
import { blankRow, decideFields, outcomeOf } from '#shared/domain/verify-field'

const HEIGHT = 40
const CHARACTER = 22

/** Words of one line, each at its place from the left in pixels. */
const line = (y: number, columns: [number, string][], fields: Partial<FoundWord> = {}): FoundWord[] =>
  columns.flatMap(([left, text]) => {
    let x = left
    return text.split(' ').map((word) => {
      const area = { x, y, width: word.length * CHARACTER, height: HEIGHT }
      x += area.width + CHARACTER
      return { text: word, confidence: 0.95, area, ...fields }
    })
  })

const found = (lines: FoundWord[][]) =>
  suggestionsIn(lines).map(({ fields }) => Object.fromEntries(fields.map(({ name, value }) => [name, value])))

describe('typed text on a sheet that is not ours', () => {
  it('names people by their phone or e-mail, and takes a street number for no ZIP', () => {
    expect(
      found([
        line(100, [[100, 'Westside Tenants Union']]),
        line(300, [[100, 'Name Phone E-mail']]),
        line(400, [[100, '1. María González (212) 555-0123 maria@example.org 10033']]),
        line(500, [[100, 'de la Cruz, Luis 917.555.0144 12045 Broadway 10034-1234']]),
        line(600, [[100, 'ana@example.org,']]),
      ]),
    ).toEqual([
      {
        firstName: 'María',
        lastName: 'González',
        phone: '(212) 555-0123',
        email: 'maria@example.org',
        zip: '10033',
      },
      { firstName: 'Luis', lastName: 'de la Cruz', phone: '917.555.0144', zip: '10034-1234' },
      { email: 'ana@example.org' },
    ])
  })

  it('puts together columns that were found apart, and keeps their order', () => {
    const rows = [0, 1, 2].map((row) => 300 + 100 * row)
    const [names, phones] = [
      ['Ana López', 'Bo Chen', 'Cy Diaz'],
      ['212 555 0101', '212 555 0102', '212 555 0103'],
    ]
    expect(
      found([
        ...rows.map((y, i) => line(y + 4, [[900, phones[i] ?? '']])),
        ...rows.map((y, i) => line(y, [[100, names[i] ?? '']])),
      ]),
    ).toEqual([
      { firstName: 'Ana', lastName: 'López', phone: '212 555 0101' },
      { firstName: 'Bo', lastName: 'Chen', phone: '212 555 0102' },
      { firstName: 'Cy', lastName: 'Diaz', phone: '212 555 0103' },
    ])
  })

  it('takes names alone for people in a list only: a heading, a sentence and a label are none', () => {
    const heading = line(100, [[500, 'Tenants Meeting']])
    const large = line(180, [[100, 'Our Guests']]).map((word) => ({
      ...word,
      area: { ...word.area, height: 2 * HEIGHT },
    }))
    const list = [
      line(300, [[100, 'Ana López']]),
      line(400, [[100, 'Bo Chen']]),
      line(480, [[100, 'First Name']]),
      line(580, [[100, 'Please sign below']]),
    ]
    expect(found([heading, large, ...list])).toEqual([
      { firstName: 'Ana', lastName: 'López' },
      { firstName: 'Bo', lastName: 'Chen' },
    ])
    expect(found([line(300, [[100, 'Ana López']])])).toEqual([])
  })

  it('leaves out what is not sure', () => {
    const dust = line(300, [[100, 'Ana López 212 555 0101']], { confidence: 0.4 })
    expect(found([dust])).toEqual([])
  })

  it('is never made up: each word that is offered stands on the sheet', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('Ana', 'López,', '(212)', '555-0123', 'ana@example.org;', '10033', '1.', 'de', 'Name'),
    )
    const word = fc.record({
      text,
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      area: fc.record({
        ...{ x: fc.nat(1000), y: fc.nat(400) },
        ...{ width: fc.integer({ min: 1, max: 90 }), height: fc.integer({ min: 8, max: 40 }) },
      }),
    })
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 6 }), (lines) => {
        const seen = lines.flat().filter(({ confidence }) => confidence >= 0.6)
        for (const { fields } of suggestionsIn(lines))
          for (const part of fields.flatMap(({ value }) => value.split(/\s+/)))
            expect(seen.some((one) => one.text.includes(part))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})

describe('a suggestion', () => {
  const [person] = suggestionsIn([line(500, [[100, 'Ana López (212) 555-0123']])])
  if (!person) throw new Error('nobody was found')
  const size = { width: 1000, height: 2000 }

  it('says where on the picture it stands, in shares of it', () => {
    const row = withSuggestion(blankRow(1), person, size)
    expect(row.area).toMatchObject({ x: 0.08, y: 0.24, height: 0.04 })
    expect(row.fields[0]?.area).toMatchObject({ x: 0.1, y: 0.25, height: 0.02 })
    expect(row.fields.find(({ name }) => name === 'email')?.area).toBeNull()
  })

  it('changes nothing that stands in the row, and makes nobody until somebody takes it', () => {
    const row = { ...withSuggestion(blankRow(1), person, size), personId: '' }
    expect(row.fields.map(({ value }) => value)).toEqual(['', '', '', '', ''])
    expect(outcomeOf(row)).toBe('blank')
    expect(suggestedIn(row)).toEqual([
      { name: 'firstName', value: 'Ana' },
      { name: 'lastName', value: 'López' },
      { name: 'phone', value: '(212) 555-0123' },
    ])
    const typed = decideFields(blankRow(1), [
      { name: 'firstName', value: 'Anna', illegible: false, accepted: true, decidedBy: 'person' },
    ])
    expect(withSuggestion(typed, person, size).fields[0]).toMatchObject({
      value: 'Anna',
      decidedBy: 'person',
    })
  })
})
