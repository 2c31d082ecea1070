import { implement } from '@orpc/server'
import { actorOf, type CoreContext } from '#main/core/context'
import { isFlawed, previewImport, readImport, rsvpsOfBatch, signUpRows } from '#main/core/rsvp-import'
import { toCsv } from '#main/exchange/csv'
import { rsvpContract } from '#shared/contract/rsvp'
import { flawedTable, type ImportWords } from '#shared/domain/import'
import { isLive, remove } from '#shared/domain/record'
import { rsvp as en } from '#shared/messages/en/rsvp'
import { rsvp as es } from '#shared/messages/es/rsvp'
import { fail, found, requireRight, unwrap } from './base'

/** More rows than anybody looks through before pressing *Add*; the totals speak of all. */
const PREVIEW_ROWS = 500

export function rsvpImportProcedures(context: CoreContext) {
  const os = implement(rsvpContract)
  const { records } = context

  async function requireEvent(id: string): Promise<void> {
    requireRight(context, 'enter-people')
    const event = found(await records.one('event', id))
    if (!isLive(event)) fail({ tag: 'not-found' })
  }

  return {
    importPreview: os.importPreview.handler(async ({ input }) => {
      await requireEvent(input.eventId)
      const read = unwrap(await readImport(input.file, input.columns))
      return previewImport(records, input.eventId, read, PREVIEW_ROWS)
    }),

    importRows: os.importRows.handler(async ({ input }) => {
      await requireEvent(input.eventId)
      const read = unwrap(await readImport(input.file, input.columns))
      const counts = await signUpRows(records, input.eventId, read, input.batch, () => actorOf(context))
      const flawed = read.rows.filter(isFlawed)
      const words = context.profile()?.language === 'es' ? wordsOf(es) : wordsOf(en)
      const flawedCsv = flawed.length > 0 ? toCsv(flawedTable(read.table, flawed, words)) : ''
      return { ...counts, flawed: flawed.length, flawedCsv }
    }),

    undoImport: os.undoImport.handler(async ({ input }) => {
      await requireEvent(input.eventId)
      const brought = await rsvpsOfBatch(records, input.eventId, input.batch)
      const ids = brought.map(({ id }) => id)
      return records.command(async (unit) => {
        const rsvps = (await unit.many('rsvp', ids)).filter(isLive)
        for (const rsvp of rsvps) unit.put(remove(rsvp, actorOf(context)))
        return { removed: rsvps.length }
      })
    }),
  }
}

/** What a row lacks, in the words that the screen uses for it. */
function wordsOf(messages: typeof en | typeof es): ImportWords {
  const { flaw, flawColumn } = messages.import
  return {
    problem: flawColumn,
    describe: ({ field, tag }) => flaw[tag].replace('{{field}}', messages.field[field]),
  }
}
