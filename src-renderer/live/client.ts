import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import type { Contract } from '#shared/contract/contract'
import type { CallContext } from './call-context'
import { openLine } from './channel'
import { coreLine } from './connection'
import { reconnectingLink } from './reconnecting-link'
import { coreIsReady } from './shell'

const openCore = openLine('core')

/** The core: every procedure of the contract. A call made while the core is away waits for it. */
export const client: ContractRouterClient<Contract, CallContext> = createORPCClient(
  reconnectingLink(async (onClose) => {
    await coreIsReady()
    return openCore(onClose)
  }, coreLine.set),
)

/** The same procedures as options for TanStack Query; for live queries use `useLive`. */
export const orpc = createTanstackQueryUtils(client)

/**
 * The core is on this laptop: what the browser thinks of the network is beside the point. Transport failures are
 * retried below, in the link; what the core answers is final.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
    mutations: { networkMode: 'always', retry: false },
  },
})
