import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSession } from '#main/sync/server-session'

let password = 'first'
let refusals = 0
const server = createServer((request, response) => {
  const given = Buffer.from((request.headers.authorization ?? '').slice('Basic '.length), 'base64').toString()
  const isRight = given === `rosa:${password}`
  if (!isRight) refusals++
  setTimeout(() => response.writeHead(isRight ? 200 : 401).end('{}'), 5)
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => server.close())

test('a password changed elsewhere is refused fewer times than a server shuts out for, and all goes on with the new one', async () => {
  const asked: boolean[] = []
  const session = createSession({ name: 'rosa', password }, (isNeeded) => asked.push(isNeeded))
  expect((await session.fetch(url)).status).toBe(200)
  password = 'second'
  const many = Promise.all(Array.from({ length: 20 }, () => session.fetch(url)))
  await expect.poll(() => asked).toEqual([true])
  expect(refusals).toBeLessThan(5)
  session.setCredentials({ name: 'rosa', password: 'second' })
  expect((await many).map(({ status }) => status)).toEqual(Array(20).fill(200))
  expect(refusals).toBeLessThan(5)
  expect(asked).toEqual([true, false])
  session.close()
})
