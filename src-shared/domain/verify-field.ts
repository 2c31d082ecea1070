import type { PageKind, PaperRow, RowField } from '#shared/model/sheet'

/** What a field says now; `reader` where a decision was taken back. */
export type FieldDecision = Pick<RowField, 'name' | 'value' | 'illegible' | 'accepted' | 'decidedBy'>

export const fieldOf = (row: Pick<PaperRow, 'fields'>, name: string): RowField | undefined =>
  row.fields.find((field) => field.name === name)

/** '' where it is empty, illegible, or not a field of this form. */
export const textIn = (row: Pick<PaperRow, 'fields'>, name: string): string => {
  const field = fieldOf(row, name)
  return field && !field.illegible ? field.value : ''
}

export const isTicked = (row: Pick<PaperRow, 'fields'>, name: string): boolean => textIn(row, name) === 'yes'

/** Fields without which a row makes no record; an empty one is asked for once, in case the reader missed it. */
const NEEDED = ['firstName']
const NEEDED_OF_HEAD = ['firstName', 'month', 'day', 'hour']

const isBlank = (field: RowField): boolean => field.value === '' && !field.illegible

/** Does the cursor stop here? Never in a blank row, and never twice once somebody has decided. */
export function asksForLook(row: Pick<PaperRow, 'number' | 'blank' | 'fields'>, field: RowField): boolean {
  if (row.blank) return false
  if (!field.accepted) return true
  if (field.decidedBy === 'person' || !isBlank(field)) return false
  const needed = row.number === 0 ? NEEDED_OF_HEAD : NEEDED
  return needed.includes(field.name) || isOpenHalfDay(row, field)
}

/** Seven in the morning or in the evening? Only the paper knows: nothing is assumed. */
function isOpenHalfDay(row: Pick<PaperRow, 'fields'>, field: RowField): boolean {
  if (field.name !== 'pm') return false
  const hour = Number(textIn(row, 'hour'))
  return hour >= 1 && hour <= 12 && !isTicked(row, 'am') && !isTicked(row, 'pm')
}

/** The row with what was decided. */
export function decideFields<R extends Pick<PaperRow, 'fields'>>(
  row: R,
  decisions: readonly FieldDecision[],
): R {
  const byName = new Map(decisions.map((decision) => [decision.name, decision]))
  return {
    ...row,
    fields: row.fields.map((field) => {
      const decision = byName.get(field.name)
      if (!decision) return field
      const { illegible, accepted, decidedBy } = decision
      const value = illegible ? '' : decision.value
      return { ...field, value, illegible, accepted, blank: value === '' && !illegible, decidedBy }
    }),
  }
}

export const decisionOf = ({ name, value, illegible, accepted, decidedBy }: RowField): FieldDecision => ({
  name,
  value,
  illegible,
  accepted,
  decidedBy,
})

export type RowOutcome = 'blank' | 'person' | 'to-complete' | 'open'

/** What a row is good for: nobody is made of a row without a first name, and none is made up. */
export function outcomeOf(row: Pick<PaperRow, 'number' | 'blank' | 'fields'>): RowOutcome {
  if (row.blank) return 'blank'
  if (row.fields.some((field) => asksForLook(row, field))) return 'open'
  if (row.fields.every((field) => isBlank(field))) return 'blank'
  return textIn(row, 'firstName') === '' ? 'to-complete' : 'person'
}

/** Fields that were filled in and that nobody could read. */
export const illegibleOf = (row: Pick<PaperRow, 'fields'>): string[] =>
  row.fields.filter(({ illegible }) => illegible).map(({ name }) => name)

/** The fields of a row on a sheet that is not ours, for typing beside its picture. */
export const OTHER_FIELDS = ['firstName', 'lastName', 'phone', 'email', 'zip'] as const

const emptyField = (name: (typeof OTHER_FIELDS)[number]): RowField => ({
  name,
  reading: name,
  value: '',
  confidence: 0,
  candidates: [],
  blank: true,
  accepted: true,
  decidedBy: 'reader',
  illegible: false,
  flags: [],
  area: null,
})

/** A row of such a sheet, to be typed. */
export const blankRow = (number: number): Pick<PaperRow, 'number' | 'blank' | 'fields' | 'area'> => ({
  number,
  blank: true,
  area: null,
  fields: OTHER_FIELDS.map(emptyField),
})

/** Does confirming a page of this kind make somebody of each row? A call sheet is read by the phone bank. */
export const makesPeople = (kind: PageKind): boolean => kind !== 'call'
