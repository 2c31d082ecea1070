import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPdf } from '#main/scan/pdf'
import type { CoreClient } from '#shared/contract/contract'
import { LATEST_LAYOUT, pageGeometry } from '#shared/forms/geometry'
import { first, type LocalCore, startLocalCore } from '#tests/support/local-core'
import { allRead } from '#tests/support/paper'

let core: LocalCore
let client: CoreClient
let sheets: Buffer[]
let pageIds: string[]

const PIXELS_PER_MM = 10
const geometry = pageGeometry('sign-in', LATEST_LAYOUT, 'letter')
if (!geometry) throw new Error('no such form')
const { code } = geometry
const WHOLE: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
]
type Point = { x: number; y: number }
type Corners = [Point, Point, Point, Point]

beforeAll(async () => {
  core = await startLocalCore('2026-03-03T15:00:00.000Z')
  client = core.client
  const { file, forms } = await client.paper.print({
    ...{ key: 'bad-days-print-1', meetingId: '', form: 'sign-in', language: 'both', paper: 'letter' },
    ...{ copies: 5, issuedTo: '' },
  })
  pageIds = forms.map(({ id }) => `page:${id.slice('form:'.length)}-1`)
  const pdf = await openPdf(new Uint8Array(await file.arrayBuffer()))
  if (!pdf.ok) throw new Error(pdf.error.tag)
  sheets = []
  for (const [index] of forms.entries()) {
    const page = await pdf.value.page(index + 1, PIXELS_PER_MM)
    if (!page.ok) throw new Error(page.error.tag)
    const { data, width, height } = page.value
    sheets.push(
      await sharp(data, { raw: { width, height, channels: 4 } })
        .flatten()
        .png()
        .toBuffer(),
    )
  }
  await pdf.value.close()
}, 240_000)
afterAll(() => core.close())

const sheet = (index: number) => sharp(sheets[index])

/** Something lies on the sheet, drawn in millimetres. */
const covered = (index: number, drawing: string) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2159" height="2794" viewBox="0 0 215.9 279.4">${drawing}</svg>`
  return sheet(index).composite([{ input: Buffer.from(svg) }])
}

/** What came of each of these photos. */
async function resultsOf(photos: Record<string, Sharp>) {
  for (const [name, photo] of Object.entries(photos)) {
    const bytes = await photo.jpeg({ quality: 80 }).toBuffer()
    await client.intake.add({ file: new Blob([new Uint8Array(bytes)]), name, meetingId: '' })
  }
  const { items } = await allRead(client)
  const asked = items.filter(({ name }) => name in photos)
  return { results: asked.flatMap(({ results }) => results), id: asked[0]?.id ?? '' }
}

const stack = async () => (await first(client.paper.stack({ meetingId: null }))).rows.map(({ page }) => page)

it('the same sheet photographed five times is one page, and the form came back once', async () => {
  const { results } = await resultsOf({
    '1.jpg': sheet(0),
    '2.jpg': sheet(0).rotate(180),
    '3.jpg': sheet(0).rotate(90),
    '4.jpg': sheet(0).linear(0.8),
    '5.jpg': sheet(0).resize({ width: 1700 }),
  })
  expect(results.map(({ pageId, problem }) => pageId || problem)).toEqual(Array(5).fill(pageIds[0]))
  expect(results.filter(({ repeat }) => !repeat)).toHaveLength(1)
  expect((await stack()).map(({ id, scans }) => [id, scans.length])).toEqual([[pageIds[0], 5]])
}, 240_000)

it('two sheets on one photo are two pages', async () => {
  const both = sharp({ create: { width: 4500, height: 2950, channels: 3, background: '#6a5a4a' } }).composite(
    [
      { input: sheets[1], left: 60, top: 70 },
      { input: sheets[2], left: 2280, top: 70 },
    ],
  )
  const { results } = await resultsOf({ 'both.jpg': both })
  expect(results.map(({ pageId, problem }) => pageId || problem).sort()).toEqual(pageIds.slice(1, 3).sort())
}, 240_000)

it('a sheet with coffee on its code is a page of its kind, of which nobody says which sheet it is', async () => {
  const { x, y, width } = code
  const coffee = `<circle cx="${x + width / 2}" cy="${y + width / 2}" r="${width * 0.72}" fill="#70502c"/>`
  const { results } = await resultsOf({ 'coffee.jpg': covered(3, coffee) })
  const page = (await stack()).find(({ id }) => id === results[0]?.pageId)
  expect(page).toMatchObject({ form: 'sign-in', number: 0, formId: '' })
  expect(page?.id).toMatch(/^page:x-/)
}, 240_000)

it('a sheet with a corner torn off is known once somebody has placed its corners', async () => {
  const torn = covered(4, '<path d="M0 240 L0 279.4 L40 279.4 Z" fill="#5a4a3a"/>')
  const { results, id } = await resultsOf({ 'torn.jpg': torn })
  expect(results).toMatchObject([{ problem: 'corner-missing', pageId: '', picture: 1 }])
  const photo = await client.intake.photo({ id, index: 0 })
  expect((await sharp(new Uint8Array(await photo.arrayBuffer())).metadata()).format).toBe('jpeg')
  const placed = await client.intake.placed({
    ...{ id, index: 0, corners: WHOLE, form: 'sign-in', paper: 'letter' },
  })
  expect(placed.pageId).toBe(pageIds[4])
  const { items } = await allRead(client)
  expect(items.find((item) => item.id === id)?.results).toMatchObject([{ problem: '', pageId: pageIds[4] }])
}, 240_000)
