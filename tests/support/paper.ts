import type { CoreClient } from '#shared/contract/contract'
import type { IntakeModel } from '#shared/contract/intake'
import type { PageModel } from '#shared/contract/paper'
import { keyOf } from '#shared/domain/record'
import { asksForLook, type FieldDecision } from '#shared/domain/verify-field'
import type { IssuedForm, PaperRow } from '#shared/model/sheet'
import { type FilledPage, fillPdf } from '../../scripts/test-pages/fill-pdf'

/** The forms as somebody has filled and photographed them. */
export async function fillForms(
  file: Blob,
  forms: readonly IssuedForm[],
  { seed = 77, camera = 'scan' as const, width = 2200 } = {},
): Promise<FilledPage[]> {
  const codes = forms.map(({ id, form, layout, paper, number }) => ({
    kind: form,
    version: layout,
    paper,
    sheet: keyOf(id),
    number,
    page: 1,
  }))
  return fillPdf(new Uint8Array(await file.arrayBuffer()), codes, { seed, camera, width })
}

/** Waits until nothing is left to be read. */
export async function allRead(client: CoreClient): Promise<IntakeModel> {
  for await (const model of await client.intake.live()) if (model.waiting === 0) return model
  throw new Error('the live query ended')
}

/** Decides all that asks for a look, as somebody does who reads the paper well. */
export async function verifyWell(client: CoreClient, model: PageModel, truth: FilledPage): Promise<number> {
  let looked = 0
  for (const { row } of model.rows) {
    const open = row.fields.filter((field) => asksForLook(row, field))
    looked += open.length
    const written = truth.rows.find(({ number }) => number === row.number)
    if (written?.state !== 'filled') await client.paper.saveRow(rowSaved(row, true, []))
    else if (open.length > 0) {
      const fields = open.map(({ name }) => {
        const value = written.fields[name] ?? ''
        return { name, value, illegible: false, accepted: true, decidedBy: 'person' as const }
      })
      await client.paper.saveRow(rowSaved(row, false, fields))
    }
  }
  return looked
}

const rowSaved = (row: PaperRow, blank: boolean, fields: FieldDecision[]) => ({
  rowId: row.id,
  blank,
  personId: row.personId,
  fields,
})
