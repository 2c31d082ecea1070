import { isBlocking, type ScriptFlaw, scriptFlaws } from '#shared/domain/script'
import type { Language } from '#shared/model/base'
import type { Script, ScriptStep } from '#shared/model/script'
import { orpc } from '../../../live/client'
import { newKey } from '../../../live/new-key'
import { useCommand } from '../../../ui/command'
import { type DraftForm, useDraftForm } from '../../../ui/draft-form'

export type ScriptValues = {
  /** The version that these words were made from. */
  basedOn: string
  title: string
  languages: Language[]
  steps: ScriptStep[]
}

export type ScriptDraft = {
  form: DraftForm<ScriptValues>
  flaws: ScriptFlaw[]
  isChanged: boolean
  /** Somebody else has saved a version since this one was begun. */
  isStale: boolean
  canSave: boolean
  setSteps: (steps: ScriptStep[]) => void
  save: () => Promise<Script | null>
  /** Leaves what was typed, and takes what stands. */
  discard: () => void
}

const valuesOf = ({ id, title, languages, steps }: Script): ScriptValues => ({
  ...{ basedOn: id, title, languages, steps },
})

/** The script as it is being edited: kept at every pause, saved as one whole next version. */
export function useScriptDraft(standing: Script): ScriptDraft {
  const form = useDraftForm<ScriptValues>({ form: `script:${standing.kitId}`, initial: valuesOf(standing) })
  const command = useCommand(orpc.script.save, { quiet: true })
  const { values, ready } = form
  const flaws = scriptFlaws(values.steps, values.languages)
  const isChanged =
    JSON.stringify({ ...values, basedOn: '' }) !== JSON.stringify({ ...valuesOf(standing), basedOn: '' })
  const isStale = isChanged && values.basedOn !== standing.id
  const canSave = ready && isChanged && !isStale && !command.pending && !flaws.some(isBlocking)
  return {
    ...{ form, flaws, isChanged, isStale, canSave },
    setSteps: (steps) => form.patch({ steps }),
    discard: () => form.reset(valuesOf(standing)),
    async save() {
      if (!canSave) return null
      const { basedOn, ...fields } = values
      const saved = await form.submit(() =>
        command.run({ key: newKey(), kitId: standing.kitId, basedOn, fields }),
      )
      if (!saved.ok) return null
      form.reset(valuesOf(saved.value))
      return saved.value
    },
  }
}
