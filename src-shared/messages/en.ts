import { after } from './en/after'
import { agenda } from './en/agenda'
import { altarCall } from './en/altar-call'
import { app } from './en/app'
import { call } from './en/call'
import { callSheets } from './en/call-sheets'
import { contacts } from './en/contacts'
import { debrief } from './en/debrief'
import { event } from './en/event'
import { firstRun } from './en/first-run'
import { followUp } from './en/follow-up'
import { hosts } from './en/hosts'
import { kit } from './en/kit'
import { meeting } from './en/meeting'
import { paper } from './en/paper'
import { party } from './en/party'
import { person } from './en/person'
import { problem } from './en/problem'
import { projector } from './en/projector'
import { review } from './en/review'
import { room } from './en/room'
import { rsvp } from './en/rsvp'
import { script } from './en/script'
import { sealed } from './en/sealed'
import { settings } from './en/settings'
import { sync } from './en/sync'
import { today } from './en/today'
import { ui } from './en/ui'
import { unlock } from './en/unlock'

/** All words of the screens in English: the catalogue that gives every other language its keys. */
export const en = {
  agenda,
  after,
  altarCall,
  app,
  call,
  callSheets,
  contacts,
  debrief,
  event,
  firstRun,
  followUp,
  hosts,
  kit,
  meeting,
  paper,
  party,
  person,
  problem,
  projector,
  review,
  room,
  rsvp,
  script,
  sealed,
  settings,
  sync,
  today,
  ui,
  unlock,
}
export type Catalogue = typeof en
