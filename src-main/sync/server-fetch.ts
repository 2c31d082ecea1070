import { Agent, fetch as fetchWith } from 'undici'
import type { ServerPlace } from './types'

export type ServerFetch = (input: string, init?: RequestInit) => Promise<Response>

/** How a server is asked: as any, or, where it has a certificate of its own, over lines that end at that one alone. */
export function openServerFetch({ certificate }: Pick<ServerPlace, 'certificate'>): {
  fetch: ServerFetch
  close(): Promise<void>
} {
  if (!certificate) return { fetch: globalThis.fetch, close: async () => {} }
  // Its address is that of a laptop today, so what the certificate says of names is of no account.
  const agent = new Agent({ connect: { ca: [certificate], checkServerIdentity: () => undefined } })
  const fetch = (input: string, init: RequestInit = {}) =>
    fetchWith(input, { ...init, dispatcher: agent } as Parameters<typeof fetchWith>[1])
  return { fetch: fetch as unknown as ServerFetch, close: () => agent.destroy() }
}
