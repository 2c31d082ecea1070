import { implement } from '@orpc/server'
import { type CoreContext, nowOf } from '#main/core/context'
import { type HostFinder, openHostFinder, roomEventsOf } from '#main/core/hosts'
import { loadZips } from '#main/core/hosts-zips'
import { liveModel } from '#main/core/live-model'
import { resourcePath } from '#main/core/resources'
import { pdfFile } from '#main/print/print'
import { hostsContract } from '#shared/contract/hosts'
import { directoryOf } from '#shared/domain/directory'
import { isLive } from '#shared/domain/record'
import { directoryPage } from '#shared/pages/directory'
import { found } from './base'

export function hostsProcedures(context: CoreContext) {
  const os = implement(hostsContract)
  const { records } = context

  let opened: Promise<HostFinder> | undefined
  /** Made when somebody first looks for a host, and kept up to date from then on. */
  const finder = (): Promise<HostFinder> => {
    opened ??= openHostFinder(records, () => nowOf(context))
    return opened
  }

  return {
    nearest: os.nearest.handler(async function* ({ input, signal }) {
      const { nearest, updates } = await finder()
      yield* liveModel(updates, signal, () => nearest(input))
    }),

    zip: os.zip.handler(async ({ input }) => {
      const place = (await loadZips())(input.zip)
      return place && { zip: place.zip, city: place.city, state: place.state }
    }),

    directory: os.directory.handler(({ input, signal }) =>
      liveModel(records.changes(['events', 'rsvps']), signal, async () =>
        directoryOf(await roomEventsOf(records, input.meetingId)),
      ),
    ),

    directoryPdf: os.directoryPdf.handler(async ({ input }) => {
      const now = nowOf(context)
      const known = await records.one('meeting', input.meetingId)
      const meeting = found(known && isLive(known) ? known : null)
      const directory = directoryOf(await roomEventsOf(records, meeting.id))
      const page = directoryPage(directory, meeting, input.language, now)
      return pdfFile(page, { paper: input.paper, printedAt: now, fontFolder: resourcePath('fonts') })
    }),
  }
}
