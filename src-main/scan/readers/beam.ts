/** A text and the logarithm of its probability. */
export type Spelling = { text: string; score: number }

/** What a network thinks impossible happens all the same, when the next character reaches into the box. */
const FLOOR = 1e-3

/** Training softens its labels by a twentieth, so that even a clear character gets 0.95: this power takes it back. */
const SHARPEN = 1.8

/** One box: the characters it may hold, likeliest first. */
export type Choice = Spelling[]

/** The allowed characters of one box with their share of the probability among themselves. */
export function choicesOf(probabilities: Float32Array, classes: string, allowed: string): Choice {
  const entries = [...allowed].map((text) => ({
    text,
    share: (probabilities[classes.indexOf(text)] ?? 0) ** SHARPEN,
  }))
  const sum = entries.reduce((total, entry) => total + entry.share, 0) + FLOOR
  return entries
    .map(({ text, share }) => ({ text, score: Math.log(Math.max(FLOOR, share / sum)) }))
    .sort((a, b) => b.score - a.score)
}

/** The `count` likeliest texts made of one choice per box. */
export function likeliest(boxes: Choice[], count: number): Spelling[] {
  let kept: Spelling[] = [{ text: '', score: 0 }]
  for (const choices of boxes) {
    const longer = kept.flatMap((start) =>
      choices
        .slice(0, count)
        .map((next) => ({ text: start.text + next.text, score: start.score + next.score })),
    )
    kept = longer.sort((a, b) => b.score - a.score).slice(0, count)
  }
  return kept
}

/** How likely the boxes hold exactly this text; none when it has another length. */
export function scoreOf(text: string, boxes: Choice[]): number | undefined {
  if (text.length !== boxes.length) return undefined
  return boxes.reduce(
    (sum, choices, i) => sum + (choices.find((choice) => choice.text === text[i])?.score ?? Math.log(FLOOR)),
    0,
  )
}
