import type { FoundWord } from '#shared/domain/found-text'
import type { Box, FieldName, FormKind, Paper, Point, Reading } from '#shared/forms/form'
import type { PictureProblem } from './picture'
import type { Quality } from './quality'

/** A picture as JPEG. */
export type Jpeg = { bytes: Uint8Array; width: number; height: number }

/** Why a value wants a look although the ink was clear. */
export type Flag = 'guess' | 'unknown-number' | 'unknown-host' | 'incomplete' | 'gap'

export type ScannedField = {
  name: FieldName
  reading: Reading
  /** '' for an empty field; ticks are 'yes' or ''. */
  value: string
  /** Probability that `value` is what was written. */
  confidence: number
  /** Sure enough to be taken without a look. */
  accepted: boolean
  blank: boolean
  candidates: { value: string; probability: number }[]
  flags: Flag[]
  /** Where it stands on the flat picture, in its pixels. */
  area: Box
}

export type ScannedRow = {
  number: number
  blank: boolean
  fields: ScannedField[]
  /** Where it stands on the flat picture, with some paper around. */
  area: Box
  /** That part of the flat picture, where pictures were asked for. */
  picture?: Jpeg
}

/** A form as its code tells it; which sheet it is is null where the code cannot be read. */
export type ScannedForm = {
  kind: FormKind
  version: number
  paper: Paper
  sheet: string | null
  number: number | null
  page: number | null
}

export type ScannedPage = {
  form: ScannedForm
  /** The four corner marks on the picture, in its pixels, from the sheet's top left clockwise. */
  corners: readonly Point[]
  quality: Quality
  rows: ScannedRow[]
  /** The sheet seen from straight above, where pictures were asked for. */
  flat?: Jpeg
}

export type PageProblem =
  /** Fewer than three corner marks: not a sheet of ours, or hardly any of it. */
  | { tag: 'no-sheet' }
  | { tag: 'corner-missing'; found: number }
  /** A sheet of a later version of this app. */
  | { tag: 'newer-layout'; version: number }
  | { tag: 'unknown-form' }

export type ScanProblem = PictureProblem | PageProblem

/** What was found on one picture of a file (counted from 1). Two sheets on one picture are two results. */
export type PageResult = { picture: number } & (
  | { ok: true; page: ScannedPage }
  | {
      ok: false
      problem: ScanProblem
      /** The whole picture, small, where pictures were asked for and there is one: to place the corners on by hand. */
      preview?: Preview
    }
)

/** `scale` pixels of the picture are one of the preview. */
export type Preview = Jpeg & { scale: number }

/** Digits and ticks alone take a third of the time, and a phone number finds most people. */
export type Reach = 'all' | 'digits-and-ticks'

/** Four points of a picture, in its pixels, clockwise. */
export type Corners = readonly [Point, Point, Point, Point]

/**
 * A sheet of ours on a picture where its marks are not all to be seen: somebody placed the corners of the paper, from the sheet's top
 * left, and said which form it is.
 */
export type PlacedSheet = {
  picture: number
  corners: Corners
  form: { kind: FormKind; version: number; paper: Paper }
}

/** A sheet of somebody else: the whole picture, or what lies within corners placed by hand, in shares of its width and height. */
export type ForeignSheet = { picture: number; corners: Corners | null }

/** A line that tesseract finds printed or typed; it cannot read handwriting. */
export type TextLine = FoundWord & { words: FoundWord[] }
/** The text on a sheet seen from straight above, so many pixels large; as a picture too where corners were placed. */
export type ForeignPage = { width: number; height: number; lines: TextLine[]; straight: Jpeg | null }
export type ForeignResult =
  | { ok: true; page: ForeignPage }
  | { ok: false; problem: PictureProblem | { tag: 'stopped' } }

export type ReadOptions = {
  reach: Reach
  /** Whether flat pages, their rows and previews are answered as pictures too. */
  pictures: boolean
}
