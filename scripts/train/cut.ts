// Makes digits as the app cuts them from photographed forms, to learn from: npx tsx scripts/train/cut.ts [pages] [from page]
// A page that is there already stays, so that several runs can share the work.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cutCell } from '#main/scan/cells'
import { GLYPH_SIDE } from '#main/scan/glyph'
import { flatPages } from '#main/scan/page'
import { openPictures } from '#main/scan/picture'
import { type Box, groupsOf } from '#shared/forms/form'
import { type Hand, newHand, writeCharacter } from '../test-pages/hand'
import { blankPage, CAMERAS, codeOf, digitsByName } from '../test-pages/pages'
import { photograph } from '../test-pages/photograph'
import type { Sheet } from '../test-pages/sheet'
import { between, pick, type Random, seeded } from './random'
import type { Sample } from './samples'

const FOLDER = resolve(import.meta.dirname, '../../node_modules/.cache/barnstorm-digits')
const PAGES = 105
/** No test page and no tuning page has such a seed. */
const SEED = 7_000_000
/** A cut digit in a file: what it means, and its pixels from 0 to 255. */
const SIZE = 1 + GLYPH_SIDE ** 2
/** As often as this, another digit stands beneath. */
const OVERWRITTEN = 0.005
/** Each camera sees sheets from near and from far. */
const [NARROWEST, WIDEST] = [1900, 2600]

/** What was cut so far. */
export function cutSamples(): Sample[] {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.bin')) : []
  if (files.length === 0) throw new Error('There are no cut digits yet: npx tsx scripts/train/cut.ts')
  return files.sort().flatMap((name) => {
    const bytes = readFileSync(join(FOLDER, name))
    return Array.from({ length: bytes.length / SIZE }, (_, i) => ({
      label: bytes[i * SIZE] ?? 0,
      picture: new Float32Array(bytes.subarray(i * SIZE + 1, (i + 1) * SIZE)).map((byte) => byte / 255),
    }))
  })
}

async function make(pages: number, from: number): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const ink = digitsByName('training')
  for (let i = from; i < from + pages; i++) {
    const file = join(FOLDER, `${String(i).padStart(4, '0')}.bin`)
    if (existsSync(file)) continue
    const bytes = await pageOf(i, ink)
    writeFileSync(`${file}.part`, bytes)
    renameSync(`${file}.part`, file)
    console.log(`page ${i}: ${bytes.length / SIZE} digits`)
  }
}

/** A form with a digit of somebody in every box, photographed, found, flattened and cut by the app. */
async function pageOf(i: number, ink: Hand['digits']): Promise<Buffer> {
  const random = seeded(SEED + i)
  const sheet = await blankPage(codeOf(i, `training-sheet-${i}`), i)
  const written = fill(sheet, ink, random)
  if (written.length === 0) return Buffer.alloc(0)
  const camera = CAMERAS[i % CAMERAS.length] ?? 'photo'
  const jpeg = await photograph(sheet, camera, Math.round(between(random, NARROWEST, WIDEST)), random)
  const opened = await openPictures(jpeg)
  const picture = opened.ok ? await opened.value.picture(1) : opened
  const [flat] = picture.ok ? await flatPages(picture.value) : []
  if (!flat?.ok) return Buffer.alloc(0)
  return Buffer.concat(
    written.flatMap(({ box, digit }) => {
      const { glyph } = cutCell(flat.value.ink, flat.value.alignment, box)
      return glyph ? Buffer.from([digit, ...glyph.map((value) => Math.round(value * 255))]) : []
    }),
  )
}

function fill(sheet: Sheet, ink: Hand['digits'], random: Random): { box: Box; digit: number }[] {
  return groupsOf(sheet.geometry).flatMap((group) => {
    const hand = newHand(random, ink)
    const boxes = group.fields.flatMap(({ reading, boxes }) =>
      reading === 'tick' || reading === 'writing' ? [] : boxes,
    )
    return boxes.map((box) => {
      const digit = pick(random, [...'0123456789'])
      if (random() < OVERWRITTEN) writeCharacter(sheet, hand, pick(random, [...'018']), box, random)
      writeCharacter(sheet, hand, digit, box, random)
      return { box, digit: Number(digit) }
    })
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await make(Number(process.argv[2] ?? PAGES), Number(process.argv[3] ?? 0))
}
