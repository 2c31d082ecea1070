import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readCsv, toCsv } from '#main/exchange/csv'
import type { ColumnMap } from '#shared/contract/rsvp'
import {
  checkRows,
  flawedTable,
  guessColumns,
  type ImportTable,
  type ImportWords,
  readTable,
  zipSuggestion,
} from '#shared/domain/import'
import { splitName } from '#shared/domain/import-name'

const table = (...rows: string[][]): ImportTable => {
  const read = readTable(rows.map((cells, index) => ({ line: index + 1, cells })))
  if (!read.ok) throw new Error(read.error.tag)
  return read.value
}
const guess = (...rows: string[][]): ColumnMap => {
  const { headers, named, rows: body } = table(...rows)
  return guessColumns(
    named ? headers : [],
    body.map((row) => row.cells),
  )
}
const load = async (name: string): Promise<{ table: ImportTable; columns: ColumnMap }> => {
  const file = await readCsv(await readFile(`tests/fixtures/csv/${name}.csv`))
  const read = file.ok ? readTable(file.value.rows) : file
  if (!read.ok) throw new Error(read.error.tag)
  const { headers, named, rows } = read.value
  const sample = rows.map((row) => row.cells)
  return { table: read.value, columns: guessColumns(named ? headers : [], sample) }
}
const words: ImportWords = {
  problem: 'Problema',
  describe: ({ field, tag }, value) =>
    tag === 'bad-zip' ? `ZIP ${value}: ¿${zipSuggestion(value)}?` : `${field}: ${tag}.`,
}

describe('guessing columns', () => {
  it('knows headers in English, however they are written', () => {
    expect(guess(['First Name', 'LastName', 'cell_phone', 'E-Mail', 'ZIP Code', 'Notes'], ['Ana'])).toEqual({
      firstName: 0,
      lastName: 1,
      phone: 2,
      email: 3,
      zip: 4,
      note: 5,
    })
    const van = ['VANID', 'LastName', 'FirstName', 'mAddress', 'City', 'Zip5', 'HomePhone', 'PreferredPhone']
    expect(
      guess(van, ['2125550199', 'Cohen', 'Ben', '1 Main', 'Ames', '50010', '515-555-0101', '515-555-0102']),
    ).toEqual({ lastName: 1, firstName: 2, zip: 5, phone: 7 })
  })

  it('knows headers in Spanish, with or without accents', async () => {
    expect(guess(['NOMBRE', 'apellidos', 'Móvil', 'correo electronico', 'C.P.'], ['Ana'])).toEqual({
      firstName: 0,
      lastName: 1,
      phone: 2,
      email: 3,
      zip: 4,
    })
    expect(guess(['Nombre', 'Teléfono'], ['Ana Costa', ''])).toEqual({ name: 0, phone: 1 })
    expect((await load('semicolon')).columns).toEqual({ name: 0, phone: 1, email: 2, zip: 3 })
  })

  it('does not believe a header that its cells contradict', () => {
    expect(
      guess(['Name', 'Email', 'Phone', 'E-mail address'], ['Ana', 'yes', 'home', 'ana@example.org']),
    ).toEqual({
      name: 0,
      email: 3,
    })
  })

  it('goes by what cells look like where headers say nothing', () => {
    expect(guess(['name', 'contact', 'other'], ['Ana', '212-555-0123', 'ana@example.org'])).toEqual({
      name: 0,
      phone: 1,
      email: 2,
    })
  })

  it('works without a header row, and does not lose the first person', async () => {
    const headless = await load('headless')
    expect(headless.table).toMatchObject({ named: false, headers: ['A', 'B', 'C'] })
    expect(headless.table.rows).toHaveLength(2)
    expect(headless.columns).toEqual({ name: 0, phone: 1, email: 2 })
    expect(guess(['Rosa', 'Delgado', '212-555-0123'], ['Thuy', 'Nguyen', '312-555-0148'])).toEqual({
      firstName: 0,
      lastName: 1,
      phone: 2,
    })
  })

  it('finds the header under a title', () => {
    const found = table(
      ['Sign-ups for Tuesday'],
      ['as of 3 March'],
      ['Name', 'Phone'],
      ['Ana', '212-555-0123'],
    )
    expect(found).toMatchObject({ headers: ['Name', 'Phone'], rows: [{ line: 4 }] })
  })

  it('has nothing to import in a file with only a header', async () => {
    await expect(load('only-header')).rejects.toThrow('no-rows')
  })
})

describe('splitting names', () => {
  it.each([
    ['Rosa Delgado', 'Rosa', 'Delgado'],
    ['Delgado, Rosa María', 'Rosa María', 'Delgado'],
    ['Ana de la Cruz', 'Ana', 'de la Cruz'],
    ['José Luis Peña Núñez', 'José Luis', 'Peña Núñez'],
    ['Mary Ann Smith', 'Mary Ann', 'Smith'],
    ['John Smith Jr.', 'John', 'Smith Jr.'],
    ['John Smith, Jr.', 'John', 'Smith Jr.'],
    ['Madonna', 'Madonna', ''],
    ['山田太郎', '山田太郎', ''],
    ['🎉 Zoë', '🎉', 'Zoë'],
    ['Al Green', 'Al', 'Green'],
    ['  ', '', ''],
  ])('%s → %s | %s', (name, firstName, lastName) => {
    expect(splitName(name)).toEqual({ firstName, lastName })
  })
})

describe('checking rows', () => {
  const columns = { firstName: 0, lastName: 1, phone: 2, email: 3, zip: 4, note: 5 }
  const check = (...rows: string[][]) => [
    ...checkRows(
      rows.map((cells, index) => ({ line: index + 2, cells })),
      columns,
    ),
  ]
  const problemsOf = (...cells: string[]) => check(cells)[0]?.problems

  it('takes what is in order, and what is left open', () => {
    expect(problemsOf('Ana', 'Costa', '(212) 555-0123', 'Ana@Example.org', '10025-1234')).toEqual([])
    expect(problemsOf('Ana')).toEqual([])
    expect(check(['Ana', 'Costa', '', '', '', 'vegetarian'])[0]).toEqual({
      line: 2,
      fields: { firstName: 'Ana', lastName: 'Costa', phone: '', email: '', zip: '', note: 'vegetarian' },
      problems: [],
      repeat: false,
    })
  })

  it('says everything that is wrong with a row', () => {
    expect(problemsOf('', 'Costa', '555-0123', 'ana at example', '2139')).toEqual([
      { field: 'firstName', tag: 'missing' },
      { field: 'phone', tag: 'bad-phone' },
      { field: 'email', tag: 'bad-email' },
      { field: 'zip', tag: 'bad-zip' },
    ])
  })

  it('asks for the name in the column that has names', () => {
    expect(
      [...checkRows([{ line: 2, cells: ['', '212-555-0123'] }], { name: 0, phone: 1 })][0]?.problems,
    ).toEqual([{ field: 'name', tag: 'missing' }])
  })

  it('never fills in the zero that a spreadsheet took from a ZIP, and suggests it', () => {
    expect(check(['Ana', '', '', '', '2139'])[0]?.fields.zip).toBe('2139')
    expect(zipSuggestion('2139')).toBe('02139')
    expect(zipSuggestion('926')).toBe('00926')
    expect(zipSuggestion('21393')).toBeNull()
    expect(zipSuggestion('21')).toBeNull()
  })

  it('marks the second row of one person, and leaves a household on one phone apart', () => {
    const rows = check(
      ['Ana', 'Costa', '212-555-0123', ''],
      ['ana', 'C.', '+1 (212) 555 0123', ''],
      ['Ben', 'Costa', '212-555-0123', 'home@example.org'],
      ['Ben', '', '', 'HOME@example.org'],
      ['Eva', 'Lopez', '', ''],
      ['Eva', 'Lopez', '', ''],
      ['Eva', 'Lang', '', ''],
    )
    expect(rows.map((row) => row.repeat)).toEqual([false, true, false, true, false, true, false])
  })

  it('cuts endless cells to what the screen may be sent', () => {
    const [row] = check([
      'A'.repeat(5000),
      '',
      '9'.repeat(5000),
      `${'a'.repeat(5000)}@example.org`,
      '1'.repeat(50),
    ])
    expect(row?.fields.firstName).toHaveLength(200)
    expect(row?.fields.phone).toHaveLength(60)
    expect(row?.problems.map((problem) => problem.tag)).toEqual(['bad-phone', 'bad-email', 'bad-zip'])
  })
})

describe('a file with one row in ten flawed', () => {
  it('reads the rest, and gives the flawed rows back to mend', async () => {
    const { table: read, columns } = await load('ten-percent-flawed')
    const rows = [...checkRows(read.rows, columns)]
    const flawed = rows.filter((row) => row.problems.length > 0)
    expect(rows).toHaveLength(100)
    expect(flawed.map((row) => row.line)).toEqual([11, 21, 31, 41, 51, 61, 71, 81, 91, 101])
    const back = flawedTable(read, flawed, words)
    expect(back[0]).toEqual(['First name', 'Last name', 'Phone', 'Email', 'Zip', 'Problema'])
    expect(back[1]).toEqual([
      '',
      'Patel',
      '212-555-0109',
      'jorge.patel9@example.org',
      '10025',
      'firstName: missing.',
    ])
    expect(back[8]?.at(-1)).toBe('ZIP 2139: ¿02139?')
  })

  it('takes the flawed rows back after mending, with one column of problems however often they come', async () => {
    const { table: read, columns } = await load('ten-percent-flawed')
    const flawed = [...checkRows(read.rows, columns)].filter((row) => row.problems.length > 0)
    const csv = toCsv(flawedTable(read, flawed, words))
    const again = await readCsv(new TextEncoder().encode(csv))
    const reread = again.ok ? readTable(again.value.rows) : again
    if (!reread.ok) throw new Error(reread.error.tag)
    const map = guessColumns(
      reread.value.headers,
      reread.value.rows.map((row) => row.cells),
    )
    expect(map).toEqual(columns)
    const second = flawedTable(reread.value, [...checkRows(reread.value.rows, map)], words)
    expect(second[0]?.filter((header) => header === 'Problema')).toHaveLength(1)
  })

  it('reads a phone again that was written with an apostrophe before its plus', async () => {
    const csv = toCsv([
      ['Name', 'Phone'],
      ['Ana', '+1 212 555 0123'],
    ])
    const file = await readCsv(new TextEncoder().encode(csv))
    const read = file.ok ? readTable(file.value.rows) : file
    expect(read.ok && read.value.rows[0]?.cells).toEqual(['Ana', '+1 212 555 0123'])
  })
})
