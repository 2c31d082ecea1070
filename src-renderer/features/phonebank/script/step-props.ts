import type { ScriptFlaw } from '#shared/domain/script'
import type { Language } from '#shared/model/base'
import type { ScriptStep } from '#shared/model/script'

/** What every part of the editor of one step works on. */
export type StepProps = {
  step: ScriptStep
  steps: readonly ScriptStep[]
  languages: readonly Language[]
  flaws: readonly ScriptFlaw[]
  readOnly: boolean
  onChange: (fields: Partial<Omit<ScriptStep, 'id'>>) => void
}
