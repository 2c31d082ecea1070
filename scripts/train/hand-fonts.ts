import { readdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

const PACKAGES = resolve(import.meta.dirname, '../../node_modules/@fontsource')

/**
 * The hands that fill test pages. Training never sees them: they stand for people nobody has met. They are among the least
 * even of the fonts, so that a test page is not easier than the training.
 */
export const TEST_HANDS = [
  'annie-use-your-telescope',
  'architects-daughter',
  'covered-by-your-grace',
  'gochi-hand',
  'grape-nuts',
  'indie-flower',
  'just-me-again-down-here',
  'kalam',
  'reenie-beanie',
  'schoolbell',
  'shadows-into-light',
  'the-girl-next-door',
] as const

/** All other handwriting fonts of package.json; fonts whose capitals only a calligrapher writes included, at a lower weight. */
export function trainingHands(): string[] {
  const held: readonly string[] = TEST_HANDS
  return readdirSync(PACKAGES)
    .filter((name) => !held.includes(name))
    .sort()
}

/** Hands whose capitals are cursive: seldom on a form with boxes. */
export const CURSIVE_HANDS: readonly string[] = [
  'cedarville-cursive',
  'dawning-of-a-new-day',
  'homemade-apple',
  'la-belle-aurore',
  'over-the-rainbow',
  'zeyada',
]

/** Makes the font known to the canvas under its own name. */
export function registerHand(name: string): void {
  const file = resolve(PACKAGES, name, 'files', `${name}-latin-400-normal.woff2`)
  if (!GlobalFonts.has(name) && !GlobalFonts.registerFromPath(file, name)) {
    throw new Error(`no font in ${dirname(file)}`)
  }
}
