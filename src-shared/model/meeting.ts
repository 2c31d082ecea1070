import { z } from 'zod'
import { instant, language, line, optionalLine, recordFields, text, zone } from './base'

export const segmentKind = z.enum([
  'welcome',
  'stories',
  'plan',
  'ask',
  'forms',
  'altar-call',
  'find-host',
  'calling',
  'training',
  'break',
  'wrap',
  'other',
])
export type SegmentKind = z.infer<typeof segmentKind>

/** One part of the agenda. A fixed segment keeps its minutes; a flexible one may shrink to `minMinutes`. */
export const segment = z.object({
  id: z.string().min(1).max(40),
  kind: segmentKind,
  title: line,
  minutes: z.number().int().min(1).max(600),
  flexible: z.boolean(),
  minMinutes: z.number().int().min(1).max(600),
  /** What the speaker says, one point a line. */
  points: z.array(z.string().max(500)).max(30),
  /** What the facilitator does, never shown to the room. */
  cues: z.array(z.string().max(500)).max(30),
})
export type Segment = z.infer<typeof segment>

export const crew = z.object({
  mc: optionalLine,
  timekeeper: optionalLine,
  runners: optionalLine,
  dataEntry: optionalLine,
})

/** A barnstorm: the mass meeting. Circle: program. */
export const meeting = z.object({
  ...recordFields,
  kind: z.literal('meeting'),
  title: line,
  goal: text,
  /** The ask, in the words the room will see. */
  ask: text,
  venue: optionalLine,
  address: optionalLine,
  zip: z.union([z.string().regex(/^\d{5}$/), z.literal('')]),
  zone,
  startsAt: instant,
  /** The promise made to the room. */
  promisedEnd: instant,
  expectedHeads: z.number().int().min(0).max(100_000),
  crew,
  materials: z.array(z.object({ label: line, ready: z.boolean() })).max(40),
  segments: z.array(segment).max(40),
})
export type Meeting = z.infer<typeof meeting>

/** An agenda to start from, as it comes with the app (resources/agendas). */
export const agendaTemplate = z.object({
  id: z.string(),
  language,
  title: line,
  summary: text,
  segments: z.array(segment).min(1).max(40),
})
export type AgendaTemplate = z.infer<typeof agendaTemplate>

/** An agenda that somebody saved to start from again. Circle: program. */
export const agenda = z.object({
  ...recordFields,
  kind: z.literal('agenda'),
  language,
  title: line,
  summary: text,
  segments: z.array(segment).min(1).max(40),
})
export type Agenda = z.infer<typeof agenda>

/** An agenda as a file, to hand to another group. A later version of the form raises `version`. */
export const agendaFile = z.object({
  barnstorm: z.literal('agenda'),
  version: z.literal(1),
  agenda: agenda.pick({ language: true, title: true, summary: true, segments: true }),
})

/**
 * One thing that happened while the meeting ran: the log from which the clock is computed
 * (domain/agenda-run.ts). Only ever added, never changed. Circle: program.
 *  - `enter`: the room moved on to `segmentId`; `from` is the segment that the operator saw ('' before the
 *    start), so that pressing *next* twice, or on two laptops at once, moves on once;
 *  - `adjust`: `minutes` more (or fewer) for the segment at hand;
 *  - `heads`: `count` people came in by this door counter (negative: left);
 *  - `pitch`: the line-up of the altar call (domain/line-up.ts): the host of sign-up `signUp` begins, is done, is
 *    skipped or comes back into the line, or stands in front `again`, before whoever does now; `from` is the host that
 *    the operator saw in front ('' for nobody);
 *  - `stories`: so many more (or fewer) raised hands and voices heard;
 *  - `speaker`: the timer of the `number`th speaker starts or stops: counted, so that a second press does nothing;
 *  - `blank`, `show`: what the projector shows (domain/projector.ts); `page` counts from 1, 0 turns the pages by itself;
 *  - `look`: white on black, and the language of the room ('' for that of the laptop);
 *  - `note`: a line for the debrief; the last text of a `slot` stands, '' takes it back.
 */
export const moment = z.object({
  ...recordFields,
  kind: z.literal('moment'),
  meetingId: z.string(),
  at: instant,
  what: z.discriminatedUnion('type', [
    z.object({ type: z.literal('enter'), segmentId: z.string(), from: z.string() }),
    z.object({ type: z.literal('pause') }),
    z.object({ type: z.literal('resume') }),
    z.object({ type: z.literal('adjust'), segmentId: z.string(), minutes: z.number().int() }),
    z.object({ type: z.literal('end') }),
    z.object({ type: z.literal('reopen') }),
    z.object({ type: z.literal('heads'), count: z.number().int() }),
    z.object({
      type: z.literal('pitch'),
      signUp: z.string().max(120),
      state: z.enum(['start', 'done', 'skip', 'back', 'again']),
      from: z.string().max(120),
    }),
    z.object({ type: z.literal('stories'), hands: z.number().int(), voices: z.number().int() }),
    z.object({
      type: z.literal('speaker'),
      number: z.number().int().min(1),
      state: z.enum(['start', 'stop']),
    }),
    z.object({ type: z.literal('blank'), on: z.boolean() }),
    z.object({
      type: z.literal('show'),
      view: z.enum(['auto', 'clock', 'ask', 'counts', 'line-up', 'directory']),
      page: z.number().int().min(0).max(999),
    }),
    z.object({ type: z.literal('look'), dark: z.boolean(), language: z.union([language, z.literal('')]) }),
    z.object({ type: z.literal('note'), slot: z.string().min(1).max(40), text }),
  ]),
})
export type Moment = z.infer<typeof moment>
export type MomentWhat = Moment['what']
