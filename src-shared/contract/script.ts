import { z } from 'zod'
import { script, scriptTemplate } from '#shared/model/script'
import { live, newKey, procedure } from './base'

/** What an editor changes: a whole next version. */
export const scriptFields = script.pick({ title: true, languages: true, steps: true })
export type ScriptFields = z.infer<typeof scriptFields>

/**
 * The rules of a script stand in domain/script.ts and run on the screen: `flawsOf(script)` says what is wrong with a draft,
 * `textOf(step, scene)` what a caller reads, `walk(script, answers)` where a call stands.
 */
export const scriptContract = {
  templates: procedure.output(z.array(scriptTemplate)),
  /** The standing version and all others, newest first. */
  live: procedure
    .input(z.object({ kitId: z.string() }))
    .output(live(z.object({ script: script.nullable(), versions: z.array(script) }))),
  /**
   * Saves the next version; every caller gets it with their next contact. Refused with `script-flawed` where a call
   * could not come to an end, and with `already-decided` where another version has come in since `basedOn`.
   */
  save: procedure
    .input(z.object({ key: newKey, kitId: z.string(), basedOn: z.string(), fields: scriptFields }))
    .output(script),
  /** An older version stands again, as a new one. */
  revert: procedure.input(z.object({ key: newKey, kitId: z.string(), scriptId: z.string() })).output(script),
}
