import { DIGIT_CLASSES, LETTER_CLASSES } from '#shared/forms/alphabet'
import { variedCut, variedDigit, variedGlyph } from './augment'
import { cutSamples } from './cut'
import { type Digit, type DigitPart, digits } from './digits'
import { type Glyph, glyphsOf } from './glyphs'
import { CURSIVE_HANDS, TEST_HANDS, trainingHands } from './hand-fonts'
import { pick, type Random } from './random'

export type Sample = { picture: Float32Array; label: number }
export type Task = { classes: string; draw: (random: Random) => Sample }

/** Capitals are asked for; some people write small letters all the same. */
const LOWER_CASE = 0.15
const CURSIVE = 0.3
const CUT_SHARE = 0.7
const FONT_SHARE = 0.08

/**
 * Digits: as the app cuts them from photographed forms; the real ones, varied; and some of the hands for shapes they lack (a crossed seven, an
 * open four).
 */
export function digitTask(part: DigitPart): Task {
  const isTraining = part === 'training'
  const real = byClass(digits(part), ({ digit }) => String(digit))
  const drawn = charactersOf(part, DIGIT_CLASSES)
  const cut = isTraining ? cutSamples() : []
  return {
    classes: DIGIT_CLASSES,
    draw: (random) => {
      const kind = isTraining ? random() : 1
      if (kind < CUT_SHARE) {
        const { picture, label } = pick(random, cut)
        return { picture: variedCut(picture, random), label }
      }
      const label = Math.floor(random() * DIGIT_CLASSES.length)
      const character = DIGIT_CLASSES[label] ?? ''
      const picture =
        kind < CUT_SHARE + FONT_SHARE
          ? variedGlyph(drawn(character, random), random)
          : variedDigit(pick(random, real(character)).ink, random)
      return { picture, label }
    },
  }
}

/** Digits, capitals and the marks of e-mail addresses and names. */
export function letterTask(part: DigitPart): Task {
  const real = byClass(digits(part), ({ digit }) => String(digit))
  const drawn = charactersOf(part, new Set(LETTER_CLASSES + LETTER_CLASSES.toLowerCase()))
  return {
    classes: LETTER_CLASSES,
    draw: (random) => {
      const label = Math.floor(random() * LETTER_CLASSES.length)
      const character = LETTER_CLASSES[label] ?? ''
      if (DIGIT_CLASSES.includes(character) && random() < 0.6) {
        return { picture: variedDigit(pick(random, real(character)).ink, random), label }
      }
      const written = random() < LOWER_CASE ? character.toLowerCase() : character
      return { picture: variedGlyph(drawn(written, random), random), label }
    },
  }
}

/** Picks a character in some hand, a cursive one less often. */
function charactersOf(part: DigitPart, characters: Iterable<string>) {
  const hands = part === 'training' ? trainingHands() : TEST_HANDS
  const all = byClass(glyphsOf(hands, characters), (glyph) => glyph.character)
  return (character: string, random: Random): Glyph => {
    for (;;) {
      const glyph = pick(random, all(character))
      if (!CURSIVE_HANDS.includes(glyph.hand) || random() < CURSIVE) return glyph
    }
  }
}

function byClass<T extends Glyph | Digit>(items: T[], classOf: (item: T) => string): (name: string) => T[] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(classOf(item)) ?? []
    groups.set(classOf(item), group)
    group.push(item)
  }
  return (name) => groups.get(name) ?? []
}
