import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSession } from '#main/sync/server-session'

/** A server that knows one password, and shuts out for wrong ones as CouchDB does. */
let password = 'first'
let refusals = 0
let cookie = 'AuthSession=1'
let givesCookies = true
/** What came along with the last name and password. */
let shown: string | undefined
const server = createServer(async (request, response) => {
  if (request.url !== '/_session') {
    const basic = `Basic ${Buffer.from(`rosa:${password}`).toString('base64')}`
    const { headers } = request
    const isRight = givesCookies ? headers.cookie === cookie : headers.authorization === basic
    setTimeout(() => response.writeHead(isRight ? 200 : 401).end('{}'), 5)
    return
  }
  shown = request.headers.cookie
  let body = ''
  for await (const chunk of request) body += chunk
  const isRight = JSON.parse(body).password === password
  if (!isRight) refusals++
  response
    .writeHead(isRight ? 200 : 401, isRight && givesCookies ? { 'set-cookie': `${cookie}; HttpOnly` } : {})
    .end('{}')
})
/** All who are signed in must sign in again. */
const renew = (next: string) => {
  password = next
  cookie += '1'
}
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => server.close())

test('a password changed elsewhere is refused once, and all goes on with the new one', async () => {
  const asked: boolean[] = []
  const session = createSession(url, { name: 'rosa', password }, (isNeeded) => asked.push(isNeeded))
  expect((await session.fetch(url)).status).toBe(200)
  renew('second')
  const many = Promise.all(Array.from({ length: 20 }, () => session.fetch(url)))
  await expect.poll(() => asked).toEqual([true])
  expect(refusals).toBe(1)
  session.setCredentials({ name: 'rosa', password: 'second' })
  expect((await many).map(({ status }) => status)).toEqual(Array(20).fill(200))
  expect(refusals).toBe(1)
  expect(asked).toEqual([true, false])
  session.close()
})

test('a cookie that has run out is renewed, and nobody is asked', async () => {
  const asked: boolean[] = []
  const session = createSession(url, { name: 'rosa', password }, (isNeeded) => asked.push(isNeeded))
  expect((await session.fetch(url)).status).toBe(200)
  expect(shown).toBeUndefined()
  const before = cookie
  renew(password)
  const many = await Promise.all(Array.from({ length: 20 }, () => session.fetch(url)))
  expect(many.map(({ status }) => status)).toEqual(Array(20).fill(200))
  expect(asked).toEqual([])
  // It tells this laptop from one that guesses.
  expect(shown).toBe(before)
  session.close()
})

test('where something on the way keeps the cookies to itself, each request carries the password', async () => {
  givesCookies = false
  const asked: boolean[] = []
  const session = createSession(url, { name: 'rosa', password }, (isNeeded) => asked.push(isNeeded))
  expect((await session.fetch(url)).status).toBe(200)
  expect(asked).toEqual([])
  session.close()
})
