import type { FormKind, Paper } from '#shared/forms/form'
import type { FormLanguage } from '#shared/forms/words'
import type { Language } from '#shared/model/base'
import type { FormOrder } from './forms'

/** What stands under the title: the meeting, its place, and its day as the place has it. */
export function headingOf(
  meeting: { title: string; venue: string; startsAt: string; zone: string },
  language: FormLanguage,
): string {
  const spoken: Language = language === 'both' ? 'en' : language
  const day = new Intl.DateTimeFormat(spoken, { dateStyle: 'full', timeZone: meeting.zone })
  return [meeting.title, meeting.venue, day.format(new Date(meeting.startsAt))].filter(Boolean).join(' · ')
}

export type OrderedForms = {
  kind: FormKind
  paper: Paper
  language: FormLanguage
  heading: string
  copies: number
  /** Number on the first copy. */
  from: number
}

/** Numbered copies, each a sheet of its own. */
export const orderOf = (
  { copies, from, ...rest }: OrderedForms,
  newSheet: () => string,
  printedAt: Date,
): FormOrder => ({
  ...rest,
  sheets: Array.from({ length: copies }, (_, i) => ({ sheet: newSheet(), number: from + i, pages: 1 })),
  contacts: [],
  printedAt,
})
