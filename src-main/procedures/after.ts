import { implement } from '@orpc/server'
import { contactRows } from '#main/core/calls'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import { kitReport, thankYouList } from '#main/core/kit-after'
import type { KitBook } from '#main/core/kit-book'
import { purgeKit } from '#main/core/kit-purge'
import { takeOverKit } from '#main/core/kit-take-over'
import { liveModel } from '#main/core/live-model'
import { resourcePath } from '#main/core/resources'
import { scriptVersions } from '#main/core/scripts'
import { toCsv } from '#main/exchange/csv'
import { fileName, pdfFile } from '#main/print/print'
import { afterContract } from '#shared/contract/after'
import { giveBack } from '#shared/domain/caller'
import { inOrderOfTime } from '#shared/domain/conversation'
import { closeKit, reopenKit } from '#shared/domain/kit-after'
import { change, isLive } from '#shared/domain/record'
import type { Language } from '#shared/model/base'
import { resultsTable, thanksTable, unfinishedTable, vanTable } from '#shared/pages/kit-csv'
import { kitReportPage } from '#shared/pages/kit-report'
import { pageWords } from '#shared/pages/words'
import { fail, found, requireRight, unwrap } from './base'

type CsvUse = 'results' | 'van' | 'thanks' | 'unfinished'

export function afterProcedures(context: CoreContext) {
  const os = implement(afterContract)
  const { records, kits } = context
  const actor = () => actorOf(context)

  async function openBook(kitId: string): Promise<KitBook | null> {
    const book = await kits.of(kitId)
    return book && isLive(book.kit) ? book : null
  }

  async function table(book: KitBook, what: CsvUse, language: Language): Promise<string[][]> {
    const words = { ...pageWords(language).csv, outcome: pageWords(language).outcome }
    const { zone, events } = book.kit
    if (what === 'thanks') return thanksTable(await thankYouList(records, book, nowOf(context)), words)
    if (what === 'unfinished') {
      const open = book.find('', null).filter((id) => book.isToCall(id))
      return unfinishedTable(await contactRows(records, book, open, nowOf(context)), words)
    }
    const scripts = await scriptVersions(records, book.kit.id)
    const rows = await loggedRows(book)
    if (what === 'van') return vanTable(rows, scripts, zone)
    const titles = new Map(events.map(({ id, title }) => [id, title]))
    return resultsTable(rows, scripts, titles, { zone, language, words })
  }

  async function loggedRows(book: KitBook) {
    const standing = new Set(book.standing().map(({ id }) => id))
    const all = book.allConversations().sort(inOrderOfTime)
    const ids = [...new Set(all.map(({ contactId }) => contactId))]
    const contacts = new Map((await records.many('contact', ids)).map((contact) => [contact.id, contact]))
    return all.map((conversation) => ({
      conversation,
      contact: contacts.get(conversation.contactId) ?? null,
      stands: standing.has(conversation.id),
    }))
  }

  return {
    report: os.report.handler(({ input, signal }) =>
      liveModel(kits.changes(input.kitId), signal, async () => {
        const book = await openBook(input.kitId)
        return book && kitReport(records, book, nowOf(context))
      }),
    ),

    thankYou: os.thankYou.handler(({ input, signal }) =>
      liveModel(kits.changes(input.kitId), signal, async () =>
        thankYouList(records, found(await openBook(input.kitId)), nowOf(context)),
      ),
    ),

    pdf: os.pdf.handler(async ({ input }) => {
      const now = nowOf(context)
      const report = await kitReport(records, found(await openBook(input.kitId)), now)
      const page = kitReportPage(report, input.language, now)
      return pdfFile(page, { paper: input.paper, printedAt: now, fontFolder: resourcePath('fonts') })
    }),

    csv: os.csv.handler(async ({ input }) => {
      requireRight(context, 'run-phone-banks')
      const book = found(await openBook(input.kitId))
      const rows = await table(book, input.what, input.language)
      return new File([toCsv(rows)], `${fileName(`${book.kit.title} ${input.what}`)}.csv`, {
        type: 'text/csv',
      })
    }),

    takeOver: os.takeOver.handler(async ({ input }) => {
      requireRight(context, 'enter-people')
      return takeOverKit(records, found(await openBook(input.kitId)), actor)
    }),

    close: os.close.handler(async ({ input }) => {
      requireRight(context, 'run-phone-banks')
      const book = found(await openBook(input.kitId))
      return records.command(async (unit) => {
        const ids = book.allCallers().map(({ id }) => id)
        for (const caller of await unit.many('caller', ids))
          unit.put(change(giveBack(caller, actor()), { state: 'gone' }, actor()))
        for (const { id } of book.allSheets()) {
          const sheet = await unit.one('callsheet', id)
          if (sheet?.state === 'out') unit.put(change(sheet, { state: 'released' }, actor()))
        }
        const kit = closeKit(found(await unit.one('kit', input.kitId)), book.totals(), actor())
        unit.put(kit)
        return kit
      })
    }),

    reopen: os.reopen.handler(({ input }) => {
      requireRight(context, 'run-phone-banks')
      return records.command(async (unit) => {
        const kit = unwrap(reopenKit(found(await unit.one('kit', input.kitId)), actor()))
        unit.put(kit)
        return kit
      })
    }),

    purge: os.purge.handler(async ({ input }) => {
      requireRight(context, 'run-phone-banks')
      const kit = found(await records.one('kit', input.kitId))
      if (kit.state !== 'closed') fail({ tag: 'wrong-state', detail: kit.state })
      const purged = await purgeKit({ records, actor }, kit)
      // Nor do they stay in a copy. Its making takes its time, and nobody waits for it.
      void context.snapshots.startOver()
      return purged
    }),
  }
}
