import type { Language } from '#shared/model/base'

/** A printed page as it reads, apart from how it is drawn (src-main/print). All texts are ready: words, dates, numbers. */
export type Page = {
  language: Language
  title: string
  subtitle: string
  /** At the foot of every page, beside the page number. */
  footer: string
  /** `one-page`: set smaller until it fits, as far as it can still be read. */
  fit: 'one-page' | 'flow'
  blocks: PageBlock[]
}

export type PageBlock =
  | { type: 'heading'; text: string; level: 1 | 2 }
  | { type: 'figures'; items: Figure[] }
  | { type: 'table'; columns: Column[]; rows: TableRow[] }
  | { type: 'paragraphs'; lines: string[] }

/** A number that matters, what it counts, and what it means. */
export type Figure = { value: string; label: string; note: string }

/** `share` of the width, all columns of a table together 1. */
export type Column = { title: string; share: number; align: 'left' | 'right' }
export type TableRow = { cells: string[]; bold?: boolean }
