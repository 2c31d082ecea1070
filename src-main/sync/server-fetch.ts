import type { ServerPlace } from './types'

export type ServerFetch = (input: string, init?: RequestInit) => Promise<Response>

/** How a server is asked: as any, or, where it has a certificate of its own, over lines that end at that one alone. */
export async function openServerFetch({ certificate }: Pick<ServerPlace, 'certificate'>): Promise<{
  fetch: ServerFetch
  close(): Promise<void>
}> {
  if (!certificate) return { fetch: globalThis.fetch, close: async () => {} }
  // Loaded where it is needed: Node's own fetch cannot be told whom to believe.
  const undici = await import('undici')
  // Its address is that of a laptop today, so what the certificate says of names is of no account.
  const agent = new undici.Agent({ connect: { ca: [certificate], checkServerIdentity: () => undefined } })
  const fetch = (input: string, init: RequestInit = {}) =>
    undici.fetch(input, { ...init, dispatcher: agent } as Parameters<typeof undici.fetch>[1])
  return { fetch: fetch as unknown as ServerFetch, close: () => agent.destroy() }
}
