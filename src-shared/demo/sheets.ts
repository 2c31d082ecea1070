import { create } from '#shared/domain/record'
import type { IssuedForm } from '#shared/model/sheet'

/**
 * Sheets of the demo that somebody filled in and photographed (resources/demo, drawn by scripts/demo-sheets.ts), so that
 * reading paper can be tried before there is any.
 */
export const DEMO_SHEETS = [
  { sheet: 'demo-sign-in-1', form: 'sign-in', number: 1, picture: 'sign-in-1.jpg' },
  { sheet: 'demo-sign-in-2', form: 'sign-in', number: 2, picture: 'sign-in-2.jpg' },
  { sheet: 'demo-walk-in-1', form: 'walk-in', number: 1, picture: 'walk-in-1.jpg' },
] as const

/** The layout that is on the pictures: sheets are read with the one they were printed with. */
export const DEMO_SHEET_LAYOUT = 1

export const demoForms = (meetingId: string, issuedAt: string): IssuedForm[] =>
  DEMO_SHEETS.map(({ sheet, form, number }) =>
    create(
      'form',
      {
        id: `form:${sheet}`,
        form,
        layout: DEMO_SHEET_LAYOUT,
        paper: 'letter',
        language: 'both',
        number,
        pages: 1,
        meetingId,
        issuedTo: '',
        issuedAt,
        state: 'returned',
      },
      { name: 'Demo', now: issuedAt },
    ),
  )
