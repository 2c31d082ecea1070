import type { CannedReasonFields } from '#shared/contract/review'
import type { CannedReason } from '#shared/model/review'
import { isLive } from './record'

/** A reason as a moderator picks it. */
export type PickedReason = CannedReasonFields & { id: string; isBuiltIn: boolean }

/**
 * The reasons to pick from, in order: those that come with the app, as this program has changed them or left them out,
 * and the program's own. A reason without words in one language shows those of the other.
 */
export function cannedReasons(
  builtIn: readonly (CannedReasonFields & { id: string })[],
  stored: readonly CannedReason[],
): PickedReason[] {
  const storedById = new Map(stored.map((reason) => [reason.id, reason]))
  const kept = builtIn.flatMap((reason): PickedReason[] => {
    const own = storedById.get(reason.id)
    if (!own) return [{ ...reason, isBuiltIn: true }]
    return isLive(own) ? [picked(own, true)] : []
  })
  const builtInIds = new Set(builtIn.map(({ id }) => id))
  const added = stored.filter((reason) => isLive(reason) && !builtInIds.has(reason.id))
  return [...kept, ...added.map((reason) => picked(reason, false))].sort(
    (one, other) => one.place - other.place || one.id.localeCompare(other.id),
  )
}

const picked = ({ id, asking, label, message, place }: CannedReason, isBuiltIn: boolean): PickedReason => ({
  id,
  asking,
  label: inBoth(label),
  message: inBoth(message),
  place,
  isBuiltIn,
})

const inBoth = ({ en, es }: { en: string; es: string }) => ({ en: en || es, es: es || en })
