import type { StartProblem } from '#shared/contract/shell'
import type { FromCore, ToCore } from './messages'

/** A running core process, as either shell starts one. */
export type CoreChild = {
  send(message: ToCore, port?: unknown): void
  kill(): void
  onMessage(listener: (message: FromCore) => void): void
  /** Called once, also where the process could not be started at all. */
  onExit(listener: () => void): void
}

export type CoreState =
  | { phase: 'off' }
  | { phase: 'starting'; restarts: number }
  | { phase: 'ready'; restarts: number }
  | { phase: 'problem'; problem: StartProblem }

export type CoreSupervisor = {
  start(key: string): void
  /** Once more with the same key, after a problem. */
  retry(): void
  /** Lets the core close its database; ends it after three seconds. */
  stop(): Promise<void>
  /** The core process, while it is ready. */
  child(): CoreChild | null
}

type Options = {
  fork: () => CoreChild
  dataDir: string
  version: string
  onState: (state: CoreState) => void
  /** A message that concerns one connection. */
  onFrame?: (message: FromCore & { type: 'frame' }) => void
  now?: () => number
}

const PAUSES_MS = [0, 200, 400, 800, 1600]
/** A core that lasted this long has got over what made it crash. */
const STEADY_MS = 30_000
const STOP_MS = 3000

/** Keeps the core running: starts it again after a crash, gives up with a problem when that does not help. */
export function superviseCore(options: Options): CoreSupervisor {
  const now = options.now ?? Date.now
  let state: CoreState = { phase: 'off' }
  let child: CoreChild | null = null
  let key: string | null = null
  let readyAt = 0
  let restarts = 0
  let crashesInARow = 0
  let stopping = false
  let isRestarting = false

  const enter = (next: CoreState) => {
    state = next
    options.onState(next)
  }

  function launch() {
    if (stopping || key === null) return
    isRestarting = false
    enter({ phase: 'starting', restarts })
    const core = options.fork()
    child = core
    core.onMessage((message) => receive(message))
    core.onExit(() => {
      if (child !== core) return
      child = null
      if (stopping || state.phase === 'problem') return
      if (isRestarting) launch()
      else comeBack()
    })
    core.send({ type: 'start', dataDir: options.dataDir, key, version: options.version })
  }

  function receive(message: FromCore) {
    if (message.type === 'ready') {
      readyAt = now()
      enter({ phase: 'ready', restarts })
    } else if (message.type === 'problem') enter({ phase: 'problem', problem: message.problem })
    else if (message.type === 'restarting') isRestarting = true
    else options.onFrame?.(message)
  }

  function comeBack() {
    if (state.phase === 'ready' && now() - readyAt >= STEADY_MS) crashesInARow = 0
    const pause = PAUSES_MS[crashesInARow]
    if (pause === undefined) {
      enter({ phase: 'problem', problem: { tag: 'crashing', detail: `${crashesInARow + 1} in a row` } })
      return
    }
    crashesInARow += 1
    restarts += 1
    enter({ phase: 'starting', restarts })
    setTimeout(launch, pause)
  }

  return {
    start(newKey) {
      key = newKey
      launch()
    },
    retry() {
      if (state.phase !== 'problem') return
      crashesInARow = 0
      child?.kill()
      child = null
      launch()
    },
    stop() {
      stopping = true
      const core = child
      if (!core) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(() => core.kill(), STOP_MS)
        core.onExit(() => {
          clearTimeout(timer)
          resolve()
        })
        core.send({ type: 'stop' })
      })
    },
    child: () => (state.phase === 'ready' ? child : null),
  }
}
