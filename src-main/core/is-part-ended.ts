import { z } from 'zod'
import type { ServerLink } from '#shared/model/sync'
import { openServerFetch } from '../sync/server-fetch'

const session = z.object({ userCtx: z.object({ name: z.string().nullable(), roles: z.array(z.string()) }) })
const TIMEOUT_MS = 30_000

/**
 * The server knows this person and their password, and says that they have no role in the program: their part was
 * ended. Any other answer, or none, is no such word.
 */
export async function isPartEnded({
  url,
  program,
  user,
  password,
  room,
}: Pick<ServerLink, 'url' | 'program' | 'user' | 'password' | 'room'>): Promise<boolean> {
  const server = await openServerFetch(room ?? {})
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  try {
    const response = await server.fetch(`${url}_session`, {
      headers: { authorization },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const said = session.safeParse(await response.json())
    if (!response.ok || !said.success) return false
    const { name, roles } = said.data.userCtx
    return name === user && !roles.some((role) => role.startsWith(`${program}:`))
  } catch {
    return false
  } finally {
    await server.close()
  }
}
