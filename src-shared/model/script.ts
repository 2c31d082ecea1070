import { z } from 'zod'
import { language, line, recordFields, text } from './base'
import { outcome } from './conversation'

/** When a variant is spoken. All that is given must hold; the variant with most of it given wins. */
export const variantWhen = z.object({
  language: z.string().max(20).optional(),
  /** Two letters, as `TX`. */
  state: z.string().max(2).optional(),
  phase: z.string().max(40).optional(),
})

/** An answer: what it says on its button, what it settles, and which step follows. */
export const scriptAnswer = z.object({
  id: z.string().min(1).max(40),
  label: z.object({ en: z.string().trim().max(80), es: z.string().trim().max(80) }),
  /** What the call comes to when the callee answers this; null = not settled by this. */
  outcome: outcome.nullable(),
  /** Id of the step that follows; '' = the call ends here. */
  next: z.string().max(40),
  /** Opens what the answer needs: the events to sign up for, a time to call back, a line to write on. */
  asks: z.enum(['nothing', 'sign-up', 'call-back', 'text']),
})
export type ScriptAnswer = z.infer<typeof scriptAnswer>

export const scriptStep = z.object({
  id: z.string().min(1).max(40),
  title: line,
  /** What the caller says, in each language; `{{contact.firstName}}` is filled in. */
  text: z.object({ en: text, es: text }),
  variants: z.array(z.object({ when: variantWhen, text })).max(60),
  /** For the caller's eyes. */
  hint: z.object({ en: text, es: text }),
  answers: z.array(scriptAnswer).max(9),
  /** Where the call goes on where a step asks nothing; '' = it ends. */
  next: z.string().max(40),
})
export type ScriptStep = z.infer<typeof scriptStep>

/**
 * One version of a kit's script: never changed, the next edit is the next version. The first step opens the call.
 * `script:<key>`. Circle: the host's.
 */
export const script = z.object({
  ...recordFields,
  kind: z.literal('script'),
  kitId: z.string(),
  title: line,
  /** 1 for the first version, one more than the version that it was made from. */
  version: z.number().int().min(1),
  basedOn: z.string(),
  languages: z.array(language).min(1),
  steps: z.array(scriptStep).max(60),
})
export type Script = z.infer<typeof script>

/** A script to start from: built in (resources/scripts). */
export const scriptTemplate = z.object({
  id: z.string(),
  title: z.object({ en: line, es: line }),
  summary: z.object({ en: text, es: text }),
  languages: z.array(language).min(1),
  steps: z.array(scriptStep).min(1).max(60),
  training: z.array(z.object({ id: z.string().max(40), en: line, es: line })).max(20),
  guide: z.object({ en: text, es: text }),
})
export type ScriptTemplate = z.infer<typeof scriptTemplate>
