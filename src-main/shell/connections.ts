import { mapEventIterator } from '@orpc/client'
import { type AnyRouter, type Context, ORPCError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/bun-ws'
import type { Frame } from './messages'

/** One page's line to a router: frames out through `send`, frames in through `receive` below. */
export type Connection = { send(frame: Frame): void }

export type Connections<C extends Context> = {
  /** Through Electron's ports, bytes come as the bare buffer that oRPC sends. */
  receive(connection: Connection, frame: Frame | ArrayBuffer, context: C): void
  close(connection: Connection): void
  /**
   * Before what the procedures work on is closed: live queries end and say nothing of it, and what is asked from then
   * on has no answer; whoever asked will ask the next core.
   */
  closeAll(): void
}

export type Reports = {
  onBadFrame(error: unknown): void
  /** A procedure failed in a way that its contract does not know: a bug, or a disk that is going. */
  onUnexpected(procedure: string, error: unknown): void
}

/** What oRPC sends to, in the words of Bun. */
type Socket = { send(message: string | ArrayBufferLike | Uint8Array): number }

/**
 * Serves a router to any number of connections, whatever carries the frames. oRPC's handler for Bun is the one that
 * takes a message and gives a promise: the others swallow it, and a frame that does not decode would then be an
 * unhandled rejection and end the process. Here it is reported, and hurts nobody.
 */
export function serveConnections<C extends Context>(
  router: AnyRouter,
  { onBadFrame, onUnexpected }: Reports,
): Connections<C> {
  const report = (path: readonly string[], signal: AbortSignal | undefined, error: unknown) => {
    if (!(error instanceof ORPCError || signal?.aborted)) onUnexpected(path.join('.'), error)
  }
  const handler = new RPCHandler<Context>(router, {
    clientInterceptors: [
      async ({ next, path, signal }) => {
        try {
          return reportingIn(await next(), (error) => report(path, signal, error))
        } catch (error) {
          report(path, signal, error)
          throw error
        }
      },
    ],
  })
  const socketsByConnection = new Map<Connection, Socket>()
  let isClosed = false
  const socketOf = (connection: Connection): Socket => {
    const socket = socketsByConnection.get(connection) ?? asSocket(connection)
    socketsByConnection.set(connection, socket)
    return socket
  }
  return {
    receive(connection, frame, context) {
      if (isClosed) return
      const message = frame instanceof ArrayBuffer ? new Uint8Array(frame) : frame
      handler.message(socketOf(connection), message, { context }).catch(onBadFrame)
    },
    close(connection) {
      handler.close(socketOf(connection))
      socketsByConnection.delete(connection)
    },
    closeAll() {
      isClosed = true
      for (const socket of socketsByConnection.values()) handler.close(socket)
      socketsByConnection.clear()
    },
  }
}

/** A live query may fail long after it was answered. */
function reportingIn(output: unknown, report: (error: unknown) => void): unknown {
  if (!isAsyncIterator(output)) return output
  return mapEventIterator(output, {
    value: async (value) => value,
    error: async (error) => {
      report(error)
      return error
    },
  })
}

const isAsyncIterator = (output: unknown): output is AsyncIterator<unknown> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output

const asSocket = (connection: Connection): Socket => ({
  send(message) {
    connection.send(
      typeof message === 'string' || message instanceof Uint8Array ? message : new Uint8Array(message),
    )
    return 0
  },
})
