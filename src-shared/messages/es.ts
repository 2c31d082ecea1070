import type { Translated } from './catalogue'
import type { Catalogue } from './en'
import { after } from './es/after'
import { agenda } from './es/agenda'
import { altarCall } from './es/altar-call'
import { app } from './es/app'
import { call } from './es/call'
import { callSheets } from './es/call-sheets'
import { contacts } from './es/contacts'
import { debrief } from './es/debrief'
import { event } from './es/event'
import { firstRun } from './es/first-run'
import { followUp } from './es/follow-up'
import { hosts } from './es/hosts'
import { kit } from './es/kit'
import { meeting } from './es/meeting'
import { paper } from './es/paper'
import { party } from './es/party'
import { person } from './es/person'
import { problem } from './es/problem'
import { projector } from './es/projector'
import { review } from './es/review'
import { room } from './es/room'
import { rsvp } from './es/rsvp'
import { script } from './es/script'
import { sealed } from './es/sealed'
import { settings } from './es/settings'
import { sync } from './es/sync'
import { today } from './es/today'
import { ui } from './es/ui'
import { unlock } from './es/unlock'

/** All words of the screens in Spanish. */
export const es: Translated<Catalogue> = {
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
