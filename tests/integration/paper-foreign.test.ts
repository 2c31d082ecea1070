import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { suggestedIn } from '#shared/domain/found-text'
import { first, type LocalCore, startLocalCore } from '#tests/support/local-core'
import { allRead } from '#tests/support/paper'
import { typedSheet } from '#tests/support/typed-sheet'

let core: LocalCore
let pageId: string

const PEOPLE = [
  'Westside Tenants Union',
  'Name | Phone | E-mail | ZIP',
  'Rosa Green | (212) 555-0123 | rosa@example.org | 10033',
  'Luis Rivera | (917) 555-0144 || 10034',
  ...Array.from({ length: 11 }, (_, index) => `Mary Okafor | (646) 555-01${index + 10}`),
]

const model = async () => {
  const found = await first(core.client.paper.page({ pageId }))
  if (!found) throw new Error('no page')
  return found
}
const search = async () => {
  const states = []
  for await (const state of await core.client.paper.lookForText({ pageId })) states.push(state)
  return states
}

beforeAll(async () => {
  core = await startLocalCore('2026-03-03T15:00:00.000Z')
  const { client } = core
  // Photographed on a table, a little turned: somebody has placed the corners and the form was none of ours.
  const sheet = await typedSheet(PEOPLE)
  const photo = await sharp(sheet)
    .extend({ top: 100, bottom: 100, left: 85, right: 85, background: '#5a4a3a' })
    .jpeg()
    .toBuffer()
  await client.intake.add({ file: new Blob([new Uint8Array(photo)]), name: 'list.jpg', meetingId: '' })
  const { items } = await allRead(client)
  expect(items[0]?.results).toMatchObject([{ problem: 'no-sheet', picture: 1 }])
  const [left, right, top, bottom] = [85 / 1870, 1785 / 1870, 100 / 2400, 2300 / 2400]
  const corners: [Point, Point, Point, Point] = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
  ;({ pageId } = await client.intake.asOther({ id: items[0]?.id ?? '', index: 0, corners }))
}, 120_000)
type Point = { x: number; y: number }
afterAll(() => core.close())

it('has rows to type in at once, and is looked through as long as somebody waits for it', async () => {
  const { rows, page } = await model()
  expect(rows).toHaveLength(12)
  expect(rows.flatMap(({ row }) => suggestedIn(row))).toEqual([])
  for await (const state of await core.client.paper.lookForText({ pageId })) {
    expect(state).toBe('looking')
    break
  }
  expect((await model()).page).toEqual(page)
}, 120_000)

it('gets suggestions of what is typed on it, beside what somebody types meanwhile', async () => {
  const [row] = (await model()).rows
  const searching = search()
  await core.client.paper.saveRow({
    ...{ rowId: row?.row.id ?? '', blank: false, personId: '' },
    fields: [{ name: 'firstName', value: 'Rosalía', illegible: false, accepted: true, decidedBy: 'person' }],
  })
  expect(await searching).toEqual(['looking', 'done'])
  const { rows, page } = await model()
  expect(rows).toHaveLength(13)
  expect(rows.slice(0, 2).map((one) => suggestedIn(one.row).map(({ value }) => value))).toEqual([
    ['Rosa', 'Green', '(212) 555-0123', 'rosa@example.org', '10033'],
    ['Luis', 'Rivera', '(917) 555-0144', '10034'],
  ])
  expect(rows.map((one) => one.row.fields[0]?.value)).toEqual(['Rosalía', ...Array(12).fill('')])
  // The picture lies straight now, and each row knows its place on it.
  expect(page).toMatchObject({ width: 1700, height: 2200, foreign: { isRead: true } })
  expect(rows[0]?.row.area?.x).toBeCloseTo(160 / 1700, 1)
  const picture = await core.client.paper.picture({ pageId })
  expect((await sharp(new Uint8Array(await picture.arrayBuffer())).metadata()).width).toBe(1700)
  expect(await search()).toEqual(['done'])
}, 120_000)

it('makes only those people whom somebody took', async () => {
  expect(await core.client.paper.confirm({ pageId })).toMatchObject({ people: 1, known: 0 })
}, 60_000)
