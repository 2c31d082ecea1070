import type { PaperRow, RowField } from '#shared/model/sheet'
import { fieldOfHeader } from './import-columns'
import { splitName } from './import-name'
import { looksLikeEmail, readZip } from './person'
import { parsePhone } from './phone'
import type { OTHER_FIELDS } from './verify-field'

type Box = NonNullable<RowField['area']>

/** A word that is printed or typed on a sheet that is not ours, and where, in pixels of the sheet. Confidence is 0 to 1. */
export type FoundWord = { text: string; confidence: number; area: Box }

type Name = (typeof OTHER_FIELDS)[number]

/** Somebody whom the sheet seems to name: nothing but words that stand on it, and no more than a suggestion. */
export type Suggestion = {
  area: Box
  fields: { name: Name; value: string; confidence: number; area: Box }[]
}

/** Words less sure than this are dust and handwriting: they are no suggestion. */
const LEAST_SURE = 0.6
/** A phone number may fall apart into so many words. */
const MOST_PHONE_WORDS = 4
const MOST_NAME_WORDS = 5
/** Of a list: how much larger than its neighbour, and how many of its heights away, a line may stand. */
const MOST_LARGER = 1.4
const MOST_AWAY = 4

/** The people on a sheet, from top to bottom. A name alone counts where it stands in a list: a heading has no line like it. */
export function suggestionsIn(lines: readonly (readonly FoundWord[])[]): Suggestion[] {
  const people = rowsOf(lines).flatMap((words) => personIn(words) ?? [])
  return people
    .filter(
      (person, index) =>
        !person.isNameOnly ||
        [people[index - 1], people[index + 1]].some((other) => other && isOneList(person, other)),
    )
    .map(({ area, fields }) => ({ area, fields }))
}

/** The columns of a table are found apart: lines that go on beside each other are one. */
function rowsOf(lines: readonly (readonly FoundWord[])[]): FoundWord[][] {
  const rows: FoundWord[][] = []
  const sure = lines.map((line) => line.filter(({ confidence }) => confidence >= LEAST_SURE))
  for (const line of sure.sort((one, other) => leftOf(one) - leftOf(other))) {
    const row = rows.find((each) => isBeside(each.at(-1), line[0]))
    if (row) row.push(...line)
    else if (line.length > 0) rows.push([...line])
  }
  return rows.sort((one, other) => (one[0]?.area.y ?? 0) - (other[0]?.area.y ?? 0))
}

const leftOf = (line: readonly FoundWord[]): number => line[0]?.area.x ?? 0

function isBeside(last: FoundWord | undefined, next: FoundWord | undefined): boolean {
  if (!last || !next || next.area.x < last.area.x + last.area.width) return false
  const shared =
    Math.min(last.area.y + last.area.height, next.area.y + next.area.height) -
    Math.max(last.area.y, next.area.y)
  return shared > Math.min(last.area.height, next.area.height) / 2
}

type FoundPerson = Suggestion & { isNameOnly: boolean }

function personIn(words: readonly FoundWord[]): FoundPerson | null {
  const numbered = /^\d{1,3}[.)]?$/.test(words[0]?.text ?? '') ? words.slice(1) : words
  const phone = phoneIn(numbered)
  const email = numbered.filter(({ text }) => looksLikeEmail(bare(text))).slice(0, 1)
  const taken = new Set([...phone, ...email])
  // A street number stands before the ZIP.
  const zip = numbered.filter((word) => !taken.has(word) && readZip(bare(word.text))).slice(-1)
  const name = nameIn(numbered, (word) => !taken.has(word) && isOfName(word))
  const isNameOnly = phone.length === 0 && email.length === 0
  if (isNameOnly && !(name.length === numbered.length && isFullName(name))) return null
  const { firstName, lastName } = splitName(textOf(name))
  const fields = [
    ...fieldOf('firstName', firstName, name),
    ...fieldOf('lastName', lastName, name),
    ...fieldOf('phone', textOf(phone), phone),
    ...fieldOf('email', bare(textOf(email)), email),
    ...fieldOf('zip', bare(textOf(zip)), zip),
  ]
  return { isNameOnly, fields, area: around([...name, ...phone, ...email, ...zip]) }
}

/** The fewest words beside each other that are a number as it is dialled. */
function phoneIn(words: readonly FoundWord[]): FoundWord[] {
  for (let count = 1; count <= MOST_PHONE_WORDS; count++)
    for (let from = 0; from + count <= words.length; from++) {
      const some = words.slice(from, from + count)
      if (/^[+(]?\d[\d\s().-]*$/.test(textOf(some)) && parsePhone(textOf(some))) return some
    }
  return []
}

/** The first words beside each other that can be a name, and are no heading of a column. */
function nameIn(words: readonly FoundWord[], isPart: (word: FoundWord) => boolean): FoundWord[] {
  const from = words.findIndex(isPart)
  if (from < 0) return []
  const length = words.slice(from).findIndex((word) => !isPart(word))
  return words.slice(from, length < 0 ? undefined : from + length).slice(0, MOST_NAME_WORDS)
}

const isOfName = ({ text }: FoundWord): boolean =>
  /^\p{L}[\p{L}'’-]*[.,]?$/u.test(text) && fieldOfHeader(text) === null

/** `Meeting of the tenants` is none: names begin and end with a capital letter. */
const isFullName = (name: readonly FoundWord[]): boolean =>
  name.length > 1 && [name[0], name.at(-1)].every((word) => /^\p{Lu}/u.test(word?.text ?? ''))

function isOneList({ area }: FoundPerson, { area: other }: FoundPerson): boolean {
  const height = Math.min(area.height, other.height)
  return (
    Math.max(area.height, other.height) <= height * MOST_LARGER &&
    Math.abs(area.x - other.x) <= height &&
    Math.abs(area.y - other.y) <= height * MOST_AWAY
  )
}

const textOf = (words: readonly FoundWord[]): string => words.map(({ text }) => text).join(' ')

/** Without what separates it from the next word. */
const bare = (text: string): string => text.replace(/^[<([]+|[>)\],;:]+$/g, '')

const fieldOf = (name: Name, value: string, words: readonly FoundWord[]): Suggestion['fields'] =>
  value === ''
    ? []
    : [
        {
          ...{ name, value, area: around(words) },
          confidence: Math.min(...words.map(({ confidence }) => confidence)),
        },
      ]

function around(words: readonly FoundWord[]): Box {
  const x = Math.min(...words.map(({ area }) => area.x))
  const y = Math.min(...words.map(({ area }) => area.y))
  const right = Math.max(...words.map(({ area }) => area.x + area.width))
  return { x, y, width: right - x, height: Math.max(...words.map(({ area }) => area.y + area.height)) - y }
}

const SUGGESTION = 'suggestion'

/** The row with what was found to choose from; what stands in it stays as it is. `size` is that of the sheet in pixels. */
export function withSuggestion<R extends Pick<PaperRow, 'fields' | 'area'>>(
  row: R,
  suggestion: Suggestion,
  size: { width: number; height: number },
): R {
  const shareOf = ({ x, y, width, height }: Box): Box => ({
    ...{ x: x / size.width, y: y / size.height },
    ...{ width: width / size.width, height: height / size.height },
  })
  const line = withPaper(suggestion.area, size)
  const fields = row.fields.map((field): RowField => {
    const found = suggestion.fields.find(({ name }) => name === field.name)
    if (!found) return field
    const { value, confidence, area } = found
    const candidates = [{ value, probability: confidence }]
    return { ...field, candidates, flags: [SUGGESTION], area: shareOf(area) }
  })
  return { ...row, fields, area: shareOf(line) }
}

/** With some of the paper around, so that no letter looks cut. */
function withPaper(area: Box, size: { width: number; height: number }): Box {
  const margin = area.height / 2
  const [x, y] = [Math.max(0, area.x - margin), Math.max(0, area.y - margin)]
  return {
    ...{ x, y },
    width: Math.min(size.width, area.x + area.width + margin) - x,
    height: Math.min(size.height, area.y + area.height + margin) - y,
  }
}

/** What was found for the fields of a row, that somebody may take over. */
export const suggestedIn = ({ fields }: Pick<PaperRow, 'fields'>): { name: string; value: string }[] =>
  fields.flatMap(({ name, flags, candidates: [best] }) =>
    flags.includes(SUGGESTION) && best ? [{ name, value: best.value }] : [],
  )
