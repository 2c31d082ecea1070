import type { CircleState, SyncStatus } from '../sync/types'

/** The worst state of the circles stands for all: somebody who looks at one line must not be told that all is well. */
const WORST_FIRST = ['auth-needed', 'no-access', 'offline', 'connecting', 'live'] as const

export const worstState = (circles: SyncStatus['circles']): CircleState =>
  WORST_FIRST.find((state) => Object.values(circles).includes(state)) ?? 'connecting'
