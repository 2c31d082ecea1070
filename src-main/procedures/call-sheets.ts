import { implement } from '@orpc/server'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import type { KitBook } from '#main/core/kit-book'
import { liveModel } from '#main/core/live-model'
import { inTurn } from '#main/core/turns'
import { callSheetsContract } from '#shared/contract/call-sheets'
import { callOfRow, contactOfRow, outcomeOfTicks, SHEET_ROWS } from '#shared/domain/call-sheet'
import { change, create, isLive } from '#shared/domain/record'
import type { CallSheet } from '#shared/model/kit'
import { fail, found, requireRight } from './base'
import { callSheetPdf } from './call-sheet-pdf'

export function callSheetsProcedures(context: CoreContext) {
  const os = implement(callSheetsContract)
  const { records, kits } = context

  async function openBook(kitId: string): Promise<KitBook> {
    requireRight(context, 'run-phone-banks')
    const book = found(await kits.of(kitId))
    return isLive(book.kit) ? book : fail({ tag: 'not-found' })
  }

  async function sheetAndBook(id: string): Promise<{ sheet: CallSheet; book: KitBook }> {
    const sheet = found(await records.one('callsheet', id))
    return { sheet, book: await openBook(sheet.kitId) }
  }

  return {
    list: os.list.handler(({ input, signal }) =>
      liveModel(kits.changes(input.kitId), signal, async () => found(await kits.of(input.kitId)).allSheets()),
    ),

    print: os.print.handler(async ({ input }) => {
      const book = await openBook(input.kitId)
      if (book.kit.state === 'closed') fail({ tag: 'kit-closed' })
      // One after the other, so that no two sheets claim the same people.
      const sheet = await inTurn(records, `sheets ${input.kitId}`, () =>
        records.command(async (unit) => {
          const id = `callsheet:${input.key}`
          const known = await unit.one('callsheet', id)
          if (known) return known
          const contactIds = book.claimable(input.pages * SHEET_ROWS, nowOf(context))
          if (contactIds.length === 0) return fail({ tag: 'no-rows' })
          const number = 1 + Math.max(0, ...book.allSheets().map((one) => one.number))
          const language = input.language === 'es' ? ('es' as const) : ('en' as const)
          const facts = { id, circle: book.kit.circle, kitId: input.kitId, number, language, contactIds }
          const made = create('callsheet', { ...facts, caller: input.caller, state: 'out' }, actorOf(context))
          unit.put(made)
          return made
        }),
      )
      return { sheet, file: await callSheetPdf(records, book, sheet, input, context.clock.now()) }
    }),

    printAgain: os.printAgain.handler(async ({ input }) => {
      const { sheet, book } = await sheetAndBook(input.id)
      return callSheetPdf(records, book, sheet, input, context.clock.now())
    }),

    release: os.release.handler(({ input }) => {
      requireRight(context, 'run-phone-banks')
      return records.command(async (unit) => {
        const sheet = found(await unit.one('callsheet', input.id))
        const next = sheet.state === 'out' ? change(sheet, { state: 'released' }, actorOf(context)) : sheet
        unit.put(next)
        return next
      })
    }),

    takeBack: os.takeBack.handler(async ({ input }) => {
      const { sheet, book } = await sheetAndBook(input.id)
      return records.command(async (unit) => {
        const back = {
          logged: 0,
          blank: 0,
          unclear: [] as { page: number; row: number; ticks: (typeof input.rows)[number]['ticks'] }[],
        }
        for (const { page, row, ticks, note } of input.rows) {
          const contactId = contactOfRow(sheet, { page, row })
          const outcome = outcomeOfTicks(ticks)
          if (contactId === null || outcome === null) back.blank++
          else if (outcome === 'unclear') back.unclear.push({ page, row, ticks })
          else {
            const call = callOfRow(
              book.kit,
              sheet,
              { page, row },
              contactId,
              { outcome, note },
              actorOf(context),
            )
            if (!(await unit.one('conversation', call.id))) unit.put(call)
            back.logged++
          }
        }
        const known = found(await unit.one('callsheet', sheet.id))
        unit.put(change(known, { state: 'back' }, actorOf(context)))
        return back
      })
    }),

    decideRow: os.decideRow.handler(async ({ input }) => {
      const { sheet, book } = await sheetAndBook(input.id)
      const contactId = found(contactOfRow(sheet, input))
      await records.command(async (unit) => {
        const call = callOfRow(book.kit, sheet, input, contactId, input, actorOf(context))
        if (!(await unit.one('conversation', call.id))) unit.put(call)
      })
    }),
  }
}
