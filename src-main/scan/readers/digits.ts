import { DIGIT_CLASSES } from '#shared/forms/alphabet'
import { digitPrior } from '../knowledge/numbers'
import { choicesOf, likeliest } from './beam'
import type { Network } from './network'
import { type Candidate, MOST_CANDIDATES, type Reader, shares } from './reader'

const SEARCHED = 12

/** Phones, ZIPs and numbers: every box by the networks, then what is known about such numbers orders the candidates. */
export function digitReader(networks: readonly Network[]): Reader {
  return {
    read: async (crops) => {
      const glyphs = crops.flatMap((crop) => crop.cells.flatMap((cell) => cell.glyph ?? []))
      const answers = agreed(await Promise.all(networks.map((network) => network.read(glyphs))))
      let next = 0
      return crops.map((crop): Candidate[] => {
        const boxes = crop.cells.flatMap((cell) => {
          const answer = cell.glyph ? answers[next++] : undefined
          return answer ? [choicesOf(answer, DIGIT_CLASSES, DIGIT_CLASSES)] : []
        })
        const spellings = likeliest(boxes, SEARCHED)
        const read = spellings[0]?.text
        const known = shares(spellings.map(({ text, score }) => score + digitPrior(crop.reading, text)))
        return spellings
          .map(({ text }, i) => ({ text, probability: known[i] ?? 0, isRead: text === read }))
          .sort((a, b) => b.probability - a.probability)
          .slice(0, MOST_CANDIDATES)
      })
    },
  }
}

/** A digit is as likely as the more doubtful of the networks says: they err on unlike digits, so what both are sure of is sure. */
const agreed = ([first = [], ...others]: Float32Array[][]): Float32Array[] =>
  first.map((shares, glyph) =>
    shares.map((share, digit) => Math.min(share, ...others.map((answers) => answers[glyph]?.[digit] ?? 0))),
  )
