import { z } from 'zod'
import { FORM_KINDS, type FormKind, type Paper } from './form'

/**
 * What the QR code of a page says: `BARNSTORM/<kind>/<layout>/<paper>/<sheet>/<number>/<page>`. `sheet` is the key of the issued
 * form, `number` the one people read on it, `page` counts from 1.
 */
export type PageCode = {
  kind: FormKind
  version: number
  paper: Paper
  sheet: string
  number: number
  page: number
}

const PREFIX = 'BARNSTORM'

const counter = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)

const parts = z.tuple([
  z.literal(PREFIX),
  z.enum(FORM_KINDS),
  counter,
  z.enum(['letter', 'a4']),
  z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  counter,
  counter,
])

export const encodePageCode = ({ kind, version, paper, sheet, number, page }: PageCode): string =>
  [PREFIX, kind, version, paper, sheet, number, page].join('/')

/** None when the text is not ours. */
export function decodePageCode(text: string): PageCode | undefined {
  const read = parts.safeParse(text.split('/'))
  if (!read.success) return undefined
  const [, kind, version, paper, sheet, number, page] = read.data
  return { kind, version, paper, sheet, number, page }
}
