import { describe, expect, it } from 'vitest'
import zipcodes from 'zipcodes'
import { GLYPH_SIDE, inkBounds, normaliseGlyph } from '#main/scan/glyph'
import { emailPrior, emailSpellings, isKnownHost } from '#main/scan/knowledge/emails'
import { namePrior, namesOfLength } from '#main/scan/knowledge/names'
import { digitPrior, isPossibleNumber } from '#main/scan/knowledge/numbers'
import { isZip } from '#main/scan/knowledge/zips'
import type { Choice } from '#main/scan/readers/beam'
import { tickProbability } from '#main/scan/readers/ticks'

describe('numbers', () => {
  it('of phones need an area code that is in use', () => {
    expect(isPossibleNumber('phone', '2125550123')).toBe(true)
    expect(isPossibleNumber('phone', '0125550123')).toBe(false)
    expect(isPossibleNumber('phone', '212555012')).toBe(false)
  })

  it('of places need a ZIP that mail is delivered to', () => {
    expect(isPossibleNumber('zip', '10001')).toBe(true)
    expect(isPossibleNumber('zip', '00000')).toBe(false)
  })

  it('make impossible ones less likely, and say nothing of a day or a number of seats', () => {
    expect(digitPrior('zip', '00000')).toBeLessThan(digitPrior('zip', '10001'))
    expect(digitPrior('number', '31')).toBe(0)
  })
})

/** Boxes in which each character is all but sure. */
const boxesOf = (text: string): Choice[] =>
  [...text].map((character) => [
    { text: character, score: -0.01 },
    { text: '@', score: -9 },
  ])

describe('e-mail addresses', () => {
  it('prefer hosts that many people have', () => {
    expect(emailPrior('ROSA@GMAIL.COM', [])).toBeGreaterThan(emailPrior('ROSA@PROTON.ME', []))
    expect(emailPrior('ROSA@PROTON.ME', [])).toBeGreaterThan(emailPrior('ROSA@GMALL.COM', []))
    expect(isKnownHost('gmail.com')).toBe(true)
    expect(isKnownHost('gmall.com')).toBe(false)
  })

  it('prefer letters before digits: O and I are easily taken for 0 and 1', () => {
    expect(emailPrior('EOIN_60@GMAIL.COM', [])).toBeGreaterThan(emailPrior('EOIN_6O@GMAIL.COM', []))
    expect(emailPrior('PATEL51@GMAIL.COM', [])).toBeGreaterThan(emailPrior('PATEL5I@GMAIL.COM', []))
  })

  it('may have hosts of other countries, and a number in the host of a union', () => {
    expect(emailPrior('ROSA@GMX.DE', [])).toBeGreaterThan(emailPrior('ROSA@GMX_DE', []))
    expect(emailPrior('ROSA@GMX.DE', [])).toBeGreaterThan(emailPrior('ROSA@GMX.DO', []))
    expect(emailPrior('ROSA@LOCAL199.ORG', [])).toBe(emailPrior('ROSA@LOCALI99.ORG', []))
    expect(emailPrior('ROSA@LOCALE.ORG', [])).toBeGreaterThan(emailPrior('ROSA@LOCAL3.ORG', []))
  })

  it('are often made of the names beside them', () => {
    const names = ['MARÍA', "O'BRIEN"]
    expect(emailPrior('MOBRIEN@GMAIL.COM', names)).toBeGreaterThan(emailPrior('MDBRIEN@GMAIL.COM', names))
    const smudged = boxesOf('MDBRIEN@GMAIL.COM').map((choices, i) =>
      i === 1 ? [...choices, { text: 'O', score: -5 }] : choices,
    )
    const texts = (words: string[]) => emailSpellings(smudged, words).map(({ text }) => text)
    expect(texts(["O'BRIEN"])).toContain('MOBRIEN@GMAIL.COM')
    expect(texts(['QUISPE'])).not.toContain('MQUISPE@GMAIL.COM')
  })

  it('seldom have a letter between a name and a number, if it is not the initial of the other name', () => {
    const names = ['ROSA', 'LÓPEZ']
    expect(emailPrior('ROSA57@GMAIL.COM', names)).toBeGreaterThan(emailPrior('ROSAS7@GMAIL.COM', names))
    expect(emailPrior('ROSAL7@GMAIL.COM', names)).toBe(emailPrior('ROSA57@GMAIL.COM', names))
  })

  it('have exactly one @ in every spelling that is looked at', () => {
    const texts = emailSpellings(boxesOf('ROSA@GMAIL.COM'), []).map(({ text }) => text)
    expect(texts[0]).toBe('ROSA@GMAIL.COM')
    for (const text of texts) expect(text.split('@')).toHaveLength(2)
  })

  it('are not made up of too few boxes', () => {
    expect(emailSpellings(boxesOf('A'), [])).toEqual([])
  })
})

it('names are looked up by their length', () => {
  expect(namesOfLength('firstName', 5)).toContain('MARIA')
  expect(namesOfLength('lastName', 6)).toContain('GARCIA')
  expect(namePrior('lastName', 'GARCIA')).toBeGreaterThan(namePrior('lastName', 'GARCLA'))
})

it('calls a box ticked or empty with little doubt at either end', () => {
  expect(tickProbability(0)).toBeLessThan(0.01)
  expect(tickProbability(0.05)).toBeLessThan(0.01)
  expect(tickProbability(0.15)).toBeGreaterThan(0.99)
  expect(tickProbability(0.1)).toBeCloseTo(0.5, 9)
})

/** A black rectangle on an empty box of 60 × 70 pixels. */
function rectangle(left: number, top: number, width: number, height: number) {
  const ink = new Float32Array(60 * 70)
  for (let y = top; y < top + height; y++) ink.fill(1, y * 60 + left, y * 60 + left + width)
  return { ink, width: 60, height: 70 }
}
const frame = { centreX: 30, centreY: 35, height: 58 }
const glyphBounds = (picture: ReturnType<typeof rectangle>) =>
  inkBounds({ ink: normaliseGlyph(picture, frame), width: GLYPH_SIDE, height: GLYPH_SIDE })

describe('a glyph', () => {
  it('has the same size and place wherever and however large it was written', () => {
    const small = glyphBounds(rectangle(5, 8, 15, 30))
    expect(small).toEqual(glyphBounds(rectangle(20, 10, 25, 50)))
    expect((small?.bottom ?? 0) - (small?.top ?? 0) + 1).toBe(20)
  })

  it('stays where it was when it is a mark: a dot is low, an apostrophe high', () => {
    const dot = glyphBounds(rectangle(28, 55, 5, 5))
    const apostrophe = glyphBounds(rectangle(28, 12, 3, 9))
    expect(dot?.top).toBeGreaterThan(GLYPH_SIDE / 2)
    expect(apostrophe?.bottom).toBeLessThan(GLYPH_SIDE / 2)
  })

  it('is empty where nothing is written', () => {
    expect(normaliseGlyph(rectangle(0, 0, 0, 0), frame).every((value) => value === 0)).toBe(true)
  })
})

describe('the list of ZIPs', () => {
  it('holds exactly those that mail is delivered to', () => {
    const all = Array.from({ length: 100_000 }, (_, number) => String(number).padStart(5, '0'))
    expect(all.filter((zip) => isZip(zip) !== (zipcodes.lookup(zip) !== undefined))).toEqual([])
    expect(['', '1234', '123456', 'ABCDE'].filter(isZip)).toEqual([])
  })
})
