import { suggestionsIn, withSuggestion } from '#shared/domain/found-text'
import { change, isLive } from '#shared/domain/record'
import { newRow } from '#shared/domain/sheet'
import { blankRow } from '#shared/domain/verify-field'
import type { PaperPage } from '#shared/model/sheet'
import type { ForeignPage } from '../scan/scanned'
import { actorOf, type CoreContext } from './context'
import { sentPicture } from './page-picture'
import { rowsOf } from './paper'

/** More people than stand on any sheet. */
const MOST_PEOPLE = 100

/** Looks for typed text on a sheet that is not ours until it is done, or `signal` says that nobody waits for it any more. */
export async function* lookForText(
  context: CoreContext,
  pageId: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<'looking' | 'done' | 'failed'> {
  const page = await context.records.one('page', pageId)
  if (!page?.foreign || page.foreign.isRead || !isLive(page) || page.state === 'verified') {
    yield 'done'
    return
  }
  yield 'looking'
  const { bytes, picture } = await pictureOf(context, page, page.foreign.picture)
  if (!bytes) {
    // It may be on its way: then it is looked through when it has come.
    yield 'failed'
    return
  }
  const read = await context.scanner.readForeign(bytes, { picture, corners: page.foreign.corners }, signal)
  if (signal?.aborted) return
  await keep(context, pageId, read.ok ? read.page : null)
  yield read.ok ? 'done' : 'failed'
}

/** The file itself where it was read on this laptop; else the picture that came from another, which is its one picture. */
async function pictureOf({ records, vault }: CoreContext, page: PaperPage, picture: number) {
  const [scan] = page.scans
  const file = scan ? await vault.get(scan) : null
  if (file) return { bytes: file, picture }
  const sent = await sentPicture(records, page)
  return { bytes: sent ?? (page.picture ? await vault.get(page.picture) : null), picture: 1 }
}

/** One person found is one row's suggestion, in the order of the sheet. What somebody has typed meanwhile stays. */
async function keep(context: CoreContext, pageId: string, found: ForeignPage | null): Promise<void> {
  const { records, vault } = context
  const people = suggestionsIn(found?.lines.map(({ words }) => words) ?? []).slice(0, MOST_PEOPLE)
  const ids = (await rowsOf(records, pageId)).map(({ id }) => id)
  const straight = found?.straight ? await vault.put(found.straight.bytes) : null
  await records.command(async (unit) => {
    const [page, rows] = [await unit.one('page', pageId), await unit.many('row', ids)]
    if (!page?.foreign || page.state === 'verified') return
    const actor = actorOf(context)
    if (found)
      for (const [index, person] of people.entries()) {
        const number = index + 1
        const row = rows.find((one) => one.number === number)
        const { fields, area } = withSuggestion(row ?? blankRow(number), person, found)
        unit.put(
          row
            ? change(row, { fields, area }, actor)
            : newRow({ ...blankRow(number), fields, area }, page, actor),
        )
      }
    const { width, height } = found ?? page
    const picture = straight ?? page.picture
    unit.put(change(page, { picture, width, height, foreign: { ...page.foreign, isRead: true } }, actor))
  })
}
