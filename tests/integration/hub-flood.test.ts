import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServerAddress } from '#main/central/client'
import { ask, makeUser, randomName, type TestServer } from './hub-support'

/** What a hub on a small laptop must stand: its memory and its attention are measured from outside. */
describe('a hub that is flooded', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hub-flood-'))
  let child: ChildProcess
  let hub: TestServer
  let member: { name: string; password: string }

  beforeAll(async () => {
    const script = fileURLToPath(new URL('./hub-process.ts', import.meta.url))
    child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, '0'], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    if (!child.stdout) throw new Error('no output')
    const [line] = await once(createInterface(child.stdout), 'line')
    hub = { ...(JSON.parse(String(line)) as ServerAddress), close: async () => {} }
    await ask(hub, 'PUT', 'db', { as: hub.admin })
    await ask(hub, 'PUT', 'db/_security', { as: hub.admin, body: { members: { roles: ['team'] } } })
    member = await makeUser(hub, ['team'])
  })
  afterAll(async () => {
    child.kill()
    await once(child, 'exit')
    rmSync(dataDir, { recursive: true, force: true })
  })

  /** Since it was asked the last time. */
  async function fared(): Promise<{ mostMegabytes: number; longestPauseMs: number }> {
    const answer = once(child, 'message')
    child.send('how?')
    return (await answer)[0]
  }

  const signIn = (who: { name: string; password: string }, headers: Record<string, string> = {}) =>
    ask(hub, 'POST', '_session', { body: { name: who.name, password: who.password }, headers })
  const cookieOf = ({ headers }: { headers: Headers }) => headers.get('set-cookie')?.split(';')[0] ?? ''
  const from = (address: string) => ({ 'x-forwarded-for': address })

  const MEGABYTE = 'x'.repeat(1_000_000)

  /** A document of so many megabytes among others, without a word before how long it is. Gives the answer's status. */
  const sendLarge = (megabytes: number) =>
    new Promise<number>((resolve) => {
      const sending = request(new URL('db/_bulk_docs', hub.url), {
        method: 'POST',
        auth: `${member.name}:${member.password}`,
        headers: { 'content-type': 'application/json' },
      })
      let left = megabytes
      const more = () => {
        while (left-- > 0) if (!sending.write(MEGABYTE)) return void sending.once('drain', more)
        sending.end('"}]}')
      }
      sending.on('response', (response) => {
        left = 0
        resolve(response.statusCode ?? 0)
        response.resume().on('end', () => sending.destroy())
      })
      // The line was cut before all of it had come.
      sending.on('error', () => resolve(0))
      sending.write('{"docs":[{"_id":"small"},{"_id":"large","text":"')
      more()
    })

  test('with documents of 100 megabytes refuses them, one or thirty at once, and holds little of them', async () => {
    const before = (await fared()).mostMegabytes
    expect(await sendLarge(100)).toBeOneOf([413, 0])
    for (const status of await Promise.all(Array.from({ length: 30 }, () => sendLarge(100))))
      expect(status).toBeOneOf([413, 503, 0])
    expect((await fared()).mostMegabytes - before).toBeLessThan(400)
    expect((await ask(hub, 'GET', 'db', { as: member })).body).toMatchObject({ doc_count: 0 })
    const docs = [{ _id: 'small' }]
    expect((await ask(hub, 'POST', 'db/_bulk_docs', { as: member, body: { docs } })).status).toBe(201)
  })

  test('with guesses at a name looks at five of them, however they come', async () => {
    const cookie = cookieOf(await signIn(member))
    const guesses = await Promise.all(
      Array.from({ length: 60 }, (_, n) => {
        const guess = { ...member, password: `guess ${n}` }
        return n % 2 === 0 ? signIn(guess) : ask(hub, 'GET', '_session', { as: guess })
      }),
    )
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(guesses.filter(({ status }) => status === 403)).toHaveLength(55)
    // The right one is a guess too: nobody is told.
    expect((await signIn(member)).status).toBe(403)
    // Who was in before goes on, and may sign in again; at another address everybody may.
    expect((await ask(hub, 'GET', 'db', { headers: { cookie } })).status).toBe(200)
    expect((await signIn(member, { cookie })).status).toBe(200)
    expect((await signIn(member, from('10.0.0.9'))).status).toBe(200)
    // A cookie of another name, or a made-up one, opens nothing.
    const other = await makeUser(hub, ['team'])
    const others = cookieOf(await signIn(other))
    expect((await signIn(member, { cookie: others })).status).toBe(403)
    expect((await signIn(member, { cookie: `${cookie}x` })).status).toBe(403)
  })

  test('with sign-ins answers those who are signed in, and takes others in their turn', async () => {
    const ann = await makeUser(hub, ['team'])
    const cookie = cookieOf(await signIn(member, from('10.0.0.2')))
    await fared()
    const statuses: number[] = []
    const count = (status: number) => statuses.filter((one) => one === status).length
    const ending = new AbortController()
    const flood = Array.from({ length: 400 }, async () => {
      const response = await fetch(new URL('_session', hub.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...from('10.0.0.1') },
        body: JSON.stringify({ name: randomName('nobody'), password: 'guess' }),
        signal: ending.signal,
      })
      statuses.push(response.status)
      await response.body?.cancel()
    })
    await expect.poll(() => count(503), { timeout: 30_000 }).toBeGreaterThan(100)
    let isIn = false
    const signedIn = signIn(ann, from('10.0.0.3')).finally(() => {
      isIn = true
    })
    const waits: number[] = []
    while (!isIn) {
      const asked = performance.now()
      expect((await ask(hub, 'GET', 'db', { headers: { cookie } })).status).toBe(200)
      waits.push(performance.now() - asked)
      await new Promise((done) => setTimeout(done, 20))
    }
    expect((await signedIn).status).toBe(200)
    // She was let in before the many that had asked before her.
    expect(count(401)).toBeLessThan(100)
    expect((await fared()).longestPauseMs).toBeLessThan(1000)
    expect(waits.sort((a, b) => a - b)[waits.length >> 1]).toBeLessThan(500)
    ending.abort()
    await Promise.allSettled(flood)
    expect(new Set(statuses)).toEqual(new Set([401, 503]))
  })
})
