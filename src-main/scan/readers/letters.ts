import { LETTER_CLASSES } from '#shared/forms/alphabet'
import type { Reading } from '#shared/forms/form'
import type { Cell } from '../cells'
import { emailPrior, emailSpellings } from '../knowledge/emails'
import { namePrior, namesOfLength } from '../knowledge/names'
import { type Choice, choicesOf, likeliest, type Spelling, scoreOf } from './beam'
import type { Network } from './network'
import { type LineReader, type LineReading, lineScore } from './paddle'
import { type Candidate, type FieldCrop, MOST_CANDIDATES, type Reader, shares } from './reader'

const NAME_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-'"
/** Spellings of the network that the line reader judges too. */
const SEARCHED = 24
/** Names of the list whose ink is this much less likely than the best spelling are not looked at. */
const FARTHEST_NAME = 14
/** No address has an empty place: what is not to be seen was a dot, or an underscore on the box's own line. */
const LOST_MARK: Choice = [
  { text: '.', score: Math.log(0.45) },
  { text: '_', score: Math.log(0.45) },
  { text: '-', score: Math.log(0.1) },
]
/** How much the judgement of single boxes counts beside that of the whole line; found on pages of another seed. */
const BOX_WEIGHT = 1
const LINE_WEIGHT = 0.7

/** Names and e-mail addresses: every box by the network, the line as a whole by Paddle, then what is known about such fields. */
export function letterReader(network: Network, paddle: LineReader): Reader {
  return {
    read: async (crops) => {
      const answers = await network.read(
        crops.flatMap((crop) => crop.cells.flatMap((cell) => cell.glyph ?? [])),
      )
      let next = 0
      const candidates: Candidate[][] = []
      for (const crop of crops) {
        const allowed = crop.reading === 'email' ? LETTER_CLASSES : NAME_CHARACTERS
        const boxes = withoutEnds(crop.cells).flatMap((cell) => {
          if (!cell.glyph) return crop.reading === 'email' ? [LOST_MARK] : []
          return [choicesOf(answers[next++] ?? new Float32Array(0), LETTER_CLASSES, allowed)]
        })
        if (boxes.length === 0) candidates.push([])
        else candidates.push(rank(crop, boxes, await paddle.read(withoutEnds(crop.cells))))
      }
      return candidates
    },
  }
}

/** Between the first and the last box with ink. */
function withoutEnds(cells: Cell[]): Cell[] {
  const first = cells.findIndex((cell) => cell.glyph)
  const last = cells.findLastIndex((cell) => cell.glyph)
  return cells.slice(first, last + 1)
}

function rank({ reading, cells, names }: FieldCrop, boxes: Choice[], line: LineReading): Candidate[] {
  const read = likeliest(boxes, SEARCHED)
  const texts = new Set(
    [...read, ...knownSpellings(reading, boxes, names, read[0]?.score ?? 0)].map(({ text }) => text),
  )
  const scored = [...texts].map((text) => {
    const ink = BOX_WEIGHT * (scoreOf(text, boxes) ?? -Infinity) + LINE_WEIGHT * lineScore(line, text)
    return { text, ink, known: ink + prior(reading, text, names) }
  })
  const best = scored.reduce((a, b) => (b.ink > a.ink ? b : a))
  const likely = shares(scored.map((one) => one.known))
  return scored
    .map(({ text }, i) => ({
      text: reading === 'email' ? text : spaced(text, cells),
      probability: likely[i] ?? 0,
      isRead: text === best.text,
    }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MOST_CANDIDATES)
}

type Names = readonly string[]

function knownSpellings(reading: Reading, boxes: Choice[], names: Names, best: number): Spelling[] {
  if (reading === 'email') return emailSpellings(boxes, names)
  return namesOfLength(reading, boxes.length).flatMap((text) => {
    const score = scoreOf(text, boxes)
    return score !== undefined && score > best - FARTHEST_NAME ? [{ text, score }] : []
  })
}

const prior = (reading: Reading, text: string, names: Names) =>
  reading === 'email' ? emailPrior(text, names) : namePrior(reading, text)

/** An empty box between two letters is a space (VAN DYKE). */
function spaced(text: string, cells: Cell[]): string {
  const characters = [...text]
  return withoutEnds(cells)
    .map((cell) => (cell.glyph ? characters.shift() : ' '))
    .join('')
}
