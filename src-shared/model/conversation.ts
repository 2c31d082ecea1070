import { z } from 'zod'
import { instant, line, optionalLine, recordFields, text } from './base'

/** What a call came to. How long the contact rests after each stands in domain/outcome.ts. */
export const outcome = z.enum([
  'will-come',
  'talked',
  'call-back',
  'left-message',
  'no-answer',
  'busy',
  'wrong-number',
  'not-in-service',
  'language',
  'moved',
  'refused',
  'do-not-call',
])
export type Outcome = z.infer<typeof outcome>

export const givenAnswer = z.object({
  stepId: z.string().max(40),
  answerId: z.string().max(40),
  text: z.string().max(2000),
})
export type GivenAnswer = z.infer<typeof givenAnswer>

/** Who signs up for which event in the middle of a call; it becomes an RSVP where people are kept. */
export const callSignUp = z.object({
  eventId: z.string(),
  firstName: line,
  lastName: optionalLine,
  phone: z.string().max(60),
  email: z.string().max(200),
  zip: z.string().max(10),
})
export type CallSignUp = z.infer<typeof callSignUp>

/**
 * One call and what it came to: `conversation:<contact key>.<caller key>.<key>`. Only ever added: a correction is
 * a further one that names the one it stands for. Circle: the host's.
 */
export const conversation = z.object({
  ...recordFields,
  kind: z.literal('conversation'),
  kitId: z.string(),
  contactId: z.string(),
  callerId: z.string(),
  callerName: z.string().max(200),
  /** The laptop, or the sheet, that it was logged on. */
  desk: z.string().max(40),
  source: z.enum(['call', 'called-back', 'paper']),
  startedAt: instant,
  /** When it was logged. */
  at: instant,
  /** The number that was dialled (E.164), or '' where none was. */
  phone: z.string().max(20),
  outcome,
  answers: z.array(givenAnswer).max(60),
  note: text,
  /** For `call-back`: when; '' = not said. */
  callBackAt: z.union([instant, z.literal('')]),
  /** For `language`: which one they speak; '' = not known. */
  language: z.string().max(20),
  signUps: z.array(callSignUp).max(10),
  /** Others of the household that this call covers. */
  covers: z.array(z.string()).max(30),
  scriptId: z.string(),
  /** Round of the party, 0 = none was on. */
  round: z.number().int().min(0).max(99),
  /** Id of the conversation that this one stands for, or ''. */
  corrects: z.string(),
})
export type Conversation = z.infer<typeof conversation>
