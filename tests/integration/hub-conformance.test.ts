import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Answer, ask, makeUser, randomName, servers, type TestServer } from './hub-support'

/** What our sync and `barnstorm central` rely on. Apache CouchDB answers these alike, status and words. */
describe.each(servers)('the protocol of CouchDB, on $name', ({ start }) => {
  let server: TestServer
  let database: string
  let member: { name: string; password: string }
  let outsider: { name: string; password: string }
  const made: string[] = []

  const admin = (method: string, path: string, body?: unknown) =>
    ask(server, method, path, { as: server.admin, body })
  const asMember = (method: string, path: string, body?: unknown) =>
    ask(server, method, `${database}/${path}`, { as: member, body })
  const bulk = (...docs: unknown[]) => asMember('POST', '_bulk_docs', { docs })

  async function makeDatabase(): Promise<string> {
    const name = randomName('db')
    await admin('PUT', name)
    await admin('PUT', `${name}/_security`, { admins: { roles: ['_admin'] }, members: { roles: ['team'] } })
    made.push(name)
    return name
  }

  beforeAll(async () => {
    server = await start()
    member = await makeUser(server, ['team'])
    outsider = await makeUser(server, ['others'])
  })
  beforeEach(async () => {
    database = await makeDatabase()
  })
  afterAll(async () => {
    for (const name of made) await admin('DELETE', name)
    await server.close()
  })

  const refusal = (error: string, reason: string | RegExp) =>
    expect.objectContaining({
      error,
      reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
    })
  const row = (id: string, fields: Record<string, unknown>) => expect.objectContaining({ id, ...fields })

  describe('the server', () => {
    test('says who it is to anybody', async () => {
      const { status, body } = await ask(server, 'GET', '')
      expect(status).toBe(200)
      expect(body).toMatchObject({
        couchdb: 'Welcome',
        version: expect.stringMatching(/^3\./),
        uuid: expect.any(String),
      })
      expect(await ask(server, 'GET', '_up')).toMatchObject({ status: 200, body: { status: 'ok' } })
    })

    test('lists databases for its admin only', async () => {
      expect((await admin('GET', '_all_dbs')).body).toEqual(expect.arrayContaining(['_users', database]))
      expect((await ask(server, 'GET', '_all_dbs')).status).toBe(401)
      expect((await ask(server, 'GET', '_all_dbs', { as: member })).status).toBe(401)
    })

    test('lets its admin only make and delete databases', async () => {
      const name = randomName('db')
      const notAdmin = { status: 401, body: refusal('unauthorized', 'You are not a server admin.') }
      expect(await ask(server, 'PUT', name)).toMatchObject(notAdmin)
      expect(await ask(server, 'PUT', name, { as: member })).toMatchObject(notAdmin)
      expect(await admin('PUT', name)).toMatchObject({ status: 201, body: { ok: true } })
      expect(await admin('PUT', name)).toMatchObject({
        status: 412,
        body: refusal('file_exists', /already exists/),
      })
      expect(await ask(server, 'DELETE', name)).toMatchObject(notAdmin)
      expect(await ask(server, 'DELETE', name, { as: member })).toMatchObject(notAdmin)
      expect(await admin('DELETE', name)).toMatchObject({ status: 200, body: { ok: true } })
      expect(await admin('GET', name)).toMatchObject({
        status: 404,
        body: refusal('not_found', 'Database does not exist.'),
      })
      expect((await admin('DELETE', name)).status).toBe(404)
    })

    test.each(['BAD', '_foo', '1st', '%2e%2e%2fetc'])('refuses the database name %s', async (name) => {
      expect(await admin('PUT', name)).toMatchObject({
        status: 400,
        body: { error: 'illegal_database_name' },
      })
    })

    test('takes database names with the signs that CouchDB allows', async () => {
      const name = `${randomName('db')}-host-ann+b`
      expect((await admin('PUT', encodeURIComponent(name))).status).toBe(201)
      made.push(encodeURIComponent(name))
      expect((await admin('GET', encodeURIComponent(name))).body).toMatchObject({ db_name: name })
    })

    test('refuses a broken path and knows no other', async () => {
      expect((await admin('GET', '%')).status).toBe(400)
      expect((await admin('GET', '..%2f..%2fetc/passwd')).status).toBe(404)
      expect((await admin('GET', `${database}/_nothing`)).status).toBe(404)
    })
  })

  describe('signing in', () => {
    test('works with a name and password on each request', async () => {
      expect((await ask(server, 'GET', '_session', { as: member })).body).toMatchObject({
        ok: true,
        userCtx: { name: member.name, roles: ['team'] },
      })
      expect((await ask(server, 'GET', '_session')).body).toMatchObject({
        userCtx: { name: null, roles: [] },
      })
    })

    test('works with a session cookie', async () => {
      const { status, body, headers } = await ask(server, 'POST', '_session', { body: member })
      expect(status).toBe(200)
      expect(body).toEqual({ ok: true, name: member.name, roles: ['team'] })
      const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
      expect(headers.get('set-cookie')).toMatch(/HttpOnly/)
      expect((await ask(server, 'GET', `${database}/_all_docs`, { headers: { cookie } })).status).toBe(200)
      expect((await ask(server, 'DELETE', '_session')).headers.get('set-cookie')).toMatch(/^AuthSession=;/)
    })

    test('fails with 401 for a wrong password, an unknown name and a name it cannot read', async () => {
      const wrong = { status: 401, body: refusal('unauthorized', 'Name or password is incorrect.') }
      const path = `${database}/_all_docs`
      expect(await ask(server, 'GET', path, { as: { ...member, password: 'no' } })).toMatchObject(wrong)
      expect(await ask(server, 'GET', path, { as: { name: randomName('x'), password: 'no' } })).toMatchObject(
        wrong,
      )
      expect(await ask(server, 'POST', '_session', { body: { ...member, password: 'no' } })).toMatchObject(
        wrong,
      )
      expect((await ask(server, 'GET', path, { headers: { authorization: 'Basic zzzzz' } })).status).toBe(400)
      expect((await ask(server, 'GET', path, { headers: { cookie: 'AuthSession=zzz' } })).status).toBe(400)
      expect((await ask(server, 'POST', '_session', { body: {} })).status).toBe(400)
    })

    test('stops after five wrong passwords, and starts afresh with a new one', async () => {
      const user = await makeUser(server, ['team'])
      const attempt = (password: string) =>
        ask(server, 'GET', '_session', { as: { name: user.name, password } })
      for (let n = 0; n < 5; n++) expect((await attempt(`guess ${n}`)).status).toBe(401)
      expect(await attempt(user.password)).toMatchObject({
        status: 403,
        body: refusal('forbidden', /temporarily locked/),
      })
      const path = `_users/org.couchdb.user:${user.name}`
      const { body } = await admin('GET', path)
      await admin('PUT', path, { ...(body as object), password: 'renewed' })
      // CouchDB hears of the change a moment later.
      await vi.waitFor(async () => expect((await attempt('renewed')).status).toBe(200), 20_000)
    })
  })

  describe('users', () => {
    const path = (name: string) => `_users/org.couchdb.user:${name}`

    test('are kept without their password', async () => {
      const { body } = await admin('GET', path(member.name))
      expect(body).toMatchObject({
        name: member.name,
        roles: ['team'],
        type: 'user',
        salt: expect.any(String),
      })
      expect(body).not.toHaveProperty('password')
      expect(JSON.stringify(body)).not.toContain(member.password)
    })

    test('can be made, read and changed by the server admin only', async () => {
      const eve = { name: randomName('eve'), password: 'x', roles: ['team'], type: 'user' }
      expect((await ask(server, 'PUT', path(eve.name), { body: eve })).status).toBe(401)
      expect((await ask(server, 'PUT', path(eve.name), { as: member, body: eve })).status).toBe(403)
      expect((await ask(server, 'GET', path(member.name), { as: outsider })).status).toBe(403)
      expect((await ask(server, 'GET', '_users/_all_docs', { as: member })).status).toBeOneOf([401, 403])
      const { body } = await admin('GET', path(member.name))
      const more = { ...(body as object), roles: ['team', 'moderator'] }
      expect((await ask(server, 'PUT', path(member.name), { as: member, body: more })).status).toBe(403)
      expect((await ask(server, 'GET', '_session', { as: member })).body).toMatchObject({
        userCtx: { roles: ['team'] },
      })
    })

    test.each([
      ['system roles', { roles: ['_admin'] }],
      ['another id than its name', { name: 'someone-else' }],
      ['no roles', { roles: undefined }],
      ['another type', { type: 'robot' }],
    ])('with %s are refused', async (_what, wrong) => {
      const name = randomName('user')
      const body = { name, password: 'x', roles: [], type: 'user', ...wrong }
      expect(await admin('PUT', path(name), body)).toMatchObject({
        status: 403,
        body: { error: 'forbidden' },
      })
    })

    test('lose their way in when they are deleted', async () => {
      const user = await makeUser(server, ['team'])
      expect((await ask(server, 'GET', `${database}/_all_docs`, { as: user })).status).toBe(200)
      const { body } = await admin('GET', path(user.name))
      const { _rev } = body as { _rev: string }
      expect((await admin('DELETE', `${path(user.name)}?rev=${_rev}`)).status).toBe(200)
      // CouchDB hears of it a moment later.
      await vi.waitFor(async () => {
        expect((await ask(server, 'GET', `${database}/_all_docs`, { as: user })).status).toBe(401)
      })
    })
  })

  describe('access', () => {
    const reads = ['', '/_all_docs', '/_changes', '/_security', '/event:1', '/_local/x', '/_design/x']

    test.each(reads)('GET /db%s is closed to strangers with 401 and to others with 403', async (path) => {
      expect(await ask(server, 'GET', database + path)).toMatchObject({
        status: 401,
        body: refusal('unauthorized', 'You are not authorized to access this db.'),
      })
      expect(await ask(server, 'GET', database + path, { as: outsider })).toMatchObject({
        status: 403,
        body: refusal('forbidden', 'You are not allowed to access this db.'),
      })
    })

    test('a new database is open to the server admin only', async () => {
      const name = randomName('db')
      await admin('PUT', name)
      made.push(name)
      expect((await ask(server, 'GET', `${name}/_all_docs`, { as: member })).status).toBe(403)
    })

    test('a member may not change who has access, nor the design', async () => {
      expect((await asMember('PUT', '_security', {})).status).toBeGreaterThanOrEqual(400)
      expect((await admin('GET', `${database}/_security`)).body).toMatchObject({
        members: { roles: ['team'] },
      })
      const reason = 'You are not a db or server admin.'
      expect(await asMember('PUT', '_design/x', {})).toMatchObject({
        status: 403,
        body: refusal('forbidden', reason),
      })
      expect(await bulk({ _id: '_design/x' })).toMatchObject({
        status: 201,
        body: [{ id: '_design/x', error: 'forbidden', reason }],
      })
    })

    test('taken away it is gone for the next request', async () => {
      expect((await asMember('GET', '_all_docs')).status).toBe(200)
      await admin('PUT', `${database}/_security`, { members: { roles: ['others'] } })
      expect((await asMember('GET', '_all_docs')).status).toBe(403)
    })
  })

  const revOf = (answer: Answer): string => (answer.body as { rev: string }).rev

  describe('documents', () => {
    test('are written, read, written over with their revision, and deleted', async () => {
      const first = await asMember('PUT', 'event:1', { title: 'One' })
      expect(first).toMatchObject({
        status: 201,
        body: { ok: true, id: 'event:1', rev: expect.stringMatching(/^1-/) },
      })
      expect((await asMember('GET', 'event:1')).body).toEqual({
        _id: 'event:1',
        _rev: revOf(first),
        title: 'One',
      })
      expect(await asMember('PUT', 'event:1', { title: 'Two' })).toMatchObject({
        status: 409,
        body: refusal('conflict', 'Document update conflict.'),
      })
      const second = await asMember('PUT', 'event:1', { _rev: revOf(first), title: 'Two' })
      expect(revOf(second)).toMatch(/^2-/)
      expect((await asMember('DELETE', 'event:1')).status).toBe(409)
      expect((await asMember('DELETE', `event:1?rev=${revOf(first)}`)).status).toBe(409)
      expect((await asMember('DELETE', `event:1?rev=${revOf(second)}`)).status).toBe(200)
      expect(await asMember('GET', 'event:1')).toMatchObject({
        status: 404,
        body: refusal('not_found', 'deleted'),
      })
      expect(await asMember('GET', 'event:2')).toMatchObject({
        status: 404,
        body: refusal('not_found', 'missing'),
      })
      expect((await asMember('DELETE', 'event:2?rev=1-abc')).status).toBe(404)
    })

    test('are made again over a tombstone without a revision, and never with the tombstone’s own', async () => {
      const first = await asMember('PUT', 'event:1', { title: 'One' })
      await bulk({ _id: 'event:1', _rev: revOf(first), _deleted: true })
      const { body } = await asMember('POST', '_all_docs', { keys: ['event:1'] })
      const { rev } = (body as { rows: [{ value: { rev: string } }] }).rows[0].value
      expect((await asMember('PUT', 'event:1', { _rev: rev, title: 'Again' })).status).toBe(409)
      const again = await asMember('PUT', 'event:1', { title: 'Again' })
      expect(again.status).toBe(201)
      expect(revOf(again)).toMatch(/^3-/)
    })

    test('keep every field, whatever its name', async () => {
      const raw =
        '{"deep":{"__proto__":{"admin":true}},"constructor":1,"toString":"x","ünï":"🎪\\u0000","n":1e21,"z":null}'
      expect((await ask(server, 'PUT', `${database}/event:odd`, { as: member, raw })).status).toBe(201)
      const { _id, _rev, ...fields } = (await asMember('GET', 'event:odd')).body as Record<string, unknown>
      expect(JSON.stringify(fields)).toBe(JSON.stringify(JSON.parse(raw)))
    })

    test.each([
      ['a list', '[1]', 400, 'bad_request'],
      ['no JSON', 'nope', 400, 'bad_request'],
      ['a special member', '{"_foo":1}', 400, 'doc_validation'],
      ['a revision that is none', '{"_rev":"zzz"}', 400, 'bad_request'],
      ['a revision that never was', '{"_rev":"1-abc"}', 409, 'conflict'],
    ])('that are %s are refused', async (_what, raw, status, error) => {
      const answer = await ask(server, 'PUT', `${database}/event:1`, { as: member, raw })
      expect(answer).toMatchObject({ status, body: { error } })
    })

    test('with an id of the system are refused', async () => {
      expect(await asMember('PUT', '_mine', {})).toMatchObject({
        status: 400,
        body: { error: 'illegal_docid' },
      })
    })

    test('larger than 8 MB refuse the whole request with 413', async () => {
      const docs = [{ _id: 'event:small' }, { _id: 'event:large', text: 'x'.repeat(8_500_000) }]
      expect(await bulk(...docs)).toMatchObject({
        status: 413,
        body: refusal('document_too_large', 'event:large'),
      })
      expect((await asMember('GET', 'event:small')).status).toBe(404)
    })

    test('named _local are kept apart, per database', async () => {
      expect(await asMember('PUT', '_local/mark', { at: 1 })).toMatchObject({
        status: 201,
        body: { rev: '0-1' },
      })
      expect((await asMember('PUT', '_local/mark', { _rev: '0-1', at: 2 })).body).toMatchObject({
        rev: '0-2',
      })
      expect((await asMember('GET', '_local/mark')).body).toEqual({ _id: '_local/mark', _rev: '0-2', at: 2 })
      expect((await asMember('GET', '_changes')).body).toMatchObject({ results: [] })
      expect((await asMember('DELETE', '_local/mark')).status).toBe(200)
      expect((await asMember('GET', '_local/mark')).status).toBe(404)
    })
  })

  describe('_bulk_docs', () => {
    test('answers for each document in its place', async () => {
      await asMember('PUT', 'a', { x: 1 })
      expect(await bulk({ _id: 'a', x: 2 }, { _id: 'b' }, { x: 5 }, { _id: 'b' })).toMatchObject({
        status: 201,
        body: [
          { id: 'a', error: 'conflict', reason: 'Document update conflict.' },
          { ok: true, id: 'b', rev: expect.stringMatching(/^1-/) },
          { ok: true, id: expect.stringMatching(/^[0-9a-f]{32}$/) },
          { id: 'b', error: 'conflict' },
        ],
      })
    })

    test('keeps the fields of a tombstone', async () => {
      expect(await bulk({ _id: 'gone', _deleted: true, why: 'moved' })).toMatchObject({
        body: [{ ok: true }],
      })
      const { body } = await asMember('GET', '_changes?include_docs=true')
      expect(body).toMatchObject({
        results: [{ id: 'gone', deleted: true, doc: { _id: 'gone', _deleted: true, why: 'moved' } }],
      })
    })

    test.each([
      ['a document that is none', { docs: [{ _id: 'ok' }, 5] }, 'bad_request'],
      ['an id of the system', { docs: [{ _id: 'ok' }, { _id: '_bad' }] }, 'illegal_docid'],
      ['an id that is no text', { docs: [{ _id: 'ok' }, { _id: 5 }] }, 'illegal_docid'],
      ['an empty id', { docs: [{ _id: 'ok' }, { _id: '' }] }, 'illegal_docid'],
      ['a special member', { docs: [{ _id: 'ok' }, { _id: 'x', _zzz: 1 }] }, 'doc_validation'],
      ['a wrong _deleted', { docs: [{ _id: 'ok' }, { _id: 'x', _deleted: 'yes' }] }, 'doc_validation'],
      ['a wrong _rev', { docs: [{ _id: 'ok' }, { _id: 'x', _rev: 5 }] }, 'bad_request'],
      ['docs that are no list', { docs: 5 }, 'bad_request'],
      ['no docs', {}, 'bad_request'],
      ['a list instead of an object', [], 'bad_request'],
    ])('refuses the whole request for %s', async (_what, body, error) => {
      expect(await asMember('POST', '_bulk_docs', body)).toMatchObject({ status: 400, body: { error } })
      expect((await asMember('GET', 'ok')).status).toBe(404)
    })

    test('reads nothing but JSON', async () => {
      const headers = { 'content-type': 'text/plain' }
      const answer = await ask(server, 'POST', `${database}/_bulk_docs`, {
        as: member,
        raw: '{"docs":[]}',
        headers,
      })
      expect(answer).toMatchObject({ status: 415, body: { error: 'bad_content_type' } })
    })
  })

  describe('_all_docs', () => {
    beforeEach(() =>
      bulk(
        { _id: 'a:1', n: 1 },
        { _id: 'b:1', n: 2 },
        { _id: 'b:2', n: 3 },
        { _id: 'c:1', n: 4 },
        { _id: 'é' },
      ),
    )

    const ids = (answer: Answer) => (answer.body as { rows: { id?: string }[] }).rows.map((found) => found.id)
    const list = (query: string) => asMember('GET', `_all_docs?${query}`)

    test('lists a range in order of id', async () => {
      expect(ids(await list(''))).toEqual(['a:1', 'b:1', 'b:2', 'c:1', 'é'])
      expect(ids(await list('startkey=%22b:%22&endkey=%22b%3B%22&inclusive_end=false'))).toEqual([
        'b:1',
        'b:2',
      ])
      expect(ids(await list('startkey=%22b:1%22&endkey=%22c:1%22'))).toEqual(['b:1', 'b:2', 'c:1'])
      expect(ids(await list('startkey=%22b:1%22&endkey=%22c:1%22&inclusive_end=false&limit=1'))).toEqual([
        'b:1',
      ])
      expect(ids(await list('startkey=%22b:1%5Cu0000%22&limit=2'))).toEqual(['b:2', 'c:1'])
      expect(ids(await list('descending=true&startkey=%22c:1%22&endkey=%22b:1%22'))).toEqual([
        'c:1',
        'b:2',
        'b:1',
      ])
      expect(ids(await list('key=%22b:2%22'))).toEqual(['b:2'])
    })

    test('brings the documents along', async () => {
      const { body } = await list('include_docs=true&limit=1')
      expect(body).toMatchObject({
        total_rows: 5,
        rows: [row('a:1', { doc: expect.objectContaining({ _id: 'a:1', n: 1 }) })],
      })
    })

    test('answers keys in their order, tombstones and strangers included', async () => {
      const { body: before } = await asMember('GET', 'b:1')
      await bulk({ ...(before as object), _deleted: true })
      const { body } = await asMember('POST', '_all_docs?include_docs=true', {
        keys: ['c:1', 'b:1', 'zz', 5],
      })
      expect((body as { rows: unknown[] }).rows).toEqual([
        row('c:1', { doc: expect.objectContaining({ n: 4 }) }),
        row('b:1', { value: { rev: expect.stringMatching(/^2-/), deleted: true }, doc: null }),
        { key: 'zz', error: 'not_found' },
        { key: 5, error: 'not_found' },
      ])
    })

    test.each(['limit=x', 'limit=-1', 'startkey=x', 'include_docs=maybe'])('refuses %s', async (query) => {
      expect((await list(query)).status).toBe(400)
    })

    test('refuses keys that are no list', async () => {
      expect((await asMember('POST', '_all_docs', { keys: 5 })).status).toBe(400)
    })
  })

  describe('_changes', () => {
    type Page = { results: { id: string; seq: unknown }[]; last_seq: string; pending: number }
    const changes = async (query = '', body?: unknown): Promise<Page> =>
      (await asMember(body ? 'POST' : 'GET', `_changes?${query}`, body)).body as Page
    const since = (page: Page) => `since=${encodeURIComponent(page.last_seq)}`
    const idsOf = (page: Page) => page.results.map(({ id }) => id).sort()

    test('tells each document once, at its newest', async () => {
      const first = await asMember('PUT', 'a', { n: 1 })
      await bulk({ _id: 'b' })
      await asMember('PUT', 'a', { _rev: revOf(first), n: 2 })
      const page = await changes('include_docs=true')
      expect(idsOf(page)).toEqual(['a', 'b'])
      expect(page.results).toContainEqual(
        expect.objectContaining({
          id: 'a',
          doc: expect.objectContaining({ n: 2, _rev: expect.stringMatching(/^2-/) }),
        }),
      )
    })

    test('goes on from any sequence it gave', async () => {
      await bulk({ _id: 'a' }, { _id: 'b' }, { _id: 'c' })
      const first = await changes('limit=2')
      expect(first.results).toHaveLength(2)
      const second = await changes(since(first))
      expect(idsOf({ ...first, results: [...first.results, ...second.results] })).toEqual(['a', 'b', 'c'])
      expect((await changes(since(second))).results).toEqual([])
      expect((await changes('since=now')).results).toEqual([])
    })

    test('starts over for a sequence of a database that was made anew', async () => {
      await bulk({ _id: 'a' }, { _id: 'b' })
      const before = await changes()
      await admin('DELETE', database)
      await admin('PUT', database)
      await admin('PUT', `${database}/_security`, { members: { roles: ['team'] } })
      await bulk({ _id: 'new' })
      expect(idsOf(await changes(since(before)))).toEqual(['new'])
    })

    test('waits with a long poll until something is written', async () => {
      const start = await changes('since=now')
      const waiting = changes(`feed=longpoll&include_docs=true&timeout=20000&${since(start)}`)
      await bulk({ _id: 'news', n: 1 })
      expect((await waiting).results).toMatchObject([{ id: 'news', doc: { n: 1 } }])
    })

    test('ends an empty long poll after its timeout', async () => {
      await bulk({ _id: 'a' })
      const page = await changes('feed=longpoll&since=now&timeout=300')
      expect(page.results).toEqual([])
      expect((await changes(since(page))).results).toEqual([])
    })

    test('keeps a long poll alive with heartbeats', async () => {
      const start = await changes('since=now')
      const waiting = changes(`feed=longpoll&heartbeat=1000&${since(start)}`)
      await new Promise((resolve) => setTimeout(resolve, 1500))
      await bulk({ _id: 'late' })
      expect(idsOf(await waiting)).toEqual(['late'])
    })

    test('answers only what a selector or a list of ids asks for', async () => {
      await bulk({ _id: 'a:1' }, { _id: 'b:1' }, { _id: 'b:2' }, { _id: 'c:1' })
      const selector = { _id: { $gte: 'b:', $lt: 'b;' } }
      expect(idsOf(await changes('filter=_selector', { selector }))).toEqual(['b:1', 'b:2'])
      expect(idsOf(await changes('filter=_doc_ids', { doc_ids: ['a:1', 'c:1', 'x'] }))).toEqual([
        'a:1',
        'c:1',
      ])
    })

    test('lets a filtered long poll sleep through news for others', async () => {
      const start = await changes('since=now')
      const selector = { _id: { $gte: 'b:', $lt: 'b;' } }
      const waiting = changes(`feed=longpoll&filter=_selector&timeout=20000&${since(start)}`, { selector })
      await bulk({ _id: 'a:1' })
      await bulk({ _id: 'b:1' })
      expect(idsOf(await waiting)).toEqual(['b:1'])
    })

    test.each(['since=zzz', 'feed=weird', 'filter=_nope'])('refuses %s', async (query) => {
      expect((await asMember('GET', `_changes?${query}`)).status).toBe(400)
    })

    test('refuses a filter without its selector', async () => {
      expect((await asMember('POST', '_changes?filter=_selector', {})).status).toBe(400)
      expect(
        (await asMember('POST', '_changes?filter=_selector', { selector: { a: { $where: 'x' } } })).status,
      ).toBe(400)
    })
  })

  describe('validate_doc_update', () => {
    const rule = `function (doc, old, user, security) {
      if (doc.forbid) throw({ forbidden: 'no ' + doc._id });
      if (doc.hide) throw({ unauthorized: 'not you' });
      if (doc.echo) throw({ forbidden: toJSON([doc, old, user, security, isArray([])]) });
      if (doc.reach) throw({ forbidden: [typeof process, typeof fetch, typeof setTimeout].join() });
      if (doc.fail) null.x;
      log('fine');
    }`
    const design = (source: string) =>
      admin('PUT', `${database}/_design/rules`, { validate_doc_update: source })

    test('refuses with 403 or 401 and its own words', async () => {
      await design(rule)
      expect(await asMember('PUT', 'x', { forbid: 1 })).toMatchObject({
        status: 403,
        body: refusal('forbidden', 'no x'),
      })
      expect(await asMember('PUT', 'x', { hide: 1 })).toMatchObject({
        status: 401,
        body: refusal('unauthorized', 'not you'),
      })
      expect((await asMember('PUT', 'x', {})).status).toBe(201)
    })

    test('refuses one document of many and lets the others pass', async () => {
      await design(rule)
      expect(
        await bulk({ _id: 'a' }, { _id: 'b', forbid: 1 }, { _id: 'c', hide: 1 }, { _id: 'd' }),
      ).toMatchObject({
        status: 201,
        body: [
          { ok: true, id: 'a' },
          { id: 'b', error: 'forbidden', reason: 'no b' },
          { id: 'c', error: 'unauthorized', reason: 'not you' },
          { ok: true, id: 'd' },
        ],
      })
    })

    test('sees the document, the one before it, who writes, and who may', async () => {
      const first = await asMember('PUT', 'x', { n: 1 })
      await design(rule)
      const { body } = await asMember('PUT', 'x', { _rev: revOf(first), echo: 1 })
      const [doc, old, user, security, isList] = JSON.parse((body as { reason: string }).reason)
      expect(doc).toMatchObject({ _id: 'x', echo: 1 })
      expect(old).toMatchObject({ _id: 'x', _rev: revOf(first), n: 1 })
      expect(user).toEqual({ db: expect.stringContaining(database), name: member.name, roles: ['team'] })
      expect(security).toMatchObject({ members: { roles: ['team'] } })
      expect(isList).toBe(true)
    })

    test('sees no document before a new one, even over a tombstone', async () => {
      const first = await asMember('PUT', 'x', {})
      await asMember('DELETE', `x?rev=${revOf(first)}`)
      await design(rule)
      const { body } = await asMember('PUT', 'x', { echo: 1 })
      expect(JSON.parse((body as { reason: string }).reason)[1]).toBeNull()
    })

    test('is asked for deletes and for the server admin too', async () => {
      await design(`function (doc, old) { if (doc._deleted && old) throw({ forbidden: 'never deleted' }) }`)
      const first = await asMember('PUT', 'x', {})
      expect((await asMember('DELETE', `x?rev=${revOf(first)}`)).status).toBe(403)
      expect((await admin('DELETE', `${database}/x?rev=${revOf(first)}`)).status).toBe(403)
    })

    test('has nothing of the machine at hand', async () => {
      await design(rule)
      expect(await asMember('PUT', 'x', { reach: 1 })).toMatchObject({
        status: 403,
        body: { reason: 'undefined,undefined,undefined' },
      })
    })

    test('that fails refuses, and one that cannot be read refuses every write', async () => {
      await design(rule)
      expect((await asMember('PUT', 'x', { fail: 1 })).status).toBe(500)
      const { body } = await admin('GET', `${database}/_design/rules`)
      await admin('PUT', `${database}/_design/rules`, {
        ...(body as object),
        validate_doc_update: 'function (doc) { syntax',
      })
      expect((await asMember('PUT', 'y', {})).status).toBe(500)
    })
  })
})
