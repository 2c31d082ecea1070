import { fork } from 'node:child_process'
import type { CoreChild } from '../shell/core-supervisor'

/** Starts the core as a child of this Node process. */
export function forkCore(entry: string): CoreChild {
  // Structured clone keeps a frame's bytes as bytes; JSON would not.
  const core = fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  // A send to a process that has just died: `exit` says it all.
  core.on('error', () => {})
  return {
    send: (message) => {
      if (core.connected) core.send(message)
    },
    kill: () => core.kill('SIGKILL'),
    onMessage: (listener) => core.on('message', listener),
    onExit: (listener) => core.once('exit', listener),
  }
}
