import { client } from './client'
import { aheadMs } from './clock'

/** Keeps this page's time that of the core, for as long as the page lives. */
export async function followClock(): Promise<void> {
  for await (const clock of await client.system.clock()) aheadMs.set(clock.aheadMs)
}
