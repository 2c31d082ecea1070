import type { KitBook } from '#main/core/kit-book'
import type { Records } from '#main/core/records'
import { SHEET_ROWS } from '#shared/domain/call-sheet'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import { keyOf } from '#shared/domain/record'
import { spokenText, stepText } from '#shared/domain/script'
import type { Paper } from '#shared/forms/form'
import type { FormLanguage } from '#shared/forms/words'
import type { CallSheet, Kit } from '#shared/model/kit'
import type { Script } from '#shared/model/script'
import { pageWords } from '#shared/pages/words'

export type SheetOrder = { language: FormLanguage; paper: Paper; withScript: boolean }

/** A call sheet as a PDF: nineteen contacts a page, the script in front where it is wanted. */
export async function callSheetPdf(
  records: Records,
  book: KitBook,
  sheet: CallSheet,
  order: SheetOrder,
  printedAt: Date,
): Promise<File> {
  const [{ printForms }, { headingOf }, { fileName }] = await Promise.all([
    import('#main/print/forms'),
    import('#main/print/forms-order'),
    import('#main/print/print'),
  ])
  const { kit } = book
  const contacts = await records.many('contact', sheet.contactIds)
  const script = order.withScript ? await records.one('script', kit.scriptId) : null
  const pdf = await printForms({
    ...{ kind: 'call', paper: order.paper, language: order.language, printedAt },
    heading: [headingOf({ ...kit, venue: kit.place }, order.language), sheet.caller]
      .filter(Boolean)
      .join(' · '),
    sheets: [
      { sheet: keyOf(sheet.id), number: sheet.number, pages: Math.ceil(contacts.length / SHEET_ROWS) },
    ],
    contacts: contacts.map((contact) => ({
      name: fullName(contact),
      phone: showPhone(book.numbers(contact.id)[0] ?? contact.phones[0]?.number ?? ''),
    })),
    preface: script && prefaceOf(kit, script, order.language),
  })
  return new File([new Uint8Array(pdf)], `${fileName(`${kit.title} ${sheet.number}`)}.pdf`, {
    type: 'application/pdf',
  })
}

/** The steps as they are read aloud; what the answers lead to is left to good sense. */
function prefaceOf(kit: Kit, { steps }: Script, language: FormLanguage) {
  const spoken = language === 'both' ? (['en', 'es'] as const) : [language]
  const words = pageWords(spoken[0])
  return {
    title: words.kit.script,
    parts: steps.map((step) => ({
      heading: step.title,
      lines: spoken.flatMap((one) => [
        plain(stepText(step, { language: one, state: '', phase: kit.phase })),
        step.answers.map(({ label }) => `[ ] ${spokenText(label, one)}`).join('   '),
      ]),
    })),
  }
}

/** On paper a placeholder is a line to fill in while speaking. */
const plain = (text: string): string => text.replaceAll(/\{\{[^{}]*\}\}/g, '______')
