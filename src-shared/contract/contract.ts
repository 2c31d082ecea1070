import type { ContractRouterClient } from '@orpc/contract'
import { accountingContract } from './accounting'
import { afterContract } from './after'
import { agendaContract } from './agenda'
import { callContract } from './call'
import { callSheetsContract } from './call-sheets'
import { contactsContract } from './contacts'
import { debriefContract } from './debrief'
import { eventContract } from './event'
import { followUpContract } from './follow-up'
import { handOverContract } from './hand-over'
import { hostsContract } from './hosts'
import { intakeContract } from './intake'
import { kitContract } from './kit'
import { lineUpContract } from './line-up'
import { meetingContract } from './meeting'
import { paperContract } from './paper'
import { partyContract } from './party'
import { personContract } from './person'
import { profileContract } from './profile'
import { projectorContract } from './projector'
import { reviewContract } from './review'
import { roomContract } from './room'
import { rsvpContract } from './rsvp'
import { scheduleContract } from './schedule'
import { scriptContract } from './script'
import { sealedContract } from './sealed'
import { snapshotContract } from './snapshot'
import { syncContract } from './sync'
import { systemContract } from './system'

/** All that a shell can ask of the core. */
export const contract = {
  profile: profileContract,
  meeting: meetingContract,
  agenda: agendaContract,
  person: personContract,
  event: eventContract,
  rsvp: rsvpContract,
  review: reviewContract,
  followUp: followUpContract,
  lineUp: lineUpContract,
  hosts: hostsContract,
  projector: projectorContract,
  debrief: debriefContract,
  schedule: scheduleContract,
  paper: paperContract,
  intake: intakeContract,
  accounting: accountingContract,
  kit: kitContract,
  sealed: sealedContract,
  handOver: handOverContract,
  callSheets: callSheetsContract,
  after: afterContract,
  contacts: contactsContract,
  script: scriptContract,
  call: callContract,
  party: partyContract,
  sync: syncContract,
  room: roomContract,
  snapshot: snapshotContract,
  system: systemContract,
}
export type Contract = typeof contract
export type CoreClient = ContractRouterClient<Contract>
