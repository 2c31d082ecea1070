import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Choice, likeliest, scoreOf } from '#main/scan/readers/beam'
import { lineScore } from '#main/scan/readers/paddle'
import { shares } from '#main/scan/readers/reader'
import { LETTER_CLASSES } from '#shared/forms/alphabet'
import { apply, homography, solve } from '#shared/forms/homography'

const logarithm = fc.double({ min: -9, max: 0, noNaN: true })

const box = fc.tuple(logarithm, logarithm, logarithm).map(
  ([a, b, c]): Choice =>
    [
      { text: 'A', score: a },
      { text: 'B', score: b },
      { text: 'C', score: c },
    ].sort((p, q) => q.score - p.score),
)

const everyText = (boxes: Choice[]) =>
  boxes.reduce(
    (texts, choices) =>
      texts.flatMap((text) =>
        choices.map((choice) => ({ text: text.text + choice.text, score: text.score + choice.score })),
      ),
    [{ text: '', score: 0 }],
  )

describe('the likeliest texts of a row of boxes', () => {
  it('are those that trying every text finds', () => {
    fc.assert(
      fc.property(
        fc.array(box, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 12 }),
        (boxes, count) => {
          const slow = everyText(boxes)
            .map(({ score }) => score)
            .sort((a, b) => b - a)
            .slice(0, count)
          const fast = likeliest(boxes, count).map(({ score }) => score)
          expect(fast.length).toBe(slow.length)
          for (const [i, score] of fast.entries()) expect(score).toBeCloseTo(slow[i] ?? Number.NaN, 9)
        },
      ),
    )
  })

  it('have the score that spelling them out has', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 5 }), (boxes) => {
        for (const { text, score } of likeliest(boxes, 3)) expect(scoreOf(text, boxes)).toBeCloseTo(score, 9)
        expect(scoreOf('A'.repeat(boxes.length + 1), boxes)).toBeUndefined()
      }),
    )
  })
})

/** What a line says when each step shows one label: repeats are one character, blanks part them. */
const collapsed = (path: number[]) =>
  path
    .filter((label, i) => label !== 0 && label !== path[i - 1])
    .map((label) => LETTER_CLASSES[label - 1])
    .join('')

function* everyPath(steps: number, labels: number[]): Generator<number[]> {
  if (steps === 0) yield []
  else for (const path of everyPath(steps - 1, labels)) for (const label of labels) yield [...path, label]
}

it('scores a text by its best path along the line, as trying every path does', () => {
  const [a, b] = [LETTER_CLASSES.indexOf('A') + 1, LETTER_CLASSES.indexOf('B') + 1]
  const step = fc.tuple(logarithm, logarithm, logarithm).map(([blank, isA, isB]) => {
    const seen = new Float32Array(LETTER_CLASSES.length + 1).fill(-20)
    seen[0] = blank
    seen[a] = isA
    seen[b] = isB
    return seen
  })
  const text = fc.constantFrom('A', 'B', 'AB', 'AA', 'ABA', 'BB')
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), text, (line, wanted) => {
      let best = -Infinity
      for (const path of everyPath(line.length, [0, a, b])) {
        if (collapsed(path) !== wanted) continue
        best = Math.max(
          best,
          path.reduce((sum, label, i) => sum + (line[i]?.[label] ?? 0), 0),
        )
      }
      if (best === -Infinity) expect(lineScore(line, wanted)).toBe(-Infinity)
      else expect(lineScore(line, wanted)).toBeCloseTo(best, 4)
    }),
  )
})

it('shares out one among candidates, more to the better', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -900, max: 900, noNaN: true }), { minLength: 1, maxLength: 9 }),
      (scores) => {
        const parts = shares(scores)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9)
        expect(parts.indexOf(Math.max(...parts))).toBe(
          parts.indexOf(parts[scores.indexOf(Math.max(...scores))] ?? 0),
        )
      },
    ),
  )
})

const near = (middle: number) => fc.double({ min: middle - 40, max: middle + 40, noNaN: true })
const corner = (x: number, y: number) => fc.record({ x: near(x), y: near(y) })
const quad = fc.tuple(corner(0, 0), corner(200, 0), corner(200, 260), corner(0, 260))

describe('perspective', () => {
  it('takes each corner to its partner', () => {
    fc.assert(
      fc.property(quad, quad, (from, to) => {
        const map = homography(from, to)
        if (!map) throw new Error('these corners never lie on a line')
        for (const [i, point] of from.entries()) {
          const { x, y } = apply(map, point)
          expect(x).toBeCloseTo(to[i]?.x ?? Number.NaN, 5)
          expect(y).toBeCloseTo(to[i]?.y ?? Number.NaN, 5)
        }
      }),
    )
  })

  it('has no answer for corners on one line', () => {
    const line = [0, 1, 2, 3].map((i) => ({ x: i, y: i }))
    const [a, b, c, d] = line
    if (!a || !b || !c || !d) throw new Error('four points')
    expect(homography([a, b, c, d], [a, b, c, d])).toBeUndefined()
    expect(
      solve([
        [1, 2, 3],
        [2, 4, 6],
      ]),
    ).toBeUndefined()
  })
})
