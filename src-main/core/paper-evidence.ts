import { outcomeOf } from '#shared/domain/verify-field'
import { wordsOf } from '#shared/forms/words'
import { paper as en } from '#shared/messages/en/paper'
import { paper as es } from '#shared/messages/es/paper'
import type { Language } from '#shared/model/base'
import type { PaperPage, PaperRow, RowField } from '#shared/model/sheet'

/** What a page says and who says so, in words, to stand beside its picture. */
export function evidenceOf(page: PaperPage, rows: readonly PaperRow[], language: Language) {
  const words = (language === 'es' ? es : en).evidence
  const captions = wordsOf(language)[0]?.words
  const captionOf = (name: string) => captions?.[name as keyof typeof captions] ?? name
  const form = page.form === 'other' ? words.other : (wordsOf(language)[0]?.title[page.form] ?? '')
  const lineOf = (field: RowField) =>
    `${captionOf(field.name)}: ${valueWords(field, words)} (${words[field.decidedBy]})`
  return {
    title: `${form} ${page.number || ''}`.trim(),
    facts: [
      `${words.read} ${page.readAt}`,
      page.verifiedAt ? `${words.verified} ${page.verifiedAt}, ${page.verifiedBy}` : words.notVerified,
      ...page.scans.map((hash) => `SHA-256 ${hash}`),
    ],
    rows: rows
      .filter((row) => outcomeOf(row) !== 'blank')
      .map((row) => ({
        number: row.number === 0 ? words.head : `${words.row} ${row.number}`,
        lines: row.fields.filter((field) => !field.blank || field.illegible).map(lineOf),
      })),
  }
}

const valueWords = (field: RowField, words: { illegible: string; ticked: string }): string => {
  if (field.illegible) return words.illegible
  return field.reading === 'tick' ? words.ticked : field.value
}
