import type { Box, Field, Group, Reading } from '#shared/forms/form'
import { groupsOf } from '#shared/forms/form'
import { areaOf, FIELD_MARGIN, ROW_MARGIN } from './area'
import { type Cell, cutCell, inkedShare } from './cells'
import { isKnownHost } from './knowledge/emails'
import { isPossibleNumber } from './knowledge/numbers'
import type { FlatPage } from './page'
import type { Candidate, FieldCrop, Reader } from './readers/reader'
import { tickProbability } from './readers/ticks'
import type { Flag, ScannedField, ScannedPage } from './scanned'

/** Probability from which a value needs no look: set on generated pages of another seed than those of the tests. */
const SURE: Record<Reading, number> = {
  tick: 0.95,
  phone: 0.98,
  zip: 0.98,
  number: 0.98,
  firstName: 0.97,
  lastName: 0.97,
  email: 0.999,
  writing: 1,
}

const NUMBERS: readonly Reading[] = ['phone', 'zip', 'number']

/** Pixels of ink in the fullest box of a field below which nobody wrote in it: a hair, a crumb, a resting pen. */
const DIRT = 24
/** Share of a line for free writing from which somebody wrote on it. */
const WRITTEN = 0.004

/** Without `letters`, digits and ticks alone are read. */
export type Readers = { digits: Reader; letters: Reader | null }

type Cut = { group: Group; field: Field; cells: Cell[]; inked: number }

/** All rows of a page that lies flat. */
export async function readPage(flat: FlatPage, readers: Readers): Promise<ScannedPage> {
  const cuts = groupsOf(flat.geometry).flatMap((group) =>
    group.fields.map((field) => cutField(flat, group, field, readers.letters !== null)),
  )
  const written = await readAll(cuts, readers)
  const { code, geometry } = flat
  return {
    form: {
      kind: geometry.kind,
      version: geometry.version,
      paper: geometry.paper,
      sheet: code?.sheet ?? null,
      number: code?.number ?? null,
      page: code?.page ?? null,
    },
    corners: flat.corners,
    quality: flat.quality,
    rows: groupsOf(geometry).map((group) => {
      const fields = cuts
        .filter((cut) => cut.group === group)
        .map((cut) =>
          cut.field.reading === 'tick' ? tickField(flat, cut) : textField(flat, cut, written.get(cut) ?? []),
        )
      const area = areaOf(
        flat,
        group.fields.flatMap((field) => field.boxes),
        ROW_MARGIN,
      )
      return { number: group.number, blank: fields.every((field) => field.blank), fields, area }
    }),
  }
}

/** Fields without a box for each character are told by how much of them is inked. */
function cutField({ ink, alignment }: FlatPage, group: Group, field: Field, withLetters: boolean): Cut {
  const [first] = field.boxes
  if (first && (field.reading === 'tick' || field.reading === 'writing')) {
    return { group, field, cells: [], inked: inkedShare(ink, alignment, first) }
  }
  const cut = (box: Box) => cutCell(ink, alignment, box)
  if (!withLetters && !NUMBERS.includes(field.reading))
    return { group, field, cells: firstWritten(field.boxes, cut), inked: 0 }
  const cells = field.boxes.map(cut)
  const isDirt = cells.every((cell) => cell.amount < DIRT)
  return { group, field, cells: isDirt ? cells.map((cell) => ({ ...cell, glyph: null })) : cells, inked: 0 }
}

/** A field that is not read is only asked whether somebody wrote in it: the first box with ink says so. */
function firstWritten(boxes: readonly Box[], cut: (box: Box) => Cell): Cell[] {
  for (const box of boxes) {
    const cell = cut(box)
    if (cell.amount >= DIRT) return [cell]
  }
  return []
}

/** Names are read before e-mail addresses, which are often made of them. */
async function readAll(cuts: Cut[], { digits, letters }: Readers): Promise<ReadonlyMap<Cut, Candidate[]>> {
  const numbers = await readWith(digits, cuts, NUMBERS, () => [])
  if (!letters) return new Map(numbers)
  const names = await readWith(letters, cuts, ['firstName', 'lastName'], () => [])
  const namesOf = (group: Group) =>
    names.flatMap(([cut, candidates]) => (cut.group === group && candidates[0] ? [candidates[0].text] : []))
  const emails = await readWith(letters, cuts, ['email'], (cut) => namesOf(cut.group))
  return new Map([...numbers, ...names, ...emails])
}

async function readWith(
  reader: Reader,
  cuts: Cut[],
  readings: readonly Reading[],
  namesBeside: (cut: Cut) => string[],
): Promise<[Cut, Candidate[]][]> {
  const own = cuts.filter((cut) => readings.includes(cut.field.reading))
  const crops = own.map(
    (cut): FieldCrop => ({ reading: cut.field.reading, cells: cut.cells, names: namesBeside(cut) }),
  )
  const answers = await reader.read(crops)
  return own.map((cut, i) => [cut, answers[i] ?? []])
}

function tickField(flat: FlatPage, { field, inked }: Cut): ScannedField {
  const yes = tickProbability(inked)
  const value = yes > 0.5 ? 'yes' : ''
  const confidence = Math.max(yes, 1 - yes)
  return {
    name: field.name,
    reading: field.reading,
    value,
    confidence,
    accepted: confidence >= SURE.tick,
    blank: value === '',
    candidates: [
      { value, probability: confidence },
      { value: value === 'yes' ? '' : 'yes', probability: 1 - confidence },
    ],
    flags: [],
    area: areaOf(flat, field.boxes, FIELD_MARGIN),
  }
}

function textField(flat: FlatPage, { field, cells, inked }: Cut, candidates: Candidate[]): ScannedField {
  const [best] = candidates
  const blank = cells.every((cell) => !cell.glyph) && inked < WRITTEN
  const value = best?.text ?? ''
  const confidence = blank ? 1 : (best?.probability ?? 0)
  const flags = blank || !best ? [] : flagsOf(field, cells, best)
  return {
    name: field.name,
    reading: field.reading,
    value,
    confidence,
    accepted: blank || (flags.length === 0 && confidence >= SURE[field.reading]),
    blank,
    candidates: candidates.map(({ text, probability }) => ({ value: text, probability })),
    flags,
    area: areaOf(flat, field.boxes, FIELD_MARGIN),
  }
}

function flagsOf({ reading, boxes }: Field, cells: Cell[], best: Candidate): Flag[] {
  const isComb = reading === 'phone' || reading === 'zip'
  const first = cells.findIndex((cell) => cell.glyph)
  const last = cells.findLastIndex((cell) => cell.glyph)
  const hasGap = cells.slice(first, last + 1).some((cell) => !cell.glyph)
  return [
    ...(best.isRead ? [] : ['guess' as const]),
    ...(isComb && best.text.length < boxes.length ? ['incomplete' as const] : []),
    ...(hasGap ? ['gap' as const] : []),
    ...(isPossibleNumber(reading, best.text) ? [] : ['unknown-number' as const]),
    ...(reading === 'email' && !isKnownHost(best.text.split('@')[1] ?? '') ? ['unknown-host' as const] : []),
  ]
}
