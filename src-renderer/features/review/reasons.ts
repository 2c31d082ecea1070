import type { CannedReasonFields, ReviewFlag, ReviewFlagName } from '#shared/contract/review'
import { cannedReasons, type PickedReason } from '#shared/domain/canned-reasons'
import { en } from '#shared/messages/en'
import { es } from '#shared/messages/es'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'

/** The decisions that the host needs words for. */
export type Asking = CannedReasonFields['asking']

type BuiltIn = keyof typeof en.review.reason

/** The reasons that come up again and again, by what is asked; each has its words in both languages. */
const builtInFor: Record<Asking, readonly BuiltIn[]> = {
  'request-changes': ['place', 'home', 'time', 'soon', 'contact', 'words'],
  reject: ['duplicate', 'past', 'unreachable', 'policy'],
}

export const builtInReasons: readonly (CannedReasonFields & { id: string })[] = (
  ['request-changes', 'reject'] as const
).flatMap((asking) =>
  builtInFor[asking].map((name, index) => ({
    id: `reason:${name}`,
    asking,
    label: { en: en.review.reason[name].label, es: es.review.reason[name].label },
    message: { en: en.review.reason[name].message, es: es.review.reason[name].message },
    place: index + 1,
  })),
)

/** All reasons to pick from, in order; undefined while they are read. */
export function useReasons(): PickedReason[] | undefined {
  const { data } = useLive(orpc.review.reasons.list, undefined)
  return data && cannedReasons(builtInReasons, data)
}

const reasonByFlag: Partial<Record<ReviewFlagName, BuiltIn>> = {
  'starts-in-the-past': 'past',
  'starts-too-soon': 'soon',
  'home-address-public': 'home',
  'missing-place': 'place',
  'missing-street': 'place',
  'missing-zip': 'place',
  'missing-link': 'place',
  'unknown-zip': 'place',
  'missing-phone': 'contact',
  'contact-in-public': 'home',
  'likely-duplicate': 'duplicate',
  'zone-differs-from-zip': 'time',
  'odd-hour': 'time',
  'off-policy-words': 'policy',
  'off-policy-type': 'policy',
  'unsafe-link': 'words',
}

/** The reason that what stands out suggests, if any: a start for the message, not a verdict. */
export function suggestedReason(
  reasons: readonly PickedReason[],
  flags: readonly ReviewFlag[],
): PickedReason | null {
  const named = (name: BuiltIn | undefined) => reasons.find(({ id }) => id === `reason:${name}`)
  for (const { flag } of flags) {
    const fitting = named(reasonByFlag[flag])
    if (fitting) return fitting
  }
  return flags.some(({ flag }) => flag === 'starts-in-the-past') ? (named('time') ?? null) : null
}
