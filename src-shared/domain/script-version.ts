import type { Problem } from '#shared/contract/base'
import type { ScriptFields } from '#shared/contract/script'
import type { Kit } from '#shared/model/kit'
import type { Script } from '#shared/model/script'
import { type Actor, create } from './record'
import { err, ok, type Result } from './result'
import { isBlocking, scriptFlaws } from './script'

/**
 * The next version of a kit's script. `basedOn` is the version on the editor's screen: where another has come in since,
 * nothing is written over it unseen. A script in which a call could get stuck is refused.
 */
export function nextScript(
  kit: Kit,
  before: Script | null,
  { key, basedOn, fields }: { key: string; basedOn: string; fields: ScriptFields },
  actor: Actor,
): Result<Script, Problem> {
  if (kit.scriptId !== basedOn) return err({ tag: 'already-decided', detail: before?.updatedBy ?? '' })
  const flaw = scriptFlaws(fields.steps, fields.languages).find(isBlocking)
  if (flaw) return err({ tag: 'script-flawed', detail: flaw.stepId })
  const { title, languages, steps } = fields
  const version = (before?.version ?? 0) + 1
  const { id: kitId, circle } = kit
  return ok(
    create(
      'script',
      { id: `script:${key}`, circle, kitId, title, languages, steps, version, basedOn },
      actor,
    ),
  )
}
