import { z } from 'zod'
import { instant, language, line, optionalLine, recordFields, text, zone } from './base'
import { event } from './event'

/** Hours in which people may be called, as clocks at their place show them: from nine until nine unless said otherwise. */
export const callingHours = z.object({
  fromHour: z.number().int().min(0).max(23),
  toHour: z.number().int().min(1).max(24),
})

/** How long a contact rests after a call without a talk, in minutes; see domain/queue-rules.ts. */
export const cooldowns = z.object({
  noAnswer: z.number().int().min(0).max(10_080),
  busy: z.number().int().min(0).max(10_080),
  leftMessage: z.number().int().min(0).max(10_080),
})

/** What the evening is to reach; 0 = no goal. */
export const goals = z.object({
  calls: z.number().int().min(0).max(1_000_000),
  talks: z.number().int().min(0).max(1_000_000),
  yeses: z.number().int().min(0).max(1_000_000),
})

/** An event that a callee can be signed up for, as the kit carries it: a host's laptop may not hold the event itself. */
export const kitEvent = event.pick({
  id: true,
  title: true,
  startsAt: true,
  zone: true,
  place: true,
  zip: true,
})
export type KitEvent = z.infer<typeof kitEvent>

/** One imported list. Contacts of a list that stands in no kit are not there: an import that broke off left them. */
export const kitList = z.object({
  batch: z.string().max(40),
  /** Name of the file. */
  source: z.string().max(200),
  contacts: z.number().int(),
  at: instant,
})

/** What an evening has come to; worked out from its conversations (domain/kit-totals.ts). */
export const kitTotals = z.object({
  contacts: z.number().int(),
  /** Contacts to whom nobody has to speak any more. */
  done: z.number().int(),
  /** Still to call, now or later: contacts - done. */
  open: z.number().int(),
  /** Of those open: not called yet. */
  fresh: z.number().int(),
  /** Call attempts: every conversation that stands, whatever it came to. */
  calls: z.number().int(),
  /** Calls in which somebody spoke with the callee. */
  talks: z.number().int(),
  /** Calls that ended with a yes. */
  yeses: z.number().int(),
  /** Sign-ups for events in the middle of calls. */
  signUps: z.number().int(),
  callers: z.number().int(),
  /** Conversations by outcome; outcomes that did not happen are not in it. */
  byOutcome: z.record(z.string(), z.number().int()),
})
export type KitTotals = z.infer<typeof kitTotals>

/** What people said and what they were signed up for, in numbers: how often each answer of each step was given. */
export const saidCounts = z.object({
  answers: z.array(
    z.object({
      stepId: z.string(),
      step: z.string(),
      answers: z.array(
        z.object({
          answerId: z.string(),
          label: z.object({ en: z.string(), es: z.string() }),
          count: z.number().int(),
        }),
      ),
    }),
  ),
  signUps: z.array(z.object({ eventId: z.string(), title: z.string(), count: z.number().int() })),
})
export type SaidCounts = z.infer<typeof saidCounts>

/**
 * All that a host needs to run one evening of calls, but for its contacts. Circle: the host's.
 * It carries what it needs of its event, so that it works on a laptop that never saw the event.
 */
export const kit = z.object({
  ...recordFields,
  kind: z.literal('kit'),
  title: line,
  /** The event that it was made from, or ''. */
  eventId: z.string(),
  startsAt: instant,
  zone,
  minutes: z.number().int().min(5).max(1440),
  place: optionalLine,
  hostName: optionalLine,
  /** The host's name on the central server: whose circle it is in; '' where it goes by file alone. */
  hostUser: z.string().max(61),
  goals,
  hours: callingHours,
  cooldowns,
  /** For variants of the script, as `invite` or `remind`; '' = none. */
  phase: z.string().max(40),
  /** What the host should know, by language. */
  guide: z.object({ en: text, es: text }),
  /** The version of the script that the next call follows; '' = none yet. */
  scriptId: z.string(),
  events: z.array(kitEvent).max(60),
  lists: z.array(kitList).max(200),
  /** What each caller goes through before the first call. */
  training: z.array(z.object({ id: z.string().max(40), en: line, es: optionalLine })).max(20),
  state: z.enum(['preparing', 'ready', 'closed']),
  closedAt: z.union([instant, z.literal('')]),
  /** How often it was opened again after it was closed; left out = never. */
  reopened: z.number().int().min(0).optional(),
  /** As it stood when it was closed: what is left of it once contact data is gone. */
  final: kitTotals.nullable(),
  /** Days after closing for which contact data is kept. */
  keepDays: z.number().int().min(0).max(3650),
  purgedAt: z.union([instant, z.literal('')]),
  /** Counted before contact data is taken off, as the words themselves go with it. */
  said: saidCounts.optional(),
})
export type Kit = z.infer<typeof kit>

/**
 * Somebody who calls. `caller:<key>`. The contact in hand stands here and nowhere else, so that taking one is one
 * write: a lease, not a lock. Circle: the host's.
 */
export const caller = z.object({
  ...recordFields,
  kind: z.literal('caller'),
  kitId: z.string(),
  name: line,
  languages: z.array(z.string().max(20)).min(1).max(8),
  station: z.string().max(40),
  /** The laptop at which they sit (`kitdesk`). */
  desk: z.string().max(40),
  /** Whom of the guests this is, or ''. */
  guestId: z.string(),
  state: z.enum(['training', 'calling', 'pausing', 'gone']),
  /** Items of the kit's training that are done. */
  trained: z.array(z.string().max(40)).max(20),
  /** The contact in hand. */
  lease: z
    .object({
      contactId: z.string(),
      takenAt: instant,
      until: instant,
      /** The version of the script that this call follows. */
      scriptId: z.string(),
      /** How it came into hand. */
      by: z.enum(['queue', 'called-back', 'picked']),
    })
    .nullable(),
  /** Contacts passed over, newest last: they come back when nobody else is left. */
  skipped: z.array(z.object({ contactId: z.string(), reason: z.string().max(40), at: instant })).max(200),
})
export type Caller = z.infer<typeof caller>

/** A guest of the party: who signed up, or walked in. `guest:<kit key>.<person key>`. Circle: the host's. */
export const guest = z.object({
  ...recordFields,
  kind: z.literal('guest'),
  kitId: z.string(),
  firstName: line,
  lastName: optionalLine,
  phone: z.string().max(60),
  email: z.string().max(200),
  zip: z.string().max(10),
  /** The RSVP behind it, or '' for a walk-in. */
  rsvpId: z.string(),
  source: z.enum(['rsvp', 'walk-in']),
  /** '' = has not come. */
  arrivedAt: z.union([instant, z.literal('')]),
  note: text,
})
export type Guest = z.infer<typeof guest>

/**
 * What happened at the party. Only ever added. Circle: the host's.
 *  - `round`: a round of calls begins or ends; `number` is the one that the host saw, so that a second press does nothing;
 *  - `bell`: somebody said yes, and the room may cheer;
 *  - `results`: results came in from a file (`desk` of the laptop that made it);
 *  - `purge`: contact data was taken off this laptop after the keeping time.
 */
export const kitMoment = z.object({
  ...recordFields,
  kind: z.literal('kitmoment'),
  kitId: z.string(),
  at: instant,
  what: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('round'),
      number: z.number().int().min(1).max(99),
      state: z.enum(['start', 'end']),
    }),
    z.object({ type: z.literal('bell'), callerId: z.string() }),
    z.object({
      type: z.literal('results'),
      desk: z.string().max(40),
      conversations: z.number().int(),
      added: z.number().int(),
    }),
    z.object({
      type: z.literal('purge'),
      contacts: z.number().int(),
      conversations: z.number().int(),
      guests: z.number().int(),
    }),
  ]),
})
export type KitMoment = z.infer<typeof kitMoment>

/** A printed call sheet and whom it claims, in order of its rows. `callsheet:<sheet key>`. Circle: the host's. */
export const callSheet = z.object({
  ...recordFields,
  kind: z.literal('callsheet'),
  kitId: z.string(),
  /** The number that people read on it. */
  number: z.number().int(),
  language,
  /** For whom it was printed, or ''. */
  caller: optionalLine,
  contactIds: z.array(z.string()).max(400),
  /** `out`: its contacts are nobody else's; `back`: read or typed in; `released`: given back to the queue. */
  state: z.enum(['out', 'back', 'released']),
})
export type CallSheet = z.infer<typeof callSheet>

/** What only this laptop knows of a kit: `kitdesk:<kit key>`. Circle: device. */
export const kitDesk = z.object({
  ...recordFields,
  kind: z.literal('kitdesk'),
  kitId: z.string(),
  /** Names this laptop among those of the evening. */
  desk: z.string().max(40),
  /** Laptops that do not see each other call a part of the list each: part 1 of 2. */
  part: z.number().int().min(1).max(40),
  parts: z.number().int().min(1).max(40),
  /**
   * Imports under way on this laptop. `writing`: rows of it are here that stand in no list yet, and go again if it
   * breaks off; `complete`: all rows are here, and the next start finishes it.
   */
  imports: z.array(
    z.object({
      batch: z.string(),
      source: z.string(),
      contacts: z.number().int(),
      state: z.enum(['writing', 'complete']),
    }),
  ),
})
export type KitDesk = z.infer<typeof kitDesk>

/** Which column of a source holds what, as somebody set it: `importmap:<hash of the headers>`. Circle: device. */
export const importMap = z.object({
  ...recordFields,
  kind: z.literal('importmap'),
  columns: z.partialRecord(z.string(), z.array(z.number().int().min(0)).max(10)),
})
export type ImportMap = z.infer<typeof importMap>

/** Opens sealed files that were made for this laptop: `sealkey:own`. Never leaves it. Circle: device. */
export const sealKey = z.object({
  ...recordFields,
  kind: z.literal('sealkey'),
  identity: z.string(),
  recipient: z.string(),
})
export type SealKey = z.infer<typeof sealKey>
export const SEAL_KEY_ID = 'sealkey:own'
