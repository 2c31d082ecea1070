import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { useCommand } from '../../ui/command'
import { say } from '../../ui/undo'

/** An event that could not go to the reviewers, and what it lacks. */
export type Stayed = { id: string; missing: string[] }

export type SubmitEvents = {
  run: (ids: string[]) => Promise<void>
  pending: boolean
  /** What stayed at the last try. */
  stayed: readonly Stayed[]
  forgetStayed: () => void
}

/** Hands events to the reviewers; says how many went, and keeps those that stayed for the screen to show. */
export function useSubmitEvents(): SubmitEvents {
  const { t } = useTranslation()
  const [stayed, setStayed] = useState<readonly Stayed[]>([])
  const command = useCommand(orpc.event.submit)
  const run = async (ids: string[]) => {
    const result = await command.run({ ids, key: newKey() })
    if (!result.ok) return
    const { submitted, incomplete } = result.value
    if (submitted.length > 0) say(t('event.said.submitted', { count: submitted.length }))
    setStayed(incomplete)
  }
  return { run, pending: command.pending, stayed, forgetStayed: () => setStayed([]) }
}
