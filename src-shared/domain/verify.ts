import type { PaperRow, RowField } from '#shared/model/sheet'
import { asksForLook, decideFields, type FieldDecision } from './verify-field'

/** A row as the volunteer has it in hand. */
export type VerifyRow = Pick<PaperRow, 'id' | 'number' | 'blank' | 'fields' | 'personId'>

/** Where the cursor is: a field of a row, or the question whether the row is somebody known. */
export type Spot = { rowId: string; field: string }
export const WHO = 'who'

/** Rows that are somebody known for certain, or whose likeness has to be asked about; by row. */
export type Likeness = ReadonlyMap<string, { personId: string; isSure: boolean }>

/**
 * One page in somebody's hands: its rows, the cursor, and what was done, so that each step can be taken back. The cursor is null when
 * nothing on the page asks for a look any more.
 */
export type Verification = {
  rows: readonly VerifyRow[]
  cursor: Spot | null
  /** What is being typed; null while choosing. */
  typing: string | null
  /** Spots that were passed over: the cursor comes back to them last. */
  skipped: readonly Spot[]
  past: readonly Pick<Verification, 'rows' | 'cursor' | 'skipped'>[]
}

export type VerifyCommand =
  | { type: 'accept' }
  /** Counted from 0. */
  | { type: 'candidate'; index: number }
  | { type: 'illegible' }
  /** The field is empty on the paper. */
  | { type: 'nothing' }
  | { type: 'blank-row' }
  | { type: 'skip' }
  | { type: 'type'; start: string | null }
  | { type: 'typing'; text: string }
  | { type: 'leave-typing' }
  | { type: 'undo' }
  | { type: 'move'; by: 1 | -1 }
  | { type: 'row'; by: 1 | -1 }

/** Most choices that have a number key. */
const MAX_CHOICES = 4

export function beginVerification(rows: readonly VerifyRow[], likeness: Likeness): Verification {
  const sorted = [...rows].sort((one, other) => one.number - other.number)
  return {
    rows: sorted,
    cursor: nextStop(sorted, null, [], likeness),
    typing: null,
    skipped: [],
    past: [],
  }
}

/** What there is to choose from at the cursor, best first. The value that stands there is among them. */
export function choicesAt(state: Verification): string[] {
  const field = fieldAt(state)
  if (!field) return []
  const values = [...(field.illegible ? [] : [field.value]), ...field.candidates.map(({ value }) => value)]
  return [...new Set(values)]
    .filter((value) => value !== '' || field.reading === 'tick')
    .slice(0, MAX_CHOICES)
}

export function rowAt({ rows, cursor }: Verification): VerifyRow | undefined {
  return rows.find(({ id }) => id === cursor?.rowId)
}

export function fieldAt(state: Verification): RowField | undefined {
  return rowAt(state)?.fields.find(({ name }) => name === state.cursor?.field)
}

/** Everything that still asks for a look, in the order of the paper. */
export const openSpots = (rows: readonly VerifyRow[], likeness: Likeness): Spot[] =>
  rows.flatMap((row) => [
    ...row.fields
      .filter((field) => asksForLook(row, field))
      .map(({ name }) => ({ rowId: row.id, field: name })),
    ...(asksWho(row, likeness) ? [{ rowId: row.id, field: WHO }] : []),
  ])

/** A likeness by name alone is asked about, once the row itself is decided. */
function asksWho(row: VerifyRow, likeness: Likeness): boolean {
  const found = likeness.get(row.id)
  if (!found || found.isSure || row.blank || row.personId !== '') return false
  return !row.fields.some((field) => asksForLook(row, field))
}

/** One key press. Rows that it changed are other objects than before. */
export function verifyStep(state: Verification, command: VerifyCommand, likeness: Likeness): Verification {
  switch (command.type) {
    case 'accept':
      return state.typing === null
        ? acceptShown(state, likeness)
        : decideAt(state, state.typing.trim(), likeness)
    case 'candidate':
      return choose(state, command.index, likeness)
    case 'illegible':
      return decideAt(state, null, likeness)
    case 'nothing':
      return decideAt(state, '', likeness)
    case 'blank-row':
      return withRow(state, (row) => ({ ...row, blank: !row.blank }), likeness)
    case 'skip':
      return skip(state, likeness)
    case 'type':
      return fieldAt(state) ? { ...state, typing: command.start ?? fieldAt(state)?.value ?? '' } : state
    case 'typing':
      return state.typing === null ? state : { ...state, typing: command.text }
    case 'leave-typing':
      return { ...state, typing: null }
    case 'undo':
      return undo(state)
    case 'move':
      return { ...state, typing: null, cursor: neighbourSpot(state, command.by) }
    case 'row':
      return { ...state, typing: null, cursor: spotInRow(state, command.by) }
  }
}

function acceptShown(state: Verification, likeness: Likeness): Verification {
  const field = fieldAt(state)
  if (state.cursor?.field === WHO) return choose(state, 0, likeness)
  if (!field) return state
  return decideAt(state, field.illegible ? null : field.value, likeness)
}

function choose(state: Verification, index: number, likeness: Likeness): Verification {
  if (state.cursor?.field === WHO) {
    const found = likeness.get(state.cursor.rowId)
    const personId = index === 0 ? found?.personId : index === 1 ? 'new' : undefined
    return personId === undefined ? state : withRow(state, (row) => ({ ...row, personId }), likeness)
  }
  const value = choicesAt(state)[index]
  return value === undefined ? state : decideAt(state, value, likeness)
}

/** `null` = nobody can read it. */
function decideAt(state: Verification, value: string | null, likeness: Likeness): Verification {
  const field = fieldAt(state)
  if (!field) return state
  const decision: FieldDecision = {
    name: field.name,
    value: value ?? '',
    illegible: value === null,
    accepted: true,
    decidedBy: 'person',
  }
  // What is written in a row that was called blank makes it one with writing.
  const isWritten = value !== ''
  return withRow(
    state,
    (row) => ({ ...decideFields(row, [decision]), blank: row.blank && !isWritten }),
    likeness,
  )
}

function withRow(state: Verification, edit: (row: VerifyRow) => VerifyRow, likeness: Likeness): Verification {
  const { rows, cursor, skipped } = state
  if (!cursor) return state
  const edited = rows.map((row) => (row.id === cursor.rowId ? edit(row) : row))
  const left = skipped.filter((spot) => !isSame(spot, cursor))
  return {
    rows: edited,
    cursor: nextStop(edited, cursor, left, likeness),
    typing: null,
    skipped: left,
    past: [...state.past, { rows, cursor, skipped }],
  }
}

function skip(state: Verification, likeness: Likeness): Verification {
  const { rows, cursor, skipped } = state
  if (!cursor) return state
  const left = [...skipped.filter((spot) => !isSame(spot, cursor)), cursor]
  return {
    ...state,
    typing: null,
    cursor: nextStop(rows, cursor, left, likeness),
    skipped: left,
    past: [...state.past, { rows, cursor, skipped }],
  }
}

function undo(state: Verification): Verification {
  const last = state.past.at(-1)
  return last ? { ...last, typing: null, past: state.past.slice(0, -1) } : state
}

const isSame = (one: Spot, other: Spot | null): boolean =>
  one.rowId === other?.rowId && one.field === other.field

/** The next stop after `from`, then those before it; what was skipped comes last; null where nothing is left. */
function nextStop(
  rows: readonly VerifyRow[],
  from: Spot | null,
  skipped: readonly Spot[],
  likeness: Likeness,
): Spot | null {
  const order = allSpots(rows, likeness)
  const open = openSpots(rows, likeness)
  const at = from ? order.findIndex((spot) => isSame(spot, from)) : -1
  const later = (spot: Spot) => order.findIndex((one) => isSame(one, spot)) > at
  const fresh = open.filter((spot) => !skipped.some((one) => isSame(one, spot)))
  const again = open.filter((spot) => skipped.some((one) => isSame(one, spot)))
  const elsewhere = again.filter((spot) => !isSame(spot, from))
  return fresh.find(later) ?? fresh[0] ?? elsewhere.find(later) ?? elsewhere[0] ?? again[0] ?? null
}

const allSpots = (rows: readonly VerifyRow[], likeness: Likeness): Spot[] =>
  rows.flatMap((row) => [
    ...row.fields.map(({ name }) => ({ rowId: row.id, field: name })),
    ...(likeness.has(row.id) ? [{ rowId: row.id, field: WHO }] : []),
  ])

/** The field beside the cursor, sure or not: to look at what was accepted. */
function neighbourSpot({ rows, cursor }: Verification, by: 1 | -1): Spot | null {
  const spots = allSpots(rows, new Map())
  if (spots.length === 0) return null
  const at = cursor ? spots.findIndex((spot) => isSame(spot, cursor)) : by === 1 ? -1 : spots.length
  return spots[Math.max(0, Math.min(spots.length - 1, at + by))] ?? null
}

function spotInRow({ rows, cursor }: Verification, by: 1 | -1): Spot | null {
  const at = cursor ? rows.findIndex(({ id }) => id === cursor.rowId) : by === 1 ? -1 : rows.length
  const row = rows[Math.max(0, Math.min(rows.length - 1, at + by))]
  const field = row?.fields.find((one) => asksForLook(row, one)) ?? row?.fields[0]
  return row && field ? { rowId: row.id, field: field.name } : null
}

/** New likenesses came in, or another laptop changed a row: the cursor is put where something asks, if it was done. */
export function refreshed(state: Verification, likeness: Likeness): Verification {
  if (state.cursor) return state
  const cursor = nextStop(state.rows, null, state.skipped, likeness)
  return cursor ? { ...state, cursor } : state
}
