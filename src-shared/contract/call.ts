import { z } from 'zod'
import { instant } from '#shared/model/base'
import { contact } from '#shared/model/contact'
import { conversation } from '#shared/model/conversation'
import { caller, kit } from '#shared/model/kit'
import { script } from '#shared/model/script'
import { live, newKey, procedure } from './base'
import { contactState } from './contacts'

/** Somebody to call, with all that the caller needs. */
export const callCard = z.object({
  contact,
  state: contactState,
  /** Numbers to try, best first, without those that are wrong. */
  phones: contact.shape.phones,
  /** Others of the house who are still to be called: one call may cover them. */
  household: z.array(contact),
  /** Earlier calls to this contact and their house, newest first. */
  history: z.array(conversation),
  script: script.nullable(),
  takenAt: instant,
  by: z.enum(['queue', 'called-back', 'picked']),
  /** Opens a call in the queue for the reason: a callback that is due. */
  isCallBack: z.boolean(),
})
export type CallCard = z.infer<typeof callCard>

/** Why there is nobody to call just now. */
export const queueRest = z.object({
  reason: z.enum([
    /** Everybody is done. */
    'done',
    /** All that are left rest, or wait for a time to call back. */
    'resting',
    /** It is too early or too late where all the others live. */
    'outside-hours',
    /** All that are left speak a language that this caller does not. */
    'language',
    /** Others have the last ones in hand. */
    'in-hands',
    'no-contacts',
  ]),
  /** When there will be somebody again; '' = not by itself. */
  until: z.union([instant, z.literal('')]),
})
export type QueueRest = z.infer<typeof queueRest>

export const callerRow = z.object({
  caller,
  calls: z.number().int(),
  talks: z.number().int(),
  yeses: z.number().int(),
  /** Name of the contact in hand, or ''. */
  holds: z.string(),
  /** Does their lease still hold? */
  active: z.boolean(),
})
export type CallerRow = z.infer<typeof callerRow>

/** What a caller sees. */
export const callScreen = z.object({
  kit: kit.pick({
    id: true,
    title: true,
    hostName: true,
    zone: true,
    phase: true,
    hours: true,
    events: true,
    guide: true,
    training: true,
    state: true,
    goals: true,
  }),
  caller,
  /** null: nobody in hand. */
  card: callCard.nullable(),
  /** What this caller has logged, newest first: the last one can be corrected. */
  last: z.object({ conversation, contact }).nullable(),
  mine: z.object({ calls: z.number().int(), talks: z.number().int(), yeses: z.number().int() }),
  all: z.object({ calls: z.number().int(), talks: z.number().int(), yeses: z.number().int() }),
  /** Round of the party, 0 = none is on. */
  round: z.number().int(),
})
export type CallScreen = z.infer<typeof callScreen>

/** What the caller says about a call. */
export const callResult = conversation.pick({
  outcome: true,
  phone: true,
  answers: true,
  note: true,
  callBackAt: true,
  language: true,
  signUps: true,
  covers: true,
})
export type CallResult = z.infer<typeof callResult>

const who = z.object({ callerId: z.string() })
/** Who is on the line after this: the next one, or why there is nobody. */
const handed = z.object({ card: callCard.nullable(), rest: queueRest.nullable() })
export type Handed = z.infer<typeof handed>

export const callContract = {
  callers: procedure.input(z.object({ kitId: z.string() })).output(live(z.array(callerRow))),
  /** Sits down at this laptop. Somebody who is back is found by name, and goes on as the same caller. */
  join: procedure
    .input(
      z.object({
        key: newKey,
        kitId: z.string(),
        name: caller.shape.name,
        languages: caller.shape.languages,
        station: caller.shape.station,
        guestId: z.string(),
      }),
    )
    .output(caller),
  update: procedure
    .input(
      z.object({
        id: z.string(),
        fields: caller
          .pick({ name: true, languages: true, station: true, trained: true, state: true })
          .partial(),
      }),
    )
    .output(caller),
  /** Gives back what they have in hand. */
  leave: procedure.input(who).output(z.void()),

  screen: procedure.input(who).output(live(callScreen.nullable())),
  /** The next contact, or the one that is in hand already. */
  next: procedure.input(who).output(handed),
  /** Keeps the contact in hand while a long call goes on; the screen asks every minute or two. */
  hold: procedure.input(who).output(z.void()),
  /** Writes down what the call came to, durably, and takes the next contact where `andNext`. */
  finish: procedure
    .input(who.extend({ key: newKey, contactId: z.string(), result: callResult, andNext: z.boolean() }))
    .output(handed.extend({ conversation })),
  /** The last call was something else: the record keeps both. */
  correct: procedure
    .input(who.extend({ key: newKey, conversationId: z.string(), result: callResult }))
    .output(conversation),
  /** Takes the next one; this one comes back when nobody else is left for this caller. */
  skip: procedure.input(who.extend({ contactId: z.string(), reason: z.string().max(40) })).output(handed),
  /** Back into the queue for somebody else. */
  giveBack: procedure.input(who).output(z.void()),
  /** Somebody is calling back: whose number ends with these digits. */
  byDigits: procedure
    .input(z.object({ kitId: z.string(), digits: z.string().max(20) }))
    .output(
      z.array(z.object({ contact, state: contactState, phone: z.string(), heldBy: z.string() })).max(20),
    ),
  /** Takes this contact, whatever the queue says. `not-allowed` after *do not call*, unless they call themselves. */
  take: procedure
    .input(who.extend({ contactId: z.string(), by: z.enum(['called-back', 'picked']) }))
    .output(handed),
}
