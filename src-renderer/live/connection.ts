import { useSyncExternalStore } from 'react'
import type { KeyKeeper, StartProblem } from '#shared/contract/shell'
import { shellLine, shellState } from './shell'
import { createStore, type Store } from './store'

/** Whether the page has a core to speak to, and if not, what it waits for. */
export type Connection =
  /** First load, or a core that is starting. */
  | { status: 'connecting' }
  | { status: 'choose-passphrase' }
  | { status: 'ask-passphrase' }
  | { status: 'connected'; keyKeeper: KeyKeeper; restarts: number }
  /** The core stopped, or its line broke: it comes back by itself, and calls wait for it. */
  | { status: 'reconnecting' }
  | { status: 'core-problem'; problem: StartProblem }
  /** The program itself has ended (its terminal was closed): somebody must start it again. */
  | { status: 'shell-lost' }

export const coreLine = createStore(false)
const connection: Store<Connection> = createStore<Connection>({ status: 'connecting' })
let wasConnected = false

function update(): void {
  const next = read()
  wasConnected ||= next.status === 'connected'
  connection.set(next)
}

function read(): Connection {
  const state = shellState.get()
  if (state === null) return { status: 'connecting' }
  if (!shellLine.get()) return { status: 'shell-lost' }
  switch (state.phase) {
    case 'choose-passphrase':
    case 'ask-passphrase':
      return { status: state.phase }
    case 'problem':
      return { status: 'core-problem', problem: state.problem }
    case 'starting':
      return { status: wasConnected ? 'reconnecting' : 'connecting' }
    case 'ready':
      if (coreLine.get()) return { status: 'connected', keyKeeper: state.keyKeeper, restarts: state.restarts }
      return { status: wasConnected ? 'reconnecting' : 'connecting' }
  }
}

for (const store of [shellState, shellLine, coreLine]) store.subscribe(update)
update()

export const useConnection = (): Connection => useSyncExternalStore(connection.subscribe, connection.get)
