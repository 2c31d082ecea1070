import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MergeConflict, RefusedWrite } from '#main/sync/types'
import type { LaptopMethods } from './laptop-process'

export type Call = { number: number; method: keyof LaptopMethods; args: unknown[] }
export type Reply = { number: number; value?: unknown; error?: string }

/** A laptop in a process of its own; `kill` ends it as a pulled plug would, `open` starts it on the same folder. */
export type LaptopProcess = LaptopMethods & {
  kill(): Promise<void>
  open(): Promise<void>
  refused(): RefusedWrite[]
  conflicts(): MergeConflict[]
  destroy(): Promise<void>
}

export async function startLaptop(): Promise<LaptopProcess> {
  const dir = mkdtempSync(join(tmpdir(), 'laptop-'))
  const script = fileURLToPath(new URL('./laptop-process.ts', import.meta.url))
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (cause: Error) => void }>()
  let child: ChildProcess | null = null
  let number = 0

  async function open(): Promise<void> {
    const opened = fork(script, [dir], { execArgv: ['--import', 'tsx'], serialization: 'advanced' })
    child = opened
    await once(opened, 'message')
    opened.on('message', ({ number: of, value, error }: Reply) => {
      const call = waiting.get(of)
      waiting.delete(of)
      if (error) call?.reject(new Error(error))
      else call?.resolve(value)
    })
  }
  const call = (method: keyof LaptopMethods, args: unknown[]) =>
    new Promise((resolve, reject) => {
      waiting.set(++number, { resolve, reject })
      child?.send({ number, method, args } satisfies Call)
    })
  const kill = async () => {
    if (!child) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  const told = (file: string) =>
    existsSync(join(dir, file))
      ? readFileSync(join(dir, file), 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line))
      : []

  await open()
  const own = {
    open,
    kill,
    refused: () => told('refused') as RefusedWrite[],
    conflicts: () => told('conflicts') as MergeConflict[],
    async destroy() {
      await kill()
      rmSync(dir, { recursive: true, force: true })
    },
  }
  return new Proxy(own, {
    // What it answers to beyond its own is what the process does; it is no promise.
    get: (target, name) =>
      Reflect.get(target, name) ??
      (name === 'then' ? undefined : (...args: unknown[]) => call(name as keyof LaptopMethods, args)),
  }) as unknown as LaptopProcess
}
