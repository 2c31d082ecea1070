import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { eventIterator, oc } from '@orpc/contract'
import { implement, ORPCError, type RouterClient } from '@orpc/server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { serveConnections } from '#main/shell/connections'
import { reportsTo } from '#main/shell/log'

const contract = {
  size: oc.input(z.object({ file: z.instanceof(Blob) })).output(z.number()),
  echo: oc.input(z.object({ file: z.instanceof(Blob) })).output(z.instanceof(Blob)),
  count: oc.input(z.number()).output(eventIterator(z.number())),
  refuse: oc.output(z.void()),
  break: oc.output(z.void()),
}
let ended = 0
const os = implement(contract)
const router = os.router({
  size: os.size.handler(({ input }) => input.file.size),
  echo: os.echo.handler(({ input }) => input.file),
  count: os.count.handler(async function* ({ input, signal }) {
    yield 1
    if (input === 1) throw new TypeError('a live query that breaks later')
    await new Promise((resolve) => signal?.addEventListener('abort', resolve))
    ended++
    throw new TypeError('what it worked on is closed')
  }),
  refuse: os.refuse.handler(() => {
    throw new ORPCError('PROBLEM', { status: 422 })
  }),
  break: os.break.handler(() => {
    throw new RangeError('Rosa Delgado, 212-555-0123')
  }),
})

function connect() {
  const bad: unknown[] = []
  const unexpected: string[] = []
  const connections = serveConnections(router, {
    onBadFrame: (error) => bad.push(error),
    onUnexpected: (procedure, error) => unexpected.push(`${procedure}: ${error}`),
  })
  const { port1, port2 } = new MessageChannel()
  const connection = { send: (frame: unknown) => port2.postMessage(frame) }
  port2.on('message', (frame) => connections.receive(connection, asElectronHandsItOver(frame), {}))
  const link = new RPCLink({
    port: {
      postMessage: (data: unknown) => port1.postMessage(data),
      on: (event, listener) => void port1.on(event, (data: unknown) => listener({ data })),
    },
  })
  const client: RouterClient<typeof router> = createORPCClient(link)
  return { client, connections, bad, unexpected, close: () => port1.close() }
}

test('files pass through a port that hands over bare buffers, both ways', async () => {
  const { client, bad, close } = connect()
  expect(await client.size({ file: new File(['Name\nAna'], 'list.csv') })).toBe(8)
  expect(await (await client.echo({ file: new Blob(['Ñandú']) })).text()).toBe('Ñandú')
  expect(bad).toEqual([])
  close()
})

test('what no contract knows is reported, at once and in the middle of a live query; a refusal is not', async () => {
  const { client, unexpected, close } = connect()
  await expect(client.refuse()).rejects.toThrow()
  await expect(client.break()).rejects.toThrow('Internal server error')
  const counting = await client.count(1)
  expect(await counting.next()).toMatchObject({ value: 1 })
  await expect(counting.next()).rejects.toThrow()
  expect(unexpected).toEqual([
    'break: RangeError: Rosa Delgado, 212-555-0123',
    'count: TypeError: a live query that breaks later',
  ])
  close()
})

test('live queries end before what they read is closed, and nobody hears of it', async () => {
  const { client, connections, unexpected, close } = connect()
  const counting = await client.count(2)
  expect(await counting.next()).toMatchObject({ value: 1 })
  connections.closeAll()
  let answered = false
  const answer = () => {
    answered = true
  }
  client.break().then(answer, answer)
  await expect.poll(() => ended).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(answered).toBe(false)
  expect(unexpected).toEqual([])
  close()
})

test('the log says where it broke, and nothing that somebody typed', () => {
  const lines: unknown[] = []
  reportsTo((event, fields) => lines.push({ event, ...fields })).onUnexpected(
    'person.add',
    new RangeError('Rosa Delgado,\n  at 212-555-0123'),
  )
  expect(lines).toMatchObject([{ event: 'procedure-failed', procedure: 'person.add', cause: 'RangeError' }])
  expect(JSON.stringify(lines)).toContain('connections.test.ts')
  expect(JSON.stringify(lines)).not.toMatch(/Rosa|555/)
})

const asElectronHandsItOver = (frame: string | Uint8Array | ArrayBuffer): string | ArrayBuffer =>
  frame instanceof Uint8Array ? new Uint8Array(frame).buffer : frame
