import type { Outcome } from '#shared/model/conversation'
import type { MessageKey } from '../../../app/i18n'

/** Typed here once, so that a new outcome cannot be without words. */
export const outcomeLabel = (outcome: Outcome) => `call.outcome.${outcome}` as const satisfies MessageKey
