import { implement } from '@orpc/server'
import { type CoreContext, nowOf } from '#main/core/context'
import { debriefModelOf } from '#main/core/debrief'
import { liveModel } from '#main/core/live-model'
import { resourcePath } from '#main/core/resources'
import { pdfFile } from '#main/print/print'
import { debriefContract } from '#shared/contract/debrief'
import { debriefPage } from '#shared/pages/debrief'
import { found } from './base'

export function debriefProcedures(context: CoreContext) {
  const os = implement(debriefContract)
  const { records } = context

  return {
    live: os.live.handler(({ input, signal }) =>
      liveModel(records.changes(['meetings', 'moments', 'events', 'rsvps', 'sheets']), signal, () =>
        debriefModelOf(records, input.meetingId, nowOf(context)),
      ),
    ),

    pdf: os.pdf.handler(async ({ input }) => {
      const now = nowOf(context)
      const model = found(await debriefModelOf(records, input.meetingId, now))
      const page = debriefPage(model, input.language, now)
      return pdfFile(page, { paper: input.paper, printedAt: now, fontFolder: resourcePath('fonts') })
    }),
  }
}
