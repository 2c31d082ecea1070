/**
 * What a printed form is, in millimetres from the top left corner of the sheet. Printing draws it and scanning reads it, so both
 * always agree.
 */
export const FORM_KINDS = ['sign-in', 'host', 'walk-in', 'call'] as const
export type FormKind = (typeof FORM_KINDS)[number]

export const PAPERS = { letter: { width: 215.9, height: 279.4 }, a4: { width: 210, height: 297 } } as const
export type Paper = keyof typeof PAPERS

export type Point = { x: number; y: number }
/** A box as people write in it: `x`, `y` are its top left corner. */
export type Box = Point & { width: number; height: number }

/** How a field is to be read, which also says what may stand in it. `writing` is for people: a picture, no text. */
export type Reading = 'firstName' | 'lastName' | 'phone' | 'zip' | 'email' | 'number' | 'tick' | 'writing'

export type Field = { name: FieldName; reading: Reading; boxes: Box[] }

/** The fields of one line of the form. The head (a host and their event) has number 0; the rows count from 1. */
export type Group = { number: number; top: number; height: number; fields: Field[] }

export type FieldName =
  | 'firstName'
  | 'lastName'
  | 'phone'
  | 'zip'
  | 'email'
  | TickName
  | 'month'
  | 'day'
  | 'hour'
  | 'minute'
  | 'seats'
  | 'place'
  | 'placeZip'
  | 'note'

export type TickName =
  | 'isNew'
  | 'canHost'
  | 'textOk'
  | 'bringsFriend'
  | 'am'
  | 'pm'
  | 'weekly'
  | 'phoneBank'
  | 'canvass'
  | 'otherEvent'
  | 'talked'
  | 'willCome'
  | 'noAnswer'
  | 'leftMessage'
  | 'callBack'
  | 'wrongNumber'
  | 'refused'

/** The word above what it names. It stands on `bottom` and has room for two lines upwards, or one where it is wide. */
export type Caption = {
  word: FieldName | 'contact'
  x: number
  bottom: number
  width: number
  align: 'left' | 'centre'
}

export type PageGeometry = {
  kind: FormKind
  version: number
  paper: Paper
  width: number
  height: number
  /** Middles of the four nested squares: top left, top right, bottom right, bottom left. */
  marks: [Point, Point, Point, Point]
  markSide: number
  /** A solid square beside the first mark only: it tells which way up the sheet lies. */
  orientation: Box
  /** The QR code. */
  code: Box
  title: Box
  foot: Point
  head: Group | null
  rows: Group[]
  /** Where the number of a row, or what is printed for it (a call sheet's contact), stands. */
  rowLabel: { x: number; width: number }
  captions: Caption[]
}

/** All groups of a page that hold fields. */
export const groupsOf = (page: PageGeometry): Group[] => (page.head ? [page.head, ...page.rows] : page.rows)
