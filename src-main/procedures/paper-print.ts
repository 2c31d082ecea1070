import { implement } from '@orpc/server'
import { actorOf, type CoreContext } from '#main/core/context'
import { paperOf } from '#main/core/paper'
import { inTurn } from '#main/core/turns'
import { type FormOrder, printForms } from '#main/print/forms'
import { headingOf } from '#main/print/forms-order'
import { fileName } from '#main/print/print'
import { paperContract } from '#shared/contract/paper'
import { isLive, keyOf } from '#shared/domain/record'
import { formId, issueForms, nextNumber } from '#shared/domain/sheet'
import { LATEST_LAYOUT } from '#shared/forms/geometry'
import { wordsOf } from '#shared/forms/words'
import type { IssuedForm } from '#shared/model/sheet'
import { fail, found, requireRight } from './base'

type Wanted = Pick<IssuedForm, 'form' | 'language' | 'paper' | 'meetingId'>

export function paperPrintProcedures(context: CoreContext) {
  const os = implement(paperContract)
  const { records } = context

  async function orderOf(wanted: Wanted, sheets: FormOrder['sheets']): Promise<FormOrder> {
    const meeting = wanted.meetingId ? found(await records.one('meeting', wanted.meetingId)) : null
    return {
      kind: wanted.form,
      paper: wanted.paper,
      language: wanted.language,
      heading: meeting ? headingOf(meeting, wanted.language) : '',
      sheets,
      contacts: [],
      printedAt: context.clock.now(),
    }
  }

  return {
    print: os.print.handler(({ input }) => {
      requireRight(context, 'enter-people')
      return inTurn(records, `print:${input.meetingId}`, async () => {
        const forms = await issue(input)
        const sheets = forms.map(({ id, number, pages }) => ({ sheet: keyOf(id), number, pages }))
        const pdf = await printForms(await orderOf(input, sheets))
        return { file: pdfOf(pdf, titleOf(input, forms)), forms }
      })
    }),

    nextNumber: os.nextNumber.handler(async ({ input }) => ({
      number: nextNumber(await paperOf(records, 'form', input.meetingId), input.form),
    })),

    preview: os.preview.handler(async ({ input }) => {
      const known = await paperOf(records, 'form', input.meetingId)
      const number = nextNumber(known, input.form)
      const pdf = await printForms(await orderOf(input, [{ sheet: 'preview', number, pages: 1 }]))
      // What lies flat under the scanner is what comes out of the printer, and the scanner's threads draw it.
      for await (const result of context.scanner.read(pdf, { reach: 'digits-and-ticks', pictures: true }))
        if (result.ok && result.page.flat) {
          const { bytes } = result.page.flat
          return new File([new Uint8Array(bytes)], 'preview.jpg', { type: 'image/jpeg' })
        }
      return fail({ tag: 'not-found' })
    }),
  }

  /** Recorded first: a sheet that nobody knows of is worse than a number that was never printed. */
  async function issue(input: Wanted & { key: string; copies: number; issuedTo: string }) {
    const known = await paperOf(records, 'form', input.meetingId)
    const again = known.filter(({ id }) => id.startsWith(formId(`${input.key}-`)))
    if (again.length > 0) return again.sort((one, other) => one.number - other.number)
    const from = nextNumber(known.filter(isLive), input.form)
    const forms = issueForms({ ...input, layout: LATEST_LAYOUT, from }, actorOf(context))
    await records.command(async (unit) => {
      for (const form of forms) unit.put(form)
    })
    return forms
  }
}

const pdfOf = (pdf: Uint8Array, title: string): File =>
  new File([new Uint8Array(pdf)], `${fileName(title)}.pdf`, { type: 'application/pdf' })

function titleOf({ form, language }: Wanted, forms: readonly IssuedForm[]): string {
  const words = wordsOf(language)[0]?.title[form] ?? ''
  const [first, last] = [forms[0]?.number, forms.at(-1)?.number]
  return first === last ? `${words} ${first}` : `${words} ${first}-${last}`
}
