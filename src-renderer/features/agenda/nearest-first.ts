import type { AgendaChoice } from '#shared/contract/agenda'
import { languageNow } from '../../app/i18n'

/** One's own agendas, then those in the language on the screen, then the others. */
export const nearestFirst = (choices: readonly AgendaChoice[]): AgendaChoice[] =>
  choices.toSorted((one, other) => rank(one) - rank(other))

const rank = ({ own, language }: AgendaChoice): number => (own ? 0 : language === languageNow() ? 1 : 2)
