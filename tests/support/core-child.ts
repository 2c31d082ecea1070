import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { CoreClient } from '#shared/contract/contract'
import type { StartProblem } from '#shared/contract/shell'

/** The built core in a process of its own, as the shells run it, and a client to it. */
export type CoreChild = {
  client: CoreClient
  pid: number
  /** SIGKILL: nothing in it gets to tidy up. */
  kill(): Promise<void>
  stop(): Promise<void>
  /** It has ended by itself, to be started again. */
  ended: Promise<unknown>
}

type Message = { type: string; data?: string | Uint8Array; problem?: StartProblem }
export const CORE_KEY = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'

/** Resolves when the core is ready; rejects with the tag of the problem where it cannot start. */
export async function startCoreChild(dataDir: string, key = CORE_KEY): Promise<CoreChild> {
  const child = spawnCore(dataDir, key)
  const ended = once(child, 'exit')
  await ready(child)
  child.send({ type: 'connect', connection: 1 })
  return {
    client: createORPCClient(new RPCLink({ port: portOf(child) })),
    pid: child.pid ?? 0,
    kill: () => end(child, () => child.kill('SIGKILL')),
    stop: () => end(child, () => child.send({ type: 'stop' })),
    ended,
  }
}

/** Starts a core and kills it after so long, ready or not. */
export async function killWhileStarting(dataDir: string, milliseconds: number): Promise<void> {
  const child = spawnCore(dataDir, CORE_KEY)
  await once(child, 'spawn')
  await new Promise((done) => setTimeout(done, milliseconds))
  await end(child, () => child.kill('SIGKILL'))
}

function spawnCore(dataDir: string, key: string): ChildProcess {
  const child = fork(resolve(import.meta.dirname, '../../out/main/core.js'), [], {
    // As the shells start it: without the loader that a test or a bench runs under.
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.send({ type: 'start', dataDir, key, version: 'test' })
  return child
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((done, reject) => {
    const failed = (code: number | null) => reject(new Error(`the core ended with ${code}`))
    child.once('exit', failed)
    child.on('message', function heard(message: Message) {
      if (message.type === 'ready') done()
      else if (message.type === 'problem')
        reject(new Error(`${message.problem?.tag}: ${message.problem?.detail}`))
      else return
      child.off('message', heard)
      child.off('exit', failed)
    })
  })
}

/** The child's messages as the port that oRPC expects. */
function portOf(child: ChildProcess) {
  return {
    postMessage(data: string | Uint8Array) {
      if (child.connected) child.send({ type: 'frame', connection: 1, data })
    },
    on(event: string, listener: (event?: { data: unknown }) => void) {
      if (event === 'message')
        child.on('message', (message: Message) => {
          if (message.type === 'frame') listener({ data: message.data })
        })
      if (event === 'close') child.once('exit', () => listener())
    },
  }
}

async function end(child: ChildProcess, how: () => void): Promise<void> {
  const ended = once(child, 'exit')
  how()
  await ended
}
