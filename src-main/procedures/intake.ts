import { readFile } from 'node:fs/promises'
import { implement } from '@orpc/server'
import { merge } from 'rxjs'
import { actorOf, type CoreContext } from '#main/core/context'
import { isDemo } from '#main/core/demo'
import { liveModel } from '#main/core/live-model'
import { readPageOf } from '#main/core/paper-read'
import { resourcePath } from '#main/core/resources'
import { intakeContract } from '#shared/contract/intake'
import { DEMO_MEETING_ID } from '#shared/demo/demo'
import { DEMO_SHEETS } from '#shared/demo/sheets'
import { remove } from '#shared/domain/record'
import type { ReadPage } from '#shared/domain/sheet'
import { blankRow } from '#shared/domain/verify-field'
import type { Intake } from '#shared/model/sheet'
import { fail, found, requireRight } from './base'

/** A scan of many pages; beyond it somebody chose the wrong file. */
const MOST_BYTES = 250 * 1024 * 1024
/** Rows of a sheet that is not ours, to begin with. */
const OTHER_ROWS = 12
/** Newest entries on the list; the counts speak of all. */
const SHOWN = 300

export function intakeProcedures(context: CoreContext) {
  const os = implement(intakeContract)
  const { records, vault, intake, scanner } = context

  async function items(): Promise<Intake[]> {
    const documents = await records.find('device', { selector: { kind: 'intake', deletedAt: '' } })
    return documents
      .filter((document): document is Intake => document.kind === 'intake')
      .sort((one, other) => other.at.localeCompare(one.at) || other.name.localeCompare(one.name))
  }

  /** The photo, small, of a result without a page. */
  async function photoOf({ id, index }: { id: string; index: number }) {
    const item = found(await records.one('intake', id))
    const result = found(item.results[index])
    return { item, result, bytes: found(result.preview ? await vault.get(result.preview) : null) }
  }

  /** The entry in the queue shows the page instead of the problem. */
  async function settle(read: ReadPage, item: Intake, index: number): Promise<{ pageId: string }> {
    const { pageId, repeat } = await intake.takeIn(read, item.meetingId)
    await records.command(async (unit) => {
      const now = found(await unit.one('intake', item.id))
      const results = now.results.map((result, at) =>
        at === index ? { ...result, pageId, problem: '', repeat } : result,
      )
      unit.put({ ...now, results, updatedAt: actorOf(context).now })
    })
    return { pageId }
  }

  return {
    live: os.live.handler(({ signal }) =>
      liveModel(merge(records.changes(['device'], isIntake), intake.changes), signal, async () => {
        const all = await items()
        return {
          items: all.slice(0, SHOWN),
          waiting: all.filter(({ state }) => state === 'waiting' || state === 'reading').length,
          done: all.filter(({ state }) => state === 'done').length,
          ...intake.state(),
        }
      }),
    ),

    add: os.add.handler(async ({ input }) => {
      requireRight(context, 'enter-people')
      if (input.file.size > MOST_BYTES) fail({ tag: 'file-too-large', detail: input.name })
      return intake.add(new Uint8Array(await input.file.arrayBuffer()), input.name, input.meetingId)
    }),

    addDemoSheets: os.addDemoSheets.handler(async () => {
      requireRight(context, 'enter-people')
      if (!(await isDemo(records))) fail({ tag: 'not-found' })
      for (const { picture } of DEMO_SHEETS)
        await intake.add(await readFile(resourcePath('demo', picture)), picture, DEMO_MEETING_ID)
    }),

    pause: os.pause.handler(async ({ input }) => intake.setPaused(input.paused)),
    cancel: os.cancel.handler(async ({ input }) => ({ cancelled: await intake.cancel(input.id) })),
    again: os.again.handler(({ input }) => intake.again(input.id)),

    clear: os.clear.handler(async () => {
      const ended = (await items()).filter(({ state }) => state === 'done' || state === 'cancelled')
      await records.command(async (unit) => {
        for (const item of ended) unit.put(remove(item, actorOf(context)))
      })
    }),

    photo: os.photo.handler(async ({ input }) => {
      const { bytes } = await photoOf(input)
      return new File([new Uint8Array(bytes)], 'photo.jpg', { type: 'image/jpeg' })
    }),

    placed: os.placed.handler(async ({ input }) => {
      requireRight(context, 'enter-people')
      const { placedPicture } = await import('#main/paper/placed')
      const { item, bytes } = await photoOf(input)
      const original = await vault.get(item.hash)
      const isPhoto = original !== null && item.results.length === 1 && !isPdf(original)
      const straight = await placedPicture(isPhoto ? original : bytes, input.corners, input.form, input.paper)
      if (!straight) return fail({ tag: 'incomplete', field: 'corners' })
      for await (const result of scanner.read(straight, { reach: 'all', pictures: true })) {
        if (!result.ok) return fail({ tag: 'incomplete', field: 'corners' })
        const read = await readPageOf(result.page, item.hash, input.index + 1, vault)
        return settle(read, item, input.index)
      }
      return fail({ tag: 'not-found' })
    }),

    asOther: os.asOther.handler(async ({ input }) => {
      requireRight(context, 'enter-people')
      const { item, result } = await photoOf(input)
      const read: ReadPage = {
        form: { kind: 'other', version: 0, paper: 'letter', sheet: null, number: null, page: null },
        scan: item.hash,
        pictureNumber: input.index + 1,
        picture: result.preview,
        width: 0,
        height: 0,
        problems: [],
        rows: Array.from({ length: OTHER_ROWS }, (_, row) => blankRow(row + 1)),
        foreign: {
          picture: result.picture ?? input.index + 1,
          corners: input.corners,
          isRead: false,
        },
      }
      return settle(read, item, input.index)
    }),
  }
}

const isIntake = ({ kind }: { kind: string }): boolean => kind === 'intake'
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
