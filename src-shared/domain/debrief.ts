import type { AccountsModel } from '#shared/contract/accounting'
import type { DebriefModel } from '#shared/contract/debrief'
import type { MeetingCounts } from '#shared/contract/meeting'
import type { Meeting, Moment } from '#shared/model/meeting'
import type { Rsvp } from '#shared/model/rsvp'
import { type RunState, runState } from './agenda-run'
import { inOrder } from './agenda-run-log'
import { type RateAgainstTarget, ratesOf } from './counts'
import { type LinedUp, lineUpOf } from './line-up'
import { storiesOf } from './line-up-stories'

export type DebriefFacts = {
  meeting: Meeting
  moments: readonly Moment[]
  /** All that came of the meeting, called off ones too: their forms were issued. */
  events: readonly LinedUp[]
  /** Sign-ups for the events that still stand, those taken back left out. */
  rsvps: readonly Pick<Rsvp, 'personId' | 'source' | 'status'>[]
  counts: MeetingCounts
  /** Host forms and other paper, as the accounting has it; empty where nobody printed any. */
  paper: AccountsModel['kinds']
  /** Instant. */
  now: string
}

/** The evening on one page: what was promised, what happened, what was counted. What nobody counted stays null. */
export function debriefOf(facts: DebriefFacts): DebriefModel {
  const { meeting, moments, counts } = facts
  const host = facts.paper.find(({ kind }) => kind === 'host')
  const { title, venue, zone, startsAt, promisedEnd } = meeting
  const state = runState(meeting, moments, facts.now)
  const { hosts, signUps } = ratesOf(counts)
  const standing = facts.rsvps.filter(({ status }) => status !== 'declined' && status !== 'no-show')
  return {
    meeting: { title, venue, zone, startsAt, promisedEnd },
    startedAt: state.startedAt,
    endedAt: state.endedAt,
    lateSeconds: state.endedAt === null ? null : state.lateSeconds,
    segments: segmentsOf(meeting, state),
    heads: counted(moments, 'heads') ? counts.heads : null,
    counts,
    people: new Set(standing.map(({ personId }) => personId)).size,
    rates: { hosts: rateOnly(hosts), signUps: rateOnly(signUps) },
    stories: storyCounts(moments),
    forms: {
      issued: host?.issued ?? issuedForms(facts.events),
      // Nobody can tell from what is typed how much paper came back: that is counted where the paper is printed and read.
      returned: host?.returned ?? null,
      typed: facts.rsvps.filter(({ source }) => source === 'form').length,
      signUps: standing.length,
    },
    notes: notesOf(moments),
  }
}

const segmentsOf = (meeting: Meeting, state: RunState): DebriefModel['segments'] =>
  meeting.segments.map(({ id, title, kind, minutes }) => {
    const run = state.segments.find((segment) => segment.id === id)
    const wasReached = run?.status === 'done' || run?.status === 'now'
    return {
      id,
      title,
      kind,
      plannedSeconds: minutes * 60,
      actualSeconds: wasReached ? run.elapsedSeconds : null,
    }
  })

const rateOnly = ({ count, rate, target, standing }: RateAgainstTarget) => ({ count, rate, target, standing })

const counted = (moments: readonly Moment[], type: Moment['what']['type']): boolean =>
  moments.some(({ what }) => what.type === type)

function storyCounts(moments: readonly Moment[]): DebriefModel['stories'] {
  const { hands, voices } = storiesOf(moments)
  const handsCounted = moments.some(({ what }) => what.type === 'stories' && what.hands !== 0)
  const voicesCounted =
    counted(moments, 'speaker') || moments.some(({ what }) => what.type === 'stories' && what.voices !== 0)
  return { hands: handsCounted ? hands : null, voices: voicesCounted ? voices : null }
}

/** Forms with a number; null where nobody numbered them. */
function issuedForms(events: readonly LinedUp[]): number | null {
  const issued = lineUpOf(events).filter(({ formNumber }) => formNumber !== '').length
  return issued > 0 ? issued : null
}

/** The last text of each slot, in the order in which slots were begun; emptied ones are gone. */
export function notesOf(moments: readonly Moment[]): DebriefModel['notes'] {
  const notes = new Map<string, DebriefModel['notes'][number]>()
  for (const { at, what } of inOrder(moments))
    if (what.type === 'note') notes.set(what.slot, { slot: what.slot, text: what.text.trim(), at })
  return [...notes.values()].filter(({ text }) => text !== '')
}
