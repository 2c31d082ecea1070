import { implement } from '@orpc/server'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import { follow } from '#main/core/follow'
import { liveModel } from '#main/core/live-model'
import { pictureOf } from '#main/core/page-picture'
import { pageModelOf, pagesIn, paperOf, rowsOf, stackOf } from '#main/core/paper'
import { confirmPage, undoPage } from '#main/core/paper-confirm'
import { evidenceOf } from '#main/core/paper-evidence'
import { lookForText } from '#main/core/paper-text'
import { paperEvidence } from '#main/print/paper-page'
import { fileName } from '#main/print/print'
import { paperContract } from '#shared/contract/paper'
import { compareKeying, sampleOf } from '#shared/domain/accounting'
import { change, create, isLive, keyOf } from '#shared/domain/record'
import { heldByOther, leaseTo, newRow, nextPage } from '#shared/domain/sheet'
import { blankRow, decideFields } from '#shared/domain/verify-field'
import type { DocumentOf, Kind } from '#shared/model/collections'
import type { PaperPage } from '#shared/model/sheet'
import { fail, found, requireRight, unwrap } from './base'
import { paperPrintProcedures } from './paper-print'

export function paperProcedures(context: CoreContext) {
  const os = implement(paperContract)
  const { records, vault } = context
  const whoAndWhen = () => actorOf(context)

  /** One page changed, by whoever may enter people. */
  const edit = (id: string, next: (page: PaperPage) => PaperPage): Promise<PaperPage> => {
    requireRight(context, 'enter-people')
    return records.command(async (unit) => {
      const page = next(found(await unit.one('page', id)))
      unit.put(page)
      return page
    })
  }

  const pictureFor = async (page: PaperPage): Promise<Uint8Array> =>
    (await pictureOf(records, vault, page)) ?? fail({ tag: 'not-found', field: 'picture' })

  return {
    ...paperPrintProcedures(context),

    stack: os.stack.handler(({ input, signal }) =>
      liveModel(records.changes(['sheets'], isPageOrRow), signal, () =>
        stackOf(records, input.meetingId, whoAndWhen()),
      ),
    ),

    waiting: os.waiting.handler(({ signal }) =>
      liveModel(records.changes(['sheets'], isPageOrRow), signal, async () => {
        const { name, now } = actorOf(context)
        const [read, setAside] = await Promise.all([pagesIn(records, 'read'), pagesIn(records, 'set-aside')])
        return { read: read.length, setAside: setAside.length, next: nextPage(read, name, now)?.id ?? '' }
      }),
    ),

    page: os.page.handler(({ input, signal }) =>
      liveModel(records.changes(['sheets', 'people', 'events', 'pictures'], isOf(input.pageId)), signal, () =>
        pageModelOf(records, vault, input.pageId, whoAndWhen()),
      ),
    ),

    picturesToSend: os.picturesToSend.handler(({ signal }) => follow(context.pictures.toSend, signal)),

    picture: os.picture.handler(async ({ input }) => {
      const bytes = await pictureFor(found(await records.one('page', input.pageId)))
      return new File([new Uint8Array(bytes)], 'page.jpg', { type: 'image/jpeg' })
    }),

    take: os.take.handler(({ input }) =>
      edit(input.pageId, (page) => {
        const actor = actorOf(context)
        const held = heldByOther(page, actor.name, actor.now)
        if (held && !input.over) fail({ tag: 'in-use', detail: held.by })
        return leaseTo(page, actor)
      }),
    ),

    release: os.release.handler(async ({ input }) => {
      const { name } = actorOf(context)
      await edit(input.pageId, (page) =>
        page.lease?.by === name ? change(page, { lease: null }, actorOf(context)) : page,
      )
    }),

    saveRow: os.saveRow.handler(({ input }) => {
      requireRight(context, 'enter-people')
      return records.command(async (unit) => {
        const known = found(await unit.one('row', input.rowId))
        const page = found(await unit.one('page', known.pageId))
        if (page.state === 'verified') fail({ tag: 'wrong-state', detail: page.verifiedBy })
        const { fields } = decideFields(known, input.fields)
        const { blank, personId } = input
        const row = change(known, { fields, blank, personId }, actorOf(context))
        unit.put(row)
        return row
      })
    }),

    lookForText: os.lookForText.handler(({ input, signal }) => {
      requireRight(context, 'enter-people')
      return lookForText(context, input.pageId, signal)
    }),

    addRow: os.addRow.handler(async ({ input }) => {
      requireRight(context, 'enter-people')
      const rows = await rowsOf(records, input.pageId)
      const number = Math.max(0, ...rows.map((row) => row.number)) + 1
      return records.command(async (unit) => {
        const page = found(await unit.one('page', input.pageId))
        const row = newRow(blankRow(number), page, actorOf(context))
        unit.put(row)
        return row
      })
    }),

    chooseEvent: os.chooseEvent.handler(({ input }) =>
      edit(input.pageId, (page) => change(page, { eventId: input.eventId }, actorOf(context))),
    ),

    confirm: os.confirm.handler(async ({ input }) => {
      requireRight(context, 'enter-people')
      const counts = unwrap(await confirmPage(records, input.pageId, actorOf(context)))
      const { meetingId } = found(await records.one('page', input.pageId))
      const { name, now } = actorOf(context)
      const pages = await paperOf(records, 'page', null)
      const same = pages.filter((page) => page.meetingId === meetingId)
      const next = nextPage(same, name, now) ?? nextPage(pages, name, now)
      return { ...counts, next: next?.id ?? '' }
    }),

    undo: os.undo.handler(async ({ input }) => {
      requireRight(context, 'enter-people')
      return unwrap(await undoPage(records, input.pageId, actorOf(context)))
    }),

    setAside: os.setAside.handler(({ input }) =>
      edit(input.pageId, (page) =>
        change(page, { state: 'set-aside', reason: input.reason, lease: null }, actorOf(context)),
      ),
    ),

    takeUp: os.takeUp.handler(({ input }) =>
      edit(input.pageId, (page) => change(page, { state: 'read', reason: '' }, actorOf(context))),
    ),

    discard: os.discard.handler(({ input }) =>
      edit(input.pageId, (page) =>
        page.state === 'verified'
          ? fail({ tag: 'wrong-state', detail: page.verifiedBy })
          : change(page, { state: 'discarded', lease: null }, actorOf(context)),
      ),
    ),

    exportPage: os.exportPage.handler(async ({ input }) => {
      const page = found(await records.one('page', input.pageId))
      const language = context.profile()?.language ?? 'en'
      const words = evidenceOf(page, await rowsOf(records, page.id), language)
      const pdf = await paperEvidence({
        ...words,
        picture: await pictureFor(page),
        printedAt: new Date(nowOf(context)),
      })
      return new File([new Uint8Array(pdf)], `${fileName(words.title)}.pdf`, { type: 'application/pdf' })
    }),

    sample: os.sample.handler(({ input, signal }) =>
      liveModel(records.changes(['sheets']), signal, async () => {
        const [pages, rows, keyings] = await Promise.all([
          paperOf(records, 'page', input.meetingId),
          paperOf(records, 'row', input.meetingId),
          paperOf(records, 'keying', input.meetingId),
        ])
        const { next, done, wanted } = sampleOf(pages, rows, keyings, actorOf(context).name)
        return { rowId: next?.id ?? '', pageId: next?.pageId ?? '', done, wanted }
      }),
    ),

    keyAgain: os.keyAgain.handler(({ input }) => {
      requireRight(context, 'enter-people')
      return records.command(async (unit) => {
        const row = found(await unit.one('row', input.rowId))
        const page = found(await unit.one('page', row.pageId))
        const actor = actorOf(context)
        if (page.state !== 'verified' || page.verifiedBy === actor.name) fail({ tag: 'wrong-state' })
        const known = await unit.one('keying', `keying:${keyOf(row.id)}`)
        const keying =
          known && isLive(known)
            ? known
            : create(
                'keying',
                {
                  id: `keying:${keyOf(row.id)}`,
                  pageId: page.id,
                  rowId: row.id,
                  meetingId: row.meetingId,
                  firstBy: page.verifiedBy,
                  values: input.values,
                },
                actor,
              )
        unit.put(keying)
        return { keying, differs: compareKeying(row, keying).differs }
      })
    }),
  }
}

/** Not what comes in of other pages' pictures. */
const isOf =
  (pageId: string) =>
  (record: DocumentOf[Kind]): boolean =>
    record.kind !== 'picturepart' || record.pageId === pageId

const isPageOrRow = ({ kind }: { kind: string }): boolean => kind === 'page' || kind === 'row'
