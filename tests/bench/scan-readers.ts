import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { resourcePath } from '#main/core/resources'
import { type Cell, cutCell } from '#main/scan/cells'
import { flatPages } from '#main/scan/page'
import { openPictures } from '#main/scan/picture'
import { choicesOf, likeliest } from '#main/scan/readers/beam'
import { digitReader } from '#main/scan/readers/digits'
import { letterReader } from '#main/scan/readers/letters'
import { loadNetwork, type Network } from '#main/scan/readers/network'
import { type LineReader, type LineReading, loadPaddle } from '#main/scan/readers/paddle'
import type { FieldCrop, Reader } from '#main/scan/readers/reader'
import { DIGIT_CLASSES, LETTER_CLASSES } from '#shared/forms/alphabet'
import { groupsOf, type Reading } from '#shared/forms/form'
import type { Share, Truth } from './scan-score'

/** What each reader says when it is asked alone, and the combination that the app uses, on the same crops. */
export const READERS = ['digits', 'small', 'letters', 'paddle', 'chosen'] as const
export type ReaderName = (typeof READERS)[number]
export const READ_FIELDS = ['phone', 'zip', 'name', 'email'] as const
export type ReadField = (typeof READ_FIELDS)[number]
export type ReaderShares = Record<ReadField, Record<ReaderName, Share>>

const FIELD_OF: Partial<Record<Reading, ReadField>> = {
  phone: 'phone',
  zip: 'zip',
  firstName: 'name',
  lastName: 'name',
  email: 'email',
}
const ALLOWED: Record<ReadField, string> = {
  phone: DIGIT_CLASSES,
  zip: DIGIT_CLASSES,
  name: "ABCDEFGHIJKLMNOPQRSTUVWXYZ-'",
  email: LETTER_CLASSES,
}

export async function readByEach(pages: readonly Truth[], from: string): Promise<ReaderShares> {
  const [digits, small, letters, paddle] = await Promise.all([
    loadNetwork(resourcePath('models', 'digits.onnx'), DIGIT_CLASSES),
    loadNetwork(resourcePath('models', 'digits-small.onnx'), DIGIT_CLASSES),
    loadNetwork(resourcePath('models', 'letters.onnx'), LETTER_CLASSES),
    loadPaddle(),
  ])
  const shares = emptyShares()
  for (const page of pages) {
    for (const row of await cropsOf(page, from)) {
      const names: string[] = []
      for (const { crop, field, wanted } of row) {
        const isNumber = field === 'phone' || field === 'zip'
        const chosen = isNumber ? digitReader([digits, small]) : letterReader(letters, paddle)
        const texts: Record<ReaderName, string> = {
          digits: isNumber ? await byBoxes(digits, crop.cells, ALLOWED[field]) : '',
          small: isNumber ? await byBoxes(small, crop.cells, ALLOWED[field]) : '',
          letters: await byBoxes(letters, crop.cells, ALLOWED[field]),
          paddle: await byLine(paddle, crop.cells, ALLOWED[field]),
          chosen: await byChoice(chosen, { ...crop, names }),
        }
        if (field === 'name') names.push(texts.chosen)
        for (const reader of READERS) {
          const share = shares[field][reader]
          share.all++
          if (texts[reader] === wanted) share.right++
        }
      }
    }
  }
  return shares
}

const emptyShares = () =>
  Object.fromEntries(
    READ_FIELDS.map((field) => [
      field,
      Object.fromEntries(READERS.map((reader) => [reader, { right: 0, all: 0 }])),
    ]),
  ) as ReaderShares

type TrueCrop = { crop: FieldCrop; field: ReadField; wanted: string }

/** The filled fields of a page, row by row, names before the address that is often made of them. */
async function cropsOf(truth: Truth, from: string): Promise<TrueCrop[][]> {
  const opened = await openPictures(await readFile(join(from, truth.file)))
  const picture = opened.ok ? await opened.value.picture(1) : opened
  const [flat] = picture.ok ? await flatPages(picture.value) : [picture]
  if (!flat?.ok) return []
  const { ink, alignment, geometry } = flat.value
  return groupsOf(geometry).map((group) => {
    const row = truth.rows.find(({ number }) => number === group.number)
    return group.fields.flatMap(({ reading, name, boxes }) => {
      const field = FIELD_OF[reading]
      const wanted = row?.state === 'filled' ? row.fields[name] : ''
      if (!field || !wanted) return []
      const cells = boxes.map((box) => cutCell(ink, alignment, box))
      return [{ crop: { reading, cells, names: [] }, field, wanted }]
    })
  })
}

async function byBoxes(network: Network, cells: Cell[], allowed: string): Promise<string> {
  const answers = await network.read(cells.flatMap(({ glyph }) => glyph ?? []))
  return likeliest(
    answers.map((answer) => choicesOf(answer, network.classes, allowed)),
    1,
  )
    .map(({ text }) => text)
    .join('')
}

async function byLine(paddle: LineReader, cells: Cell[], allowed: string): Promise<string> {
  const [first, last] = [cells.findIndex(({ glyph }) => glyph), cells.findLastIndex(({ glyph }) => glyph)]
  if (first < 0) return ''
  return spelled(await paddle.read(cells.slice(first, last + 1)), allowed)
}

/** The likeliest character of each step; repeated ones are one, and those between characters none. */
function spelled(line: LineReading, allowed: string): string {
  const characters = ['', ...LETTER_CLASSES]
  let last = ''
  let text = ''
  for (const step of line) {
    const [best = ''] = characters
      .map((character, i) => ({ character, score: step[i] ?? -Infinity }))
      .filter(({ character }) => character === '' || allowed.includes(character))
      .sort((one, other) => other.score - one.score)
      .map(({ character }) => character)
    if (best !== last) text += best
    last = best
  }
  return text
}

async function byChoice(reader: Reader, crop: FieldCrop): Promise<string> {
  const [candidates] = await reader.read([crop])
  return candidates?.[0]?.text ?? ''
}
