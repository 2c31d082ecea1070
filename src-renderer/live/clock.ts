import { createStore } from './store'

/** By how much the core's clock is ahead of this page's; see follow-clock.ts. */
export const aheadMs = createStore(0)

/** Epoch milliseconds by the core's clock: what every screen tells the time by. */
export const nowMs = (): number => Date.now() + aheadMs.get()
