import type { QueueFilter } from '#shared/contract/review'
import { EVERYTHING } from '#shared/domain/review-queue'

/** How many filters are set behind the button. */
export const countSet = ({ view: _view, text: _text, ...others }: QueueFilter): number =>
  Object.values(others).filter((value) => value !== null).length

export const isNarrowed = (filter: QueueFilter): boolean => countSet(filter) > 0 || filter.text !== ''

export const cleared = ({ view }: QueueFilter): QueueFilter => ({ ...EVERYTHING, view })
