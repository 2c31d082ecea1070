import { type MessagePortMain, utilityProcess } from 'electron'
import type { CoreChild } from '../shell/core-supervisor'

/** Starts the core as a utility process of Electron. */
export function forkCore(entry: string): CoreChild {
  const core = utilityProcess.fork(entry, [], { serviceName: 'Barnstorm core', stdio: 'inherit' })
  return {
    send: (message, port) => core.postMessage(message, port ? [port as MessagePortMain] : []),
    kill: () => core.kill(),
    onMessage: (listener) => core.on('message', listener),
    onExit: (listener) => core.once('exit', listener),
  }
}
