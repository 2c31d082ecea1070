import type { Box, Field, Group } from '#shared/forms/form'
import type { Digit } from '../train/digits'
import { around, between, pick, type Random } from '../train/random'
import { type Hand, line, newHand, TICK_STYLES, writeCharacter, writeTick } from './hand'
import { type Phones, person, plain } from './people'
import type { Sheet } from './sheet'

/** What really stands on a row. Ticks are 'yes' or ''; a struck row holds nothing that counts. */
export type TrueRow = { number: number; state: 'filled' | 'blank' | 'struck'; fields: Record<string, string> }

/** Whether a character was first written wrong and then over. */
const OVERWRITTEN = 0.002
const STRUCK = 0.02
const EMPTY = 0.1

/** Fills a page as a meeting does: one hand per row, some rows left out, the last ones empty. */
export function fillPage(
  sheet: Sheet,
  digits: ReadonlyMap<string, Digit[]>,
  phones: Phones,
  random: Random,
): TrueRow[] {
  const { head, rows } = sheet.geometry
  const used = Math.ceil(rows.length * between(random, 0.7, 1))
  const groups = head ? [head, ...rows] : rows
  return groups.map((group) => {
    const isEmpty = group.number > used || (group.number > 0 && random() < EMPTY)
    if (isEmpty) return { number: group.number, state: 'blank', fields: {} }
    const hand = newHand(random, digits)
    const fields = fillGroup(sheet, group, hand, phones, random)
    if (group.number === 0 || random() >= STRUCK) return { number: group.number, state: 'filled', fields }
    strike(sheet, hand, group, random)
    return { number: group.number, state: 'struck', fields: {} }
  })
}

function fillGroup(
  sheet: Sheet,
  group: Group,
  hand: Hand,
  phones: Phones,
  random: Random,
): Record<string, string> {
  const signed: Record<string, string> = group.fields.some((field) => field.name === 'firstName')
    ? person(random, phones)
    : {}
  const fields: Record<string, string> = {}
  const isCall = group.fields.every((field) => field.reading === 'tick' || field.reading === 'writing')
  const outcome = pick(
    random,
    group.fields.filter((field) => field.reading === 'tick'),
  ).name
  for (const field of group.fields) {
    const isTicked = isCall ? field.name === outcome : random() < 0.4
    const text =
      field.reading === 'tick' ? (isTicked ? 'yes' : '') : (signed[field.name] ?? headValue(field, random))
    if (field.reading === 'tick') {
      const [box] = field.boxes
      if (box && text) writeTick(sheet, hand, pick(random, TICK_STYLES), box, random)
    } else if (field.reading !== 'writing') writeText(sheet, hand, text, field.boxes, random)
    if (field.reading !== 'writing') fields[field.name] = plain(text)
  }
  return fields
}

/** The event of a host form. */
function headValue(field: Field, random: Random): string {
  const two = (low: number, high: number) => String(Math.floor(between(random, low, high))).padStart(2, '0')
  switch (field.name) {
    case 'month':
      return two(1, 13)
    case 'day':
      return two(1, 29)
    case 'hour':
      return two(1, 13)
    case 'minute':
      return pick(random, ['00', '15', '30', '45'])
    case 'seats':
      return String(Math.floor(between(random, 5, 40)))
    case 'placeZip':
      return person(random, 'fiction').zip
    default:
      return ''
  }
}

function writeText(sheet: Sheet, hand: Hand, text: string, boxes: Box[], random: Random): void {
  for (const [i, character] of [...text].entries()) {
    const box = boxes[i]
    if (!box) continue
    if (random() < OVERWRITTEN) writeCharacter(sheet, hand, pick(random, [...'AEOST018']), box, random)
    writeCharacter(sheet, hand, character, box, random)
  }
}

/** One line, sometimes two, through the whole row. */
function strike(sheet: Sheet, hand: Hand, group: Group, random: Random): void {
  const lines = [
    ...new Set(group.fields.flatMap((field) => field.boxes.map((box) => Math.round(box.y)))),
  ].sort((a, b) => a - b)
  const left = Math.min(...group.fields.flatMap((field) => field.boxes.map((box) => box.x)))
  for (const y of lines.filter((_, i) => i === 0 || i === lines.length - 1)) {
    const middle = y + 2.8
    const points = Array.from({ length: 12 }, (_, i) => ({
      x: left + i * 15,
      y: middle + around(random, 0.8),
    }))
    line(sheet, hand, points, 0.25)
  }
}
