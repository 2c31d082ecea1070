/**
 * A laptop as a process of its own, to be killed: `laptop-process.ts <folder>`. Answers one message with one message.
 * What it is told of refusals and conflicts stands in a file before sync goes on, as in the app.
 */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLaptop } from '../integration/sync-support'
import type { Call, Reply } from './seat'

const [dir = ''] = process.argv.slice(2)
const told = (file: string) => (one: unknown) =>
  appendFileSync(join(dir, file), `${JSON.stringify(one)}\n`, { flush: true })
const laptop = await openLaptop(dir, { onRefused: told('refused'), onConflict: told('conflicts') })

const methods = {
  connect: async (
    ...[invitation, url]: Parameters<typeof laptop.connect> extends [infer I, unknown?] ? [I, string] : never
  ) => {
    await laptop.connect(invitation, { url })
  },
  disconnect: () => laptop.disconnect(),
  save: laptop.save,
  edit: laptop.edit,
  get: laptop.get,
  ids: laptop.ids,
  all: async () => [...(await laptop.all())],
  status: async () => laptop.status(),
  setCredentials: async (credentials: { name: string; password: string }) =>
    laptop.sync().setCredentials(credentials),
  tryNow: async () => laptop.sync().tryNow(),
}
export type LaptopMethods = typeof methods

process.on('message', (call: Call) => {
  const work = methods[call.method] as (...args: unknown[]) => Promise<unknown>
  work(...call.args).then(
    (value) => process.send?.({ number: call.number, value } satisfies Reply),
    (cause) => process.send?.({ number: call.number, error: String(cause) } satisfies Reply),
  )
})
process.on('disconnect', () => process.exit(0))
process.send?.({ number: 0 } satisfies Reply)
