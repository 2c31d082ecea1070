import { z } from 'zod'
import type { Bounds } from './window-state'

/** A display as the system names it, with its whole area. */
export type Display = { id: number; bounds: Bounds }

/** Which display the projector's window filled last. */
export const projectorState = z.object({ displayId: z.number().int() })
export type ProjectorState = z.infer<typeof projectorState>

/**
 * The display for the projector's window: the one it filled last, if that is there; else any that the operator's
 * window is not on. null where there is none but the operator's own: then it must not cover the work.
 */
export function projectorDisplay(
  saved: ProjectorState | null,
  displays: readonly Display[],
  operatorsId: number,
): Display | null {
  const others = displays.filter(({ id }) => id !== operatorsId)
  return others.find(({ id }) => id === saved?.displayId) ?? others[0] ?? null
}
