import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readCsv } from '#main/exchange/csv'
import type { ContactPreview, ImportProgress } from '#shared/contract/contacts'
import { first, type LocalCore, startLocalCore } from '#tests/support/local-core'

let core: LocalCore
let kitId: string
const NOW = '2026-03-02T17:00:00.000Z'

beforeEach(async () => {
  core = await startLocalCore(NOW)
  kitId = (
    await core.client.kit.create({ key: 'kit-key-000001', eventId: null, templateId: 'invite', hostUser: '' })
  ).id
})
afterEach(() => core.close())

const fixture = async (name: string) =>
  new File([new Uint8Array(await readFile(join('tests/fixtures/contacts', name)))], name)
const preview = (file: Blob, columns: ContactPreview['columns'] | null = null) =>
  core.client.contacts.preview({ kitId, file, columns, sheet: '' })

async function bringIn(file: File, batch: string): Promise<Extract<ImportProgress, { state: 'done' }>> {
  const steps = await core.client.contacts.import({
    ...{ kitId, file, columns: null, sheet: '', batch, name: file.name },
  })
  let last: ImportProgress | undefined
  for await (const step of steps) last = step
  if (last?.state !== 'done') throw new Error(`the import ended with ${last?.state}`)
  return last
}

const contacts = async () =>
  (await first(core.client.contacts.list({ kitId, text: '', stage: null, limit: 1000 }))).rows.map(
    ({ contact }) => contact,
  )
const brief = async () =>
  (await contacts()).map(({ firstName, lastName, phones, zone, language, priority }) =>
    [
      firstName,
      lastName,
      phones.map(({ number, kind }) => `${number} ${kind}`).join(', '),
      zone,
      language,
      priority,
    ].join(' | '),
  )

describe('a voter-file export', () => {
  test('is known for what it is, each with their own clock, once each', async () => {
    const shown = await preview(await fixture('van.txt'))
    expect(shown).toMatchObject({ format: 'csv', source: 'van', delimiter: '\t', headerFound: true })
    expect(shown.totals).toMatchObject({
      rows: 7,
      good: 5,
      flawed: 1,
      repeats: 1,
      known: 0,
      households: 4,
      shared: 2,
    })
    await bringIn(await fixture('van.txt'), 'van-batch-0001')
    expect(await brief()).toEqual([
      'Mary C | Okafor | +13035550101 mobile | America/Denver | en | 100',
      'James | Okafor | +13035550102 other, +13035550103 home | America/Denver | en | 100',
      'Lucía | Peña | +19155550104 other | America/Denver | es | 100',
      'Tunde | Bello | +18505550105 other | America/Chicago | en | 100',
      'Eve | =HYPERLINK("http://bad.example","x") | +12085550106 other | America/Boise | en | 100',
    ])
    const [mary, james, lucia] = await contacts()
    expect(mary?.externalId).toBe('100200301')
    expect(mary?.household).toBe(james?.household)
    expect(lucia?.household).not.toBe(james?.household)
  })
})

test('semicolons, an old encoding and Spanish headers are read as they were meant', async () => {
  const done = await bringIn(await fixture('spanish-semicolons.csv'), 'semi-batch-001')
  expect(done).toMatchObject({ added: 4, flawed: 0, repeats: 0, flawedCsv: '' })
  expect(await brief()).toEqual([
    'María José | de la Cruz | +12125550111 mobile, +12125550112 home | America/New_York | es | 1',
    'José Luis | Hernández Soto | +12125550113 mobile | America/New_York | es | 1',
    'Ana | Peña | +12125550112 mobile | America/New_York | en | 100',
    'Chen | Li | +16465550114 mobile | America/New_York | mandarin | 50',
  ])
  const [maria, , ana] = await contacts()
  // One number in common is one house.
  expect(maria?.household).toBe(ana?.household)
})

test('UTF-16 with tabs, whole names and two numbers in a cell', async () => {
  const shown = await preview(await fixture('utf-16.txt'))
  expect(shown).toMatchObject({ encoding: 'UTF-16LE', delimiter: '\t' })
  await bringIn(await fixture('utf-16.txt'), 'wide-batch-001')
  expect(await brief()).toEqual([
    'Ana | Ruiz | +13125550121 other | America/Chicago | en | 100',
    'Bob | Van Der Berg | +13125550122 other, +13125550123 other | America/Chicago | en | 100',
    'Zoë | Müller | +13125550124 other | America/Chicago | en | 100',
  ])
})

test('a workbook with a title, merged cells and numbers that the spreadsheet took for sums', async () => {
  const bytes = await writeXlsxFile([
    [{ value: 'List of the north side', columnSpan: 4 }, null, null, null],
    [],
    [
      { value: 'Name', type: String },
      { value: 'Phone', type: String, columnSpan: 2 },
      null,
      { value: 'ZIP', type: String },
    ],
    [
      { value: 'Ana Ruiz' },
      { value: 3125550131, type: Number },
      { value: '312-555-0132' },
      { value: 60601, type: Number, rowSpan: 2 },
    ],
    [{ value: 'Luis Ruiz' }, { value: 3125550131, type: Number }, { value: '312-555-0133' }, null],
  ] as never).toBuffer()
  const file = new File([new Uint8Array(bytes)], 'north.xlsx')
  const shown = await preview(file)
  expect(shown).toMatchObject({ format: 'xlsx', headerFound: true })
  await bringIn(file, 'xlsx-batch-001')
  expect(await brief()).toEqual([
    'Ana | Ruiz | +13125550131 other, +13125550132 other | America/Chicago | en | 100',
    'Luis | Ruiz | +13125550131 other, +13125550133 other | America/Chicago | en | 100',
  ])
})

describe('rows that cannot be taken', () => {
  test('come back as a file, and are taken once they are mended', async () => {
    const done = await bringIn(await fixture('ten-percent-bad.csv'), 'ten-batch-0001')
    expect(done).toMatchObject({ added: 90, flawed: 10 })
    const file = await readCsv(new TextEncoder().encode(done.flawedCsv))
    const rows = file.ok ? file.value.rows.map(({ cells }) => cells) : []
    expect(rows[0]).toEqual(['First Name', 'Last Name', 'Phone', 'Email', 'ZIP', 'Priority', 'What to fix'])
    expect(rows.slice(1, 6).map((cells) => cells.at(-1))).toEqual([
      'Phone: no number here can be dialled.',
      'First name is missing.',
      'E-mail: this is not an e-mail address.',
      'ZIP: a ZIP code has five digits.',
      'Priority: this is not a number from 0 to 999.',
    ])
    const mended = done.flawedCsv
      .replaceAll('555-01,', '212 555 0199,')
      .replaceAll('not an address', '')
      .replaceAll(',1002,', ',10025,')
      .replaceAll(',soon', ',5')
      .replaceAll('\r\n,,', '\r\nMended,Person,')
    const again = await bringIn(new File([mended], 'mended.csv'), 'ten-batch-0002')
    expect(again).toMatchObject({ flawed: 0, flawedCsv: '' })
    expect((await contacts()).length).toBe(90 + again.added)
  })

  test('do not come twice: the same list again brings nobody', async () => {
    await bringIn(await fixture('van.txt'), 'van-batch-0001')
    expect(await bringIn(await fixture('van.txt'), 'van-batch-0002')).toMatchObject({ added: 0, known: 5 })
    expect(await contacts()).toHaveLength(5)
  })
})

test('columns that somebody set are remembered for the next file of the kind', async () => {
  const text = 'A;B;C\nAna Ruiz;x;212 555 0141\n'
  const columns = { name: [0], phone: [2], note: [1] }
  const steps = await core.client.contacts.import({
    ...{ kitId, file: new Blob([text]), columns, sheet: '', batch: 'map-batch-0001', name: 'a.csv' },
  })
  for await (const _ of steps);
  const next = await preview(new Blob(['A;B;C\nBea Soto;y;212 555 0142\n']))
  expect(next).toMatchObject({ remembered: true, columns })
})

describe('a list that came to nothing', () => {
  const long = `Name,Phone\n${Array.from({ length: 6000 }, (_, number) => {
    const code = 201 + (number % 9)
    return `Person ${String.fromCharCode(97 + (number % 26))}${number},${code} 555 01${String(number % 100).padStart(2, '0')}`
  }).join('\n')}\n`

  test('leaves nothing behind when it is cancelled', async () => {
    const before = await core.client.system.info()
    const steps = await core.client.contacts.import({
      ...{
        kitId,
        file: new File([long], 'long.csv'),
        columns: null,
        sheet: '',
        batch: 'long-batch-001',
        name: 'long.csv',
      },
    })
    let last: ImportProgress | undefined
    for await (const step of steps) {
      last = step
      if (step.state === 'writing' && step.done < step.total)
        await core.client.contacts.cancel({ batch: 'long-batch-001' })
    }
    expect(last?.state).toBe('cancelled')
    expect(await contacts()).toEqual([])
    // All that is new is what this laptop knows of the kit by itself.
    expect((await core.client.system.info()).documents).toBe(before.documents + 1)
  })

  test('is taken off again in one step; who was called stays', async () => {
    await bringIn(await fixture('van.txt'), 'van-batch-0001')
    expect(await core.client.contacts.undoImport({ kitId, batch: 'van-batch-0001' })).toEqual({
      removed: 5,
      kept: 0,
    })
    expect(await contacts()).toEqual([])
    expect(await bringIn(await fixture('van.txt'), 'van-batch-0002')).toMatchObject({ added: 5 })
    expect(await contacts()).toHaveLength(5)
  })
})
