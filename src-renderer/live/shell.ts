import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { ShellState, shellContract } from '#shared/contract/shell'
import type { CallContext } from './call-context'
import { openLine } from './channel'
import { reconnectingLink } from './reconnecting-link'
import { createStore } from './store'

/** Null until the shell has first answered. */
export const shellState = createStore<ShellState | null>(null)
export const shellLine = createStore(false)

/** The shell around the core: its state, its key, the window. */
export const shell: ContractRouterClient<typeof shellContract, CallContext> = createORPCClient(
  reconnectingLink(openLine('shell'), shellLine.set),
)

/** Keeps `shellState` true for as long as the page lives. The link takes up the query again by itself. */
async function followShell(): Promise<void> {
  for await (const state of await shell.state()) shellState.set(state)
}

/** Resolves when the core has an open database. */
export function coreIsReady(): Promise<void> {
  if (shellState.get()?.phase === 'ready') return Promise.resolve()
  return new Promise((resolve) => {
    const stop = shellState.subscribe(() => {
      if (shellState.get()?.phase !== 'ready') return
      stop()
      resolve()
    })
  })
}

void followShell()
