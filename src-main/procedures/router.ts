import { implement, os } from '@orpc/server'
import type { CoreContext } from '#main/core/context'
import { StoreFailure } from '#main/store/store-error'
import { contract } from '#shared/contract/contract'
import { accountingProcedures } from './accounting'
import { afterProcedures } from './after'
import { agendaProcedures } from './agenda'
import { fail } from './base'
import { callProcedures } from './call'
import { callSheetsProcedures } from './call-sheets'
import { contactsProcedures } from './contacts'
import { debriefProcedures } from './debrief'
import { eventProcedures } from './event'
import { followUpProcedures } from './follow-up'
import { handOverProcedures } from './hand-over'
import { hostsProcedures } from './hosts'
import { intakeProcedures } from './intake'
import { kitProcedures } from './kit'
import { lineUpProcedures } from './line-up'
import { meetingProcedures } from './meeting'
import { paperProcedures } from './paper'
import { partyProcedures } from './party'
import { personProcedures } from './person'
import { profileProcedures } from './profile'
import { projectorProcedures } from './projector'
import { reviewProcedures } from './review'
import { roomProcedures } from './room'
import { rsvpProcedures } from './rsvp'
import { scheduleProcedures } from './schedule'
import { scriptProcedures } from './script'
import { sealedProcedures } from './sealed'
import { snapshotProcedures } from './snapshot'
import { syncProcedures } from './sync'
import { systemProcedures } from './system'

/** The whole contract, implemented. */
export const createRouter = (context: CoreContext) =>
  implement(contract)
    .use(tellStoreProblems)
    .router({
      profile: profileProcedures(context),
      meeting: meetingProcedures(context),
      agenda: agendaProcedures(context),
      person: personProcedures(context),
      event: eventProcedures(context),
      rsvp: rsvpProcedures(context),
      review: reviewProcedures(context),
      followUp: followUpProcedures(context),
      lineUp: lineUpProcedures(context),
      hosts: hostsProcedures(context),
      projector: projectorProcedures(context),
      debrief: debriefProcedures(context),
      schedule: scheduleProcedures(context),
      paper: paperProcedures(context),
      intake: intakeProcedures(context),
      accounting: accountingProcedures(context),
      kit: kitProcedures(context),
      sealed: sealedProcedures(context),
      handOver: handOverProcedures(context),
      callSheets: callSheetsProcedures(context),
      after: afterProcedures(context),
      contacts: contactsProcedures(context),
      script: scriptProcedures(context),
      call: callProcedures(context),
      party: partyProcedures(context),
      sync: syncProcedures(context),
      room: roomProcedures(context),
      snapshot: snapshotProcedures(context),
      system: systemProcedures(context),
    })

/** A disk that is full or locked can happen to any command; the screen has words for it, and keeps what was typed. */
const tellStoreProblems = os.middleware(async ({ next }) => {
  try {
    return await next()
  } catch (cause) {
    const tag = cause instanceof StoreFailure ? cause.error.tag : undefined
    if (tag === 'disk-full' || tag === 'read-only') return fail({ tag })
    throw cause
  }
})
