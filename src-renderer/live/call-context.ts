import type { ClientRetryPluginContext } from '@orpc/client/plugins'

/** What a call may say about itself: how often it is made again. */
export type CallContext = ClientRetryPluginContext
