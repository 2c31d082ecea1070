import { connect } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, hubAdmin, makeUser, startTestHub } from './hub-support'

/** What only the hub promises: it stands in a room full of strangers' laptops. */
describe('a hub among strangers', () => {
  let hub: Awaited<ReturnType<typeof startTestHub>>
  let member: { name: string; password: string }

  beforeEach(async () => {
    hub = await startTestHub()
    await ask(hub, 'PUT', 'db', { as: hubAdmin })
    await ask(hub, 'PUT', 'db/_security', { as: hubAdmin, body: { members: { roles: ['team'] } } })
    member = await makeUser(hub, ['team'])
  })
  afterEach(() => hub.close())

  const asMember = (method: string, path: string, body?: unknown) =>
    ask(hub, method, path, { as: member, body })

  /** Sends bytes as they are and reads what comes back until the line is closed. */
  const raw = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(hub.port, '127.0.0.1')
      let answer = ''
      socket.on('data', (data) => {
        answer += data
      })
      socket.on('error', () => resolve(answer))
      socket.on('close', () => resolve(answer))
      socket.write(text)
      socket.setTimeout(3000, () => socket.destroy())
    })

  test('listens on this machine only unless told otherwise', () => {
    expect(hub.url).toBe(`http://127.0.0.1:${hub.port}/`)
  })

  test('lives through whatever comes, and answers with a status that blames the asker', async () => {
    const methods = fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS')
    const part = fc.oneof(
      fc.constantFrom(
        'db',
        '_users',
        '_all_docs',
        '_changes',
        '_bulk_docs',
        '_security',
        '_design',
        '_local',
        '_session',
        'x',
        '..',
        '',
      ),
      fc.string({ maxLength: 8 }).map(encodeURIComponent),
      fc.constantFrom('%', '%00', '%ff', '%2e%2e', 'org.couchdb.user:eve', '__proto__', '_design%2Fx'),
    )
    const path = fc.array(part, { maxLength: 4 }).map((parts) => parts.join('/'))
    const query = fc.constantFrom(
      '',
      '?limit=-1',
      '?keys=1',
      '?startkey={',
      '?since=99-zz',
      '?rev=1',
      '?feed=longpoll&timeout=1',
      '?filter=_selector',
    )
    const body = fc.oneof(
      fc.constant(undefined),
      fc.json(),
      fc.string(),
      fc.constantFrom(
        '{"docs":[{"_id":"\\ud800"}]}',
        '{"docs":[{"_id":"a\\u0000b"}]}',
        '{"__proto__":{"docs":[]}}',
        '['.repeat(50_000),
        '{"selector":{"$where":"1"}}',
      ),
      fc
        .dictionary(
          fc.constantFrom(
            'docs',
            'keys',
            'selector',
            'doc_ids',
            '_id',
            '_rev',
            '_deleted',
            '_attachments',
            'name',
            'password',
            'roles',
            'type',
            'admins',
            'members',
          ),
          fc.jsonValue(),
        )
        .map((fields) => JSON.stringify(fields)),
    )
    await fc.assert(
      fc.asyncProperty(
        methods,
        path,
        query,
        body,
        fc.constantFrom('nobody', 'member', 'admin'),
        async (method, where, what, content, who) => {
          // The database itself stays, for the next request to fail on.
          fc.pre(!(who === 'admin' && method === 'DELETE'))
          const as = who === 'nobody' ? undefined : who === 'admin' ? hubAdmin : member
          const sends = content !== undefined && method !== 'GET' && method !== 'HEAD'
          const url = `http://127.0.0.1:${hub.port}/${where}${what}`
          const response = await fetch(url, {
            method,
            headers: {
              ...(as && { authorization: `Basic ${btoa(`${as.name}:${as.password}`)}` }),
              'content-type': 'application/json',
            },
            ...(sends && { body: content }),
          })
          await response.arrayBuffer()
          expect(response.status === 501 || response.status < 500).toBe(true)
          // As it is sent: `db/..` is nothing of the database.
          const sent = new URL(url).pathname
          if (!as && sent.startsWith('/db')) expect(response.status).toBeGreaterThanOrEqual(400)
        },
      ),
      { numRuns: 400 },
    )
    expect((await ask(hub, 'GET', '_up')).status).toBe(200)
    expect((await asMember('GET', 'db/_all_docs')).status).toBeOneOf([200, 403])
  }, 120_000)

  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a header without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(100_000)}\r\n\r\n`],
    ['two lengths', 'POST /_session HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    ['a negative length', 'POST /_session HTTP/1.1\r\nHost: x\r\nContent-Length: -2\r\n\r\n{}'],
  ])('refuses %s and goes on', async (_what, text) => {
    expect(await raw(text)).toMatch(/^HTTP\/1\.1 4\d\d/)
    expect((await ask(hub, 'GET', '_up')).status).toBe(200)
  })

  test('reads no further than its limit', async () => {
    const head = `POST /db/_bulk_docs HTTP/1.1\r\nHost: x\r\nAuthorization: Basic ${btoa(`${member.name}:${member.password}`)}\r\n`
    const said = await raw(`${head}Content-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{`)
    expect(said).toMatch(/^HTTP\/1\.1 413/)
    expect(said).toMatch(/connection: close/i)
    const chunk = 'x'.repeat(0x100000)
    const chunks = `100000\r\n${chunk}\r\n`.repeat(33)
    expect(
      await raw(`${head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`),
    ).toMatch(/^HTTP\/1\.1 413|^$/)
    expect((await ask(hub, 'GET', '_up')).status).toBe(200)
  })

  test('gives up on rules that never end, and on those that put work off', async () => {
    const rule = `function (doc) {
      if (doc.loop) for (;;);
      if (doc.later) Promise.resolve().then(function () { for (;;); });
      if (doc.reach) throw({ forbidden: [typeof require, typeof globalThis.constructor.constructor, typeof module].join() });
      if (doc.evil) throw({ forbidden: String(Function('return 1')()) });
    }`
    await ask(hub, 'PUT', 'db/_design/rules', { as: hubAdmin, body: { validate_doc_update: rule } })
    expect((await asMember('PUT', 'db/a', { loop: 1 })).status).toBe(500)
    expect((await asMember('PUT', 'db/b', { later: 1 })).status).toBe(500)
    expect(await asMember('PUT', 'db/c', { reach: 1 })).toMatchObject({
      body: { reason: /^undefined,.*,undefined$/ },
    })
    expect((await asMember('PUT', 'db/d', { evil: 1 })).status).toBe(500)
    expect((await asMember('PUT', 'db/e', {})).status).toBe(201)
  })

  test('ends the long poll of somebody who lost the right to it', async () => {
    const { last_seq } = (await asMember('GET', 'db/_changes?since=now')).body as { last_seq: string }
    const poll = asMember('GET', `db/_changes?feed=longpoll&timeout=20000&since=${last_seq}`)
    await new Promise((resolve) => setTimeout(resolve, 300))
    await ask(hub, 'PUT', 'db/_security', { as: hubAdmin, body: { members: { roles: ['others'] } } })
    expect((await poll).status).toBe(403)
  })

  test('takes a session back when the password changes, and believes no forged one', async () => {
    const { headers } = await ask(hub, 'POST', '_session', { body: member })
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
    const read = async (with_: string) =>
      (await ask(hub, 'GET', 'db/_all_docs', { headers: { cookie: with_ } })).status
    expect(await read(cookie)).toBe(200)
    const [name, expiry, mac] = cookie.slice('AuthSession='.length).split('.')
    const admin = Buffer.from(hubAdmin.name).toString('base64url')
    expect(await read(`AuthSession=${admin}.${expiry}.${mac}`)).toBe(401)
    expect(await read(`AuthSession=${name}.${Number(expiry) + 1}.${mac}`)).toBe(401)
    const path = `_users/org.couchdb.user:${member.name}`
    const { body } = await ask(hub, 'GET', path, { as: hubAdmin })
    await ask(hub, 'PUT', path, { as: hubAdmin, body: { ...(body as object), password: 'another one' } })
    expect(await read(cookie)).toBe(401)
  })

  test('says of what it cannot do that it cannot', async () => {
    expect((await asMember('POST', 'db/_bulk_docs', { docs: [], new_edits: false })).status).toBe(501)
    expect((await asMember('PUT', 'db/a', { _attachments: { x: { data: {} } } })).status).toBe(501)
    expect((await asMember('PUT', 'db/a/picture', {})).status).toBe(501)
    expect((await asMember('GET', 'db/_changes?feed=continuous')).status).toBe(400)
  })

  test('closes its own users’ database to its members even with an open door', async () => {
    expect((await asMember('GET', '_users/_changes')).status).toBe(403)
    expect((await ask(hub, 'DELETE', '_users', { as: hubAdmin })).status).toBe(400)
    expect((await ask(hub, 'PUT', 'db/_security', { as: hubAdmin, body: {} })).status).toBe(200)
    expect((await ask(hub, 'GET', 'db/_all_docs')).status).toBe(401)
  })
})
