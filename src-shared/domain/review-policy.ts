import type { EventRecord } from '#shared/model/event'
import type { ReviewPolicy } from '#shared/model/review'
import { fold } from './person'

export type Policy = Pick<ReviewPolicy, 'words' | 'types'>

/** Until a program has a list of its own: what campaigns and unions mostly may not, or do not want to, list. */
export const DEFAULT_POLICY: Policy = {
  words: {
    en: [
      'raffle',
      'lottery',
      'auction',
      'for sale',
      'discount',
      'investment',
      'crypto',
      'open bar',
      'cash only',
      'guns',
    ],
    es: [
      'rifa',
      'lotería',
      'subasta',
      'en venta',
      'descuento',
      'inversión',
      'cripto',
      'barra libre',
      'solo efectivo',
      'armas',
    ],
  },
  types: [],
}

/** Words of the list that an event's own words hold: whole words, in any case, with or without accents. */
export function wordsAgainstPolicy(event: EventRecord, { words }: Policy): string[] {
  const text = ` ${fold(textOf(event))} `
  return [...new Set([...words.en, ...words.es])].filter((word) => {
    const folded = fold(word)
    return folded !== '' && text.includes(` ${folded} `)
  })
}

/** All that guests read about an event. */
export const textOf = (event: EventRecord): string =>
  [event.title, event.description, event.place, event.directions, event.accessibility].join('\n')

/** A list as somebody typed it, one a line: without blanks and doubles. */
export function wordList(typed: string): string[] {
  const byFolded = new Map<string, string>()
  for (const line of typed.split(/[\n,]/)) {
    const word = line.trim().slice(0, 60)
    const folded = fold(word)
    if (folded !== '' && !byFolded.has(folded)) byFolded.set(folded, word)
  }
  return [...byFolded.values()].slice(0, 200)
}
