import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { en } from '#shared/messages/en'
import { useFormats } from '../../ui/format'

/** A fact that the reviewers need (domain/event.ts, `missingFacts`). */
type Fact = keyof typeof en.event.fact
export const isFact = (name: string): name is Fact => name in en.event.fact

/** Names missing facts in words: `the place and the ZIP code`. */
export function useLacks(): (missing: readonly string[]) => string {
  const { t } = useTranslation()
  const { list } = useFormats()
  return useCallback(
    (missing) => list(missing.filter(isFact).map((fact) => t(`event.fact.${fact}`))),
    [t, list],
  )
}

/** The field of the form that fills in a missing fact. */
export function fieldOfFact(fact: string, atHome: boolean): string {
  return fact === 'street' && !atHome ? 'venueAddress' : fact
}
