import { implement } from '@orpc/server'
import { BehaviorSubject } from 'rxjs'
import { contactRows } from '#main/core/calls'
import { contactPreview, readContactFile } from '#main/core/contact-file'
import { importContacts, settleImports } from '#main/core/contact-import'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import { follow } from '#main/core/follow'
import type { KitBook } from '#main/core/kit-book'
import { pages } from '#main/core/kit-pages'
import { liveModel } from '#main/core/live-model'
import { toCsv } from '#main/exchange/csv'
import { contactsContract, type ImportProgress } from '#shared/contract/contacts'
import { type ContactImportWords, flawedContacts } from '#shared/domain/contact-import'
import { inOrderOfTime } from '#shared/domain/conversation'
import { change, isLive, remove } from '#shared/domain/record'
import { contacts as en } from '#shared/messages/en/contacts'
import { contacts as es } from '#shared/messages/es/contacts'
import { fail, found, requireRight, unwrap } from './base'

/** More rows than anybody looks through before pressing *Import*; the totals speak of all. */
const PREVIEW_ROWS = 200
const BATCH = 200

export function contactsProcedures(context: CoreContext) {
  const os = implement(contactsContract)
  const { records, kits } = context
  const parts = { records, actor: () => actorOf(context) }
  const running = new Map<string, AbortController>()
  // What a pulled plug left of an import is settled before anything is asked of a list.
  const settled = settleImports(parts).catch((cause) =>
    context.log('contacts.not-settled', { cause: cause instanceof Error ? cause.name : 'unknown' }),
  )

  async function openBook(kitId: string): Promise<KitBook> {
    await settled
    const book = found(await kits.of(kitId))
    return isLive(book.kit) ? book : fail({ tag: 'not-found' })
  }

  const words = () => wordsOf(context.profile()?.language === 'es' ? es : en)

  return {
    list: os.list.handler(({ input, signal }) =>
      liveModel(kits.changes(input.kitId), signal, async () => {
        const book = await openBook(input.kitId)
        const ids = book.find(input.text, input.stage)
        const rows = await contactRows(records, book, ids.slice(0, input.limit), nowOf(context))
        return { rows, total: ids.length }
      }),
    ),

    one: os.one.handler(async function* ({ input, signal }) {
      const kitId = (await records.one('contact', input.id))?.kitId ?? ''
      yield* liveModel(kits.changes(kitId), signal, async () => {
        const contact = await records.one('contact', input.id)
        if (!contact || !isLive(contact)) return null
        const book = await openBook(contact.kitId)
        const state = book.state(contact.id)
        if (!state) return null
        const household = await records.many('contact', book.houseOf(contact.id))
        return { contact, state, household, conversations: book.logOf(contact.id).sort(inOrderOfTime) }
      })
    }),

    preview: os.preview.handler(async ({ input }) => {
      requireRight(context, 'run-phone-banks')
      const book = await openBook(input.kitId)
      const file = unwrap(await readContactFile(records, book.kit, input))
      return contactPreview(file, (id) => book.state(id) !== null, PREVIEW_ROWS)
    }),

    import: os.import.handler(async function* ({ input, signal }) {
      requireRight(context, 'run-phone-banks')
      const { kitId, batch, name } = input
      const book = await openBook(kitId)
      if (book.kit.state === 'closed') fail({ tag: 'kit-closed' })
      const cancel = new AbortController()
      running.set(batch, cancel)
      signal?.addEventListener('abort', () => cancel.abort(), { once: true })
      const progress = new BehaviorSubject<ImportProgress>({ state: 'reading', done: 0, total: 0 })
      const work = run(cancel.signal)
      try {
        // The stream of a page that went away ends at once; the work behind it ends by its own signal.
        yield* follow(progress, signal)
        await work
      } finally {
        cancel.abort()
        running.delete(batch)
        await work.catch(() => {})
      }

      async function run(stop: AbortSignal): Promise<void> {
        try {
          const tell = (state: 'reading' | 'writing') => (done: number, total: number) =>
            progress.next({ state, done, total })
          const file = unwrap(await readContactFile(records, book.kit, input, tell('reading')))
          if (stop.aborted) progress.next({ state: 'cancelled' })
          else {
            const outcome = await importContacts(parts, {
              ...{ kit: book.kit, file, batch, source: name, signal: stop, onProgress: tell('writing') },
              isKnown: (id) => book.state(id) !== null,
            })
            const flawed = file.rows.filter(({ contact }) => !contact)
            const csv = flawed.length > 0 ? toCsv(flawedContacts(file.table, flawed, words())) : ''
            await kits.of(kitId)
            progress.next(outcome.state === 'done' ? { ...outcome, flawedCsv: csv } : outcome)
          }
          progress.complete()
        } catch (cause) {
          progress.error(cause)
        }
      }
    }),

    cancel: os.cancel.handler(({ input }) => {
      running.get(input.batch)?.abort()
    }),

    undoImport: os.undoImport.handler(async ({ input }) => {
      requireRight(context, 'run-phone-banks')
      const { kitId, batch } = input
      const book = await openBook(kitId)
      let removed = 0
      let kept = 0
      for await (const page of pages(records, 'contacts', { kitId, batch })) {
        const called = page.filter(({ id }) => book.logOf(id).length > 0 || book.holderOf(id, nowOf(context)))
        const ids = page.filter((one) => isLive(one) && !called.includes(one)).map(({ id }) => id)
        for (let start = 0; start < ids.length; start += BATCH) {
          await records.command(async (unit) => {
            for (const contact of await unit.many('contact', ids.slice(start, start + BATCH)))
              unit.put(remove(contact, actorOf(context)))
          })
        }
        removed += ids.length
        kept += called.length
      }
      await records.command(async (unit) => {
        const kit = found(await unit.one('kit', kitId))
        const lists = kit.lists.flatMap((list) =>
          list.batch !== batch ? [list] : kept > 0 ? [{ ...list, contacts: kept }] : [],
        )
        unit.put(change(kit, { lists }, actorOf(context)))
      })
      return { removed, kept }
    }),
  }
}

/** What a row lacks, in the words that the screen uses for it. */
function wordsOf(messages: typeof en | typeof es): ContactImportWords {
  const { flaw, flawColumn, field: fields } = messages
  return {
    problem: flawColumn,
    describe: ({ field, tag }) => flaw[tag].replace('{{field}}', fields[field]),
  }
}
