import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { MAX_FILE_BYTES, readCsv, toCsv } from '#main/exchange/csv'

const fixture = async (name: string) => readCsv(await readFile(`tests/fixtures/csv/${name}.csv`))
const text = (content: string) => readCsv(new TextEncoder().encode(content))
const cellsOf = (read: Awaited<ReturnType<typeof readCsv>>) =>
  read.ok ? read.value.rows.map((row) => row.cells) : read.error

describe('reading a CSV', () => {
  it('reads commas, quotes and empty cells', async () => {
    const read = await fixture('comma')
    expect(read).toMatchObject({ ok: true, value: { encoding: 'UTF-8', delimiter: ',' } })
    expect(cellsOf(read)).toEqual([
      ['First Name', 'Last Name', 'Phone', 'Email', 'Zip Code', 'Notes'],
      ['Rosa', 'Delgado', '(212) 555-0123', 'rosa@example.org', '10025', 'brings "the good" coffee'],
      ['Thuy', 'Nguyen', '312-555-0148', 'thuy@example.org', '60614'],
      ['Amara', 'Okafor', '+1 404 555 0117', '', '30303', 'speaks French'],
    ])
  })

  it('finds out semicolons, and takes off the byte order mark', async () => {
    const read = await fixture('semicolon')
    expect(read).toMatchObject({ ok: true, value: { encoding: 'UTF-8', delimiter: ';' } })
    expect(cellsOf(read)).toMatchObject([
      ['Nombre completo', 'Teléfono', 'Correo electrónico', 'C.P.'],
      {},
      {},
    ])
  })

  it('takes commas for the delimiter where one note is full of semicolons', async () => {
    expect(cellsOf(await text('Name,Phone,Note,State\n,",;;",,TX\n,,,NY\n'))).toEqual([
      ['Name', 'Phone', 'Note', 'State'],
      ['', ',;;', '', 'TX'],
      ['', '', '', 'NY'],
    ])
  })

  it('reads UTF-16 with tabs, as Excel saves "Unicode text", with and without its mark', async () => {
    const bytes = await readFile('tests/fixtures/csv/utf-16.csv')
    for (const part of [bytes, bytes.subarray(2)]) {
      const read = await readCsv(part)
      expect(read).toMatchObject({ ok: true, value: { encoding: 'UTF-16LE', delimiter: '\t' } })
      expect(cellsOf(read)).toMatchObject([{}, { 0: 'Zoë Müller' }, { 0: '山田 太郎' }])
    }
  })

  it('reads Windows-1252, its curly quotes and euro signs included', async () => {
    const read = await fixture('windows-1252-spanish')
    expect(read).toMatchObject({ ok: true, value: { encoding: 'windows-1252', delimiter: ';' } })
    expect(cellsOf(read)).toEqual([
      ['Nombre', 'Apellidos', 'Móvil', 'Código postal', 'Observaciones'],
      ['José', 'Peña Núñez', '210-555-0161', '78205', '“viene con su mamá” – 5 €'],
      ['Begoña', 'Ibáñez', '(915) 555-0102', '79901'],
    ])
  })

  it('finds out Cyrillic, even where the first name with a Cyrillic letter stands far down', async () => {
    const plain = 'Ann,2125550123\n'.repeat(20_000)
    const cyrillic = Buffer.from('Èâàí Ïåòðîâ\nÌàðèÿ Ñèäîðîâà\nÀëåêñåé Èâàíîâ\n', 'latin1')
    const read = await readCsv(Buffer.concat([Buffer.from(plain), cyrillic]))
    expect(read).toMatchObject({ ok: true, value: { encoding: 'windows-1251' } })
    expect(read.ok && read.value.rows.at(-1)?.cells).toEqual(['Алексей Иванов'])
  })

  it('keeps line breaks inside quotes, skips blank rows, and counts rows as a spreadsheet does', async () => {
    const read = await fixture('quoted-newlines')
    expect(read.ok && read.value.rows).toEqual([
      { line: 1, cells: ['name', 'phone', 'comments'] },
      { line: 2, cells: ['Ana Costa', '617-555-0119', 'first line\nsecond line, with a comma'] },
      { line: 4, cells: ['Ben "Benny" Cohen', '617-555-0120', 'ok'] },
    ])
  })

  it('obeys the line in which Excel names the delimiter', async () => {
    expect(cellsOf(await text('sep=;\r\nname;note\r\nAna;a,b,c\r\n'))).toEqual([
      ['name', 'note'],
      ['Ana', 'a,b,c'],
    ])
  })

  it('reads a large file in slices without losing or splitting a row', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => [
      `Ana ${index}`,
      `line one\nline "two", ${index}`,
    ])
    const read = await text(toCsv(rows))
    expect(cellsOf(read)).toEqual(rows)
    expect(read.ok && read.value.rows.at(-1)?.line).toBe(30_000)
  })

  it('lets others work while it reads a large file', async () => {
    const content = new TextEncoder().encode('Ana Costa,617-555-0119,note\n'.repeat(60_000))
    let turns = 0
    const ticker = setInterval(() => turns++, 0)
    await readCsv(content)
    clearInterval(ticker)
    expect(turns).toBeGreaterThan(2)
  })
})

describe('a file that cannot be imported', () => {
  it('is refused when it is empty, or blank', async () => {
    expect(await fixture('empty')).toEqual({ ok: false, error: { tag: 'no-rows' } })
    expect(await text('\n , ,\n\n')).toEqual({ ok: false, error: { tag: 'no-rows' } })
  })

  it('is refused when it is no text, and a spreadsheet is called one', async () => {
    expect(await fixture('binary')).toEqual({
      ok: false,
      error: { tag: 'file-unreadable', detail: 'binary' },
    })
    expect(await fixture('spreadsheet')).toEqual({
      ok: false,
      error: { tag: 'file-unreadable', detail: 'spreadsheet' },
    })
    expect(await text('%PDF-1.7 and so on')).toMatchObject({ error: { tag: 'file-unreadable' } })
  })

  it('is refused when it is too large', async () => {
    expect(await readCsv(new Uint8Array(MAX_FILE_BYTES + 1))).toEqual({
      ok: false,
      error: { tag: 'file-too-large', detail: '20' },
    })
  })

  it('is refused with a million columns, in the first row or a later one', async () => {
    const wide = ','.repeat(1_000_000)
    const refused = { ok: false, error: { tag: 'too-many-columns', detail: '200' } }
    expect(await text(`a${wide}b\nx${wide}y\n`)).toEqual(refused)
    expect(await text(`name,phone\nx${wide}y\n`)).toEqual(refused)
  })

  it('may have 200 columns, and empty ones beyond', async () => {
    const row = Array.from({ length: 200 }, (_, index) => `c${index}`).join(',')
    expect((await text(`${row}\n${row}\n`)).ok).toBe(true)
    expect((await text(`name,phone\nAna${','.repeat(900)}\n`)).ok).toBe(true)
    expect((await text(`${row},c200\n`)).ok).toBe(false)
  })

  it('is refused, with the line, when a quotation mark never closes and would swallow the rest', async () => {
    expect(await fixture('open-quote')).toEqual({
      ok: false,
      error: { tag: 'file-unreadable', detail: 'line 3' },
    })
    const large = `name,phone\n"Ana,1\n${'Ben,2125550123\n'.repeat(100_000)}`
    expect(await text(large)).toEqual({ ok: false, error: { tag: 'file-unreadable', detail: 'line 2' } })
  })
})

describe('writing a CSV', () => {
  it('leaves no cell that a spreadsheet would run as a formula', () => {
    const csv = toCsv([['=1+1', '+1 212 555 0123', '-5', '@cmd', '\tx', 'a=b', '5-3']])
    expect(csv).toBe(`\uFEFF"'=1+1","'+1 212 555 0123","'-5","'@cmd","'\tx",a=b,5-3\r\n`)
  })

  it('comes back as it was written, accents, quotes and line breaks included', async () => {
    const rows = [
      ['Nombre', 'Nota'],
      ['Iñaki "Kike" Peña', 'uno\ndos; tres, cuatro'],
      ['山田 🎉', 'x'],
    ]
    expect(cellsOf(await text(toCsv(rows)))).toEqual(rows)
  })
})
