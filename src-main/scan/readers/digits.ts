import { DIGIT_CLASSES } from '#shared/forms/alphabet'
import { digitPrior } from '../knowledge/numbers'
import { type Choice, choicesOf, likeliest, scoreOf } from './beam'
import type { Network } from './network'
import { type Candidate, MOST_CANDIDATES, type Reader, shares } from './reader'

const SEARCHED = 12

/**
 * Phones, ZIPs and numbers: every box by the networks together, then what is known about such numbers orders the candidates. Each
 * candidate is as likely as the more doubtful of two says: all networks together, and the first, which is the best of them, alone.
 */
export function digitReader(networks: readonly Network[]): Reader {
  return {
    read: async (crops) => {
      const glyphs = crops.flatMap((crop) => crop.cells.flatMap((cell) => cell.glyph ?? []))
      const answers = await Promise.all(networks.map((network) => network.read(glyphs)))
      const [all, first] = [choices(together(answers)), choices(answers[0] ?? [])]
      let next = 0
      return crops.map(({ reading, cells }): Candidate[] => {
        const from = next
        next += cells.filter((cell) => cell.glyph).length
        const [boxes, alone] = [all.slice(from, next), first.slice(from, next)]
        const texts = likeliest(boxes, SEARCHED).map(({ text }) => text)
        const known = (of: Choice[]) =>
          shares(texts.map((text) => (scoreOf(text, of) ?? -Infinity) + digitPrior(reading, text)))
        const [likely, doubted] = [known(boxes), known(alone)]
        return texts
          .map((text, i) => ({ text, isRead: i === 0, order: likely[i] ?? 0, other: doubted[i] ?? 0 }))
          .sort((a, b) => b.order - a.order)
          .slice(0, MOST_CANDIDATES)
          .map(({ text, isRead, order, other }) => ({ text, isRead, probability: Math.min(order, other) }))
      })
    },
  }
}

const choices = (answers: Float32Array[]): Choice[] =>
  answers.map((answer) => choicesOf(answer, DIGIT_CLASSES, DIGIT_CLASSES))

/** The geometric mean of the networks' shares, per glyph and digit: they err on unlike digits. */
const together = (answers: Float32Array[][]): Float32Array[] =>
  (answers[0] ?? []).map((shares, glyph) =>
    shares.map(
      (_, digit) =>
        answers.reduce((product, one) => product * (one[glyph]?.[digit] ?? 0), 1) ** (1 / answers.length),
    ),
  )
