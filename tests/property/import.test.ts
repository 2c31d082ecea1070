import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readCsv, toCsv } from '#main/exchange/csv'
import { checkRows, flawedTable, guessColumns, readTable } from '#shared/domain/import'
import { newPerson, readPerson } from '#shared/domain/person'
import { person } from '#shared/model/person'

const cell = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '',
    'Ana',
    'Peña',
    '212-555-0123',
    '+12125550123',
    'ana@example.org',
    '2139',
    '10025',
    '=1+1',
  ),
)
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 })
const numbered = (cells: string[][]) => cells.map((row, index) => ({ line: index + 2, cells: row }))
const columns = { firstName: 0, lastName: 1, phone: 2, email: 3, zip: 4, note: 5 }

it('lets every row without a problem become a person that the store takes', () => {
  fc.assert(
    fc.property(rows, (cells) => {
      for (const row of checkRows(numbered(cells), columns)) {
        if (row.problems.length > 0) continue
        const contact = readPerson(row.fields)
        expect(contact.ok).toBe(true)
        if (!contact.ok) continue
        const made = newPerson(contact.value, 'k'.repeat(21), {
          name: 'test',
          now: '2026-03-06T23:00:00.000Z',
        })
        expect(person.safeParse(made).success).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

it('accounts for every row, good or flawed, in the order of the file', () => {
  fc.assert(
    fc.property(rows, (cells) => {
      expect([...checkRows(numbered(cells), columns)].map((row) => row.line)).toEqual(
        numbered(cells).map((row) => row.line),
      )
    }),
  )
})

it('guesses columns that exist, each for one field', () => {
  fc.assert(
    fc.property(rows, (cells) => {
      const [headers = [], ...sample] = cells
      const used = Object.values(guessColumns(headers, sample))
      expect(new Set(used).size).toBe(used.length)
      for (const index of used) expect(index).toBeLessThan(6)
    }),
  )
})

it('marks a row that stands in the file twice', () => {
  fc.assert(
    fc.property(rows, (cells) => {
      const twice = [...checkRows(numbered([...cells, ...cells]), columns)].slice(cells.length)
      expect(twice.every((row) => row.repeat)).toBe(true)
    }),
  )
})

it('gives flawed rows back as they were, through a file and again', async () => {
  const clean = fc.array(
    fc.array(
      cell.map((content) => content.replace(/^['=+\-@\s]+|[\r\u00a0\0\ufeff]/gu, '').trim()),
      { minLength: 2, maxLength: 6 },
    ),
    { minLength: 1, maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(clean, async (cells) => {
      const table = readTable([{ line: 1, cells: ['Name', 'Phone'] }, ...numbered(cells)])
      if (!table.ok) return
      const flawed = [...checkRows(table.value.rows, { name: 0, phone: 1 })]
      const written = flawedTable(table.value, flawed, { problem: 'Problem', describe: () => 'Look here.' })
      const file = await readCsv(new TextEncoder().encode(toCsv(written)))
      const read = file.ok ? file.value.rows.map((row) => row.cells) : []
      expect(read).toEqual(
        written
          .map((row) => row.slice(0, row.findLastIndex((content) => content.trim() !== '') + 1))
          .filter((row) => row.length > 0),
      )
    }),
  )
})
