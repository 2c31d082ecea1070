import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type CoreChild, type CoreState, superviseCore } from '#main/shell/core-supervisor'
import type { FromCore, ToCore } from '#main/shell/messages'

/** A core process made of two lists of listeners. */
function fakeCore() {
  const onMessage: ((message: FromCore) => void)[] = []
  const onExit: (() => void)[] = []
  const sent: ToCore[] = []
  const child: CoreChild = {
    send: (message) => sent.push(message),
    kill: () => core.exit(),
    onMessage: (listener) => onMessage.push(listener),
    onExit: (listener) => onExit.push(listener),
  }
  const core = {
    child,
    sent,
    says(message: FromCore) {
      for (const listener of onMessage) listener(message)
    },
    exit() {
      for (const listener of onExit.splice(0)) listener()
    },
  }
  return core
}
type FakeCore = ReturnType<typeof fakeCore>

let cores: FakeCore[]
let states: CoreState[]
let supervisor: ReturnType<typeof superviseCore>
const latest = (): FakeCore => {
  const core = cores.at(-1)
  if (!core) throw new Error('no core was started')
  return core
}

beforeEach(() => {
  vi.useFakeTimers()
  cores = []
  states = []
  supervisor = superviseCore({
    fork: () => {
      const core = fakeCore()
      cores.push(core)
      return core.child
    },
    dataDir: '/data',
    version: '1',
    onState: (state) => states.push(state),
  })
})
afterEach(() => vi.useRealTimers())

describe('the supervisor of the core', () => {
  test('starts it with its key, and gives it out only when it is ready', () => {
    supervisor.start('key')
    expect(latest().sent).toEqual([{ type: 'start', dataDir: '/data', key: 'key', version: '1' }])
    expect(supervisor.child()).toBeNull()
    latest().says({ type: 'ready' })
    expect(supervisor.child()).toBe(latest().child)
    expect(states).toEqual([
      { phase: 'starting', restarts: 0 },
      { phase: 'ready', restarts: 0 },
    ])
  })

  test('starts it again at once where it asks for it, and counts no crash', () => {
    supervisor.start('key')
    latest().says({ type: 'ready' })
    latest().says({ type: 'restarting' })
    latest().exit()
    expect(cores).toHaveLength(2)
    expect(latest().sent).toEqual([{ type: 'start', dataDir: '/data', key: 'key', version: '1' }])
    latest().says({ type: 'ready' })
    expect(states.at(-1)).toEqual({ phase: 'ready', restarts: 0 })
  })

  test('starts it again after a crash, and counts it', () => {
    supervisor.start('key')
    latest().says({ type: 'ready' })
    latest().exit()
    expect(supervisor.child()).toBeNull()
    vi.runAllTimers()
    latest().says({ type: 'ready' })
    expect(cores).toHaveLength(2)
    expect(states.at(-1)).toEqual({ phase: 'ready', restarts: 1 })
  })

  test('gives up with a problem when it crashes again and again, also right after it got ready', () => {
    supervisor.start('key')
    for (let crash = 0; crash < 6; crash += 1) {
      latest().says({ type: 'ready' })
      latest().exit()
      vi.runAllTimers()
    }
    expect(cores).toHaveLength(6)
    expect(states.at(-1)).toMatchObject({ phase: 'problem', problem: { tag: 'crashing' } })
  })

  test('forgets old crashes when it has run steadily', () => {
    supervisor.start('key')
    for (let crash = 0; crash < 20; crash += 1) {
      latest().says({ type: 'ready' })
      vi.advanceTimersByTime(60_000)
      latest().exit()
      vi.advanceTimersByTime(2000)
    }
    expect(states.at(-1)).toEqual({ phase: 'starting', restarts: 20 })
  })

  test('does not start it again over a problem, but when it is asked to', () => {
    supervisor.start('key')
    latest().says({ type: 'problem', problem: { tag: 'disk-full', detail: '' } })
    latest().exit()
    vi.runAllTimers()
    expect(cores).toHaveLength(1)
    supervisor.retry()
    latest().says({ type: 'ready' })
    expect(cores).toHaveLength(2)
    expect(states.at(-1)).toEqual({ phase: 'ready', restarts: 0 })
  })

  test('lets it close its database when the shell ends, and ends it where it does not', async () => {
    supervisor.start('key')
    latest().says({ type: 'ready' })
    const stopped = supervisor.stop()
    expect(latest().sent.at(-1)).toEqual({ type: 'stop' })
    vi.advanceTimersByTime(3000)
    await stopped
    vi.runAllTimers()
    expect(cores).toHaveLength(1)
  })

  test('does not bring it back when the shell ends during the pause after a crash', async () => {
    supervisor.start('key')
    latest().exit()
    await supervisor.stop()
    vi.runAllTimers()
    expect(cores).toHaveLength(1)
  })
})
