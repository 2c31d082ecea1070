import { join } from 'node:path'

/** Which characters a font file holds, and whether there is a bold one beside it. */
type FontFile = { name: string; bold: boolean; covers: RegExp }

/**
 * One typeface for all names that people in a room have. The ranges are those by which the files were cut, the most
 * common first. Chinese stands before Japanese, because a Han character alone does not tell which it is.
 */
const FILES: readonly FontFile[] = [
  {
    name: 'latin',
    bold: true,
    covers:
      /[\u0020-\u00FF\u0131\u0152\u0153\u02BB\u02BC\u02C6\u02DA\u02DC\u2000-\u206F\u20AC\u2122\u2191\u2193\u2212\u2215]/,
  },
  {
    name: 'vietnamese',
    bold: true,
    covers: /[\u0300\u0301\u0303\u0304\u0308\u0309\u0323\u0329\u1EA0-\u1EF9\u20AB]/,
  },
  {
    name: 'latin-ext',
    bold: true,
    covers:
      /[\u0100-\u02BA\u02BD-\u02C5\u02C7-\u02CC\u02CE-\u02FF\u1D00-\u1DBF\u1E00-\u1E9F\u1EF2-\u1EFF\u20A0-\u20C0\u2113\u2C60-\u2C7F\uA720-\uA7FF]/,
  },
  { name: 'greek', bold: true, covers: /[\u0370-\u03FF]/ },
  { name: 'cyrillic', bold: true, covers: /[\u0400-\u045F\u0490\u0491\u04B0\u04B1\u2116]/ },
  { name: 'arabic', bold: false, covers: /\p{Script=Arabic}/u },
  { name: 'hebrew', bold: false, covers: /\p{Script=Hebrew}/u },
  { name: 'devanagari', bold: false, covers: /\p{Script=Devanagari}/u },
  { name: 'kr', bold: false, covers: /\p{Script=Hangul}/u },
  { name: 'jp', bold: false, covers: /[\p{Script=Hiragana}\p{Script=Katakana}\u30FC]/u },
  { name: 'sc', bold: false, covers: /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u },
]

/** A stretch of text that one font file can draw. */
export type FontRun = { font: string; text: string }

/** The file to draw a character with; what no file holds comes out as the first one's empty box. */
const fileFor = (character: string, text: string): FontFile | undefined => {
  const file = FILES.find(({ covers }) => covers.test(character))
  // Han characters beside kana are Japanese, whose forms differ.
  return file?.name === 'sc' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? FILES.find(({ name }) => name === 'jp')
    : file
}

/** Text parted into runs of one font each. Spaces stay with the words around them, so that a line in Arabic is one run. */
export function fontRuns(text: string, bold: boolean): FontRun[] {
  const runs: FontRun[] = []
  for (const character of text.normalize('NFC')) {
    const last = runs.at(-1)
    const file = fileFor(character, text) ?? FILES[0]
    const font = file ? fontName(file, bold) : ''
    if (last && (last.font === font || character === ' ')) last.text += character
    else runs.push({ font, text: character })
  }
  return runs.flatMap((run, index) => (index < runs.length - 1 ? withoutLastSpace(run) : run))
}

const FROM_THE_RIGHT = /^(arabic|hebrew)/

/** The space after a word that is written from the right would come out on its left. */
function withoutLastSpace(run: FontRun): FontRun[] {
  const text = run.text.trimEnd()
  if (!FROM_THE_RIGHT.test(run.font) || text === run.text) return [run]
  return [
    { ...run, text },
    { font: 'latin-400', text: ' ' },
  ]
}

const fontName = (file: FontFile, bold: boolean): string => `${file.name}-${bold && file.bold ? 700 : 400}`

/** Every font that `fontRuns` may name, and its file in a folder (resources/fonts). */
export const fontFiles = (folder: string): { font: string; path: string }[] =>
  FILES.flatMap((file) => [...new Set([fontName(file, false), fontName(file, true)])]).map((font) => ({
    font,
    path: join(folder, `noto-sans-${font}.ttf`),
  }))
