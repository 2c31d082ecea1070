import { ORPCError } from '@orpc/client'
import { ClientRetryPlugin } from '@orpc/client/plugins'
import { StandardRPCLink } from '@orpc/client/standard'
import type { CallContext } from './call-context'
import type { Line, OpenLine } from './channel'

/**
 * A link that outlives its line: when the line is lost it opens the next one, and calls wait for it.
 *
 * A call that was under way when the line was lost is made again, commands included: the core may have carried it out
 * without our hearing of it, and every command of the contract may be sent twice (it carries the id of what it makes,
 * or sets what it names; docs/decisions/commands-may-be-repeated.md). What the core answered, refusals too, stands.
 */
export function reconnectingLink(
  open: OpenLine,
  onLine: (isOpen: boolean) => void,
): StandardRPCLink<CallContext> {
  return new StandardRPCLink<CallContext>(reopening(open, onLine), {
    url: 'http://orpc',
    plugins: [
      new ClientRetryPlugin<CallContext>({
        default: {
          retry: Number.POSITIVE_INFINITY,
          retryDelay: ({ attemptIndex }) => pause(attemptIndex),
          shouldRetry: ({ error }) => !(error instanceof ORPCError),
        },
      }),
    ],
  })
}

function reopening(open: OpenLine, onLine: (isOpen: boolean) => void): Line {
  let line: Promise<Line> | undefined
  const current = (): Promise<Line> => {
    line ??= openUntilItWorks()
    return line
  }
  const lost = () => {
    line = undefined
    onLine(false)
    void current()
  }
  async function openUntilItWorks(): Promise<Line> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const opened = await open(lost)
        onLine(true)
        return opened
      } catch {
        await new Promise((resolve) => setTimeout(resolve, pause(attempt)))
      }
    }
  }
  void current()
  return { call: async (...args) => (await current()).call(...args) }
}

/** Milliseconds: quick at first, as a core is back within half a second, then calm. */
const pause = (attempt: number): number => Math.min(2000, 50 * 2 ** attempt)
