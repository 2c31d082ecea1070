import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parseServerAddress, type ServerAddress } from '#main/central/client'
import { init, status } from '#main/central/init'
import { invite } from '#main/central/invite'
import { lastServed, serve } from '#main/central/serve'
import { decodeInvitation } from '#shared/domain/sync-invitation'
import { rules } from './central-support'
import { ask, randomName, servers, type TestServer } from './hub-support'

describe.each(servers)('setting up a program on $name', ({ start }) => {
  let server: TestServer
  let address: ServerAddress
  const programs: string[] = []
  const newProgram = () => {
    const program = randomName('p')
    programs.push(program)
    return program
  }

  beforeAll(async () => {
    server = await start()
    address = { url: server.url, admin: server.admin }
  })
  afterAll(async () => {
    const { body } = await ask(server, 'GET', '_all_dbs', { as: server.admin })
    const isOurs = (name: string) => programs.some((program) => name.startsWith(`${program}-`))
    for (const name of (body as string[]).filter(isOurs))
      await ask(server, 'DELETE', encodeURIComponent(name), { as: server.admin })
    await server.close()
  })

  test('init makes the circles’ databases, once', async () => {
    const program = newProgram()
    const first = await init({ address, program, rules })
    const done = { created: true, opened: true, rules: true }
    expect(first).toMatchObject({
      ok: true,
      value: {
        program,
        databases: [
          { circle: 'program', name: `${program}-program`, ...done },
          { circle: 'team', name: `${program}-team`, ...done },
        ],
      },
    })
    const nothing = { created: false, opened: false, rules: false }
    const again = await init({ address, program, rules })
    expect(again).toMatchObject({ ok: true, value: { databases: [nothing, nothing] } })
    const { body } = await ask(server, 'GET', '_all_dbs', { as: server.admin })
    expect((body as string[]).filter((name) => name.startsWith(`${program}-`)).sort()).toEqual([
      `${program}-program`,
      `${program}-steward`,
      `${program}-team`,
    ])
  })

  test('init mends what somebody changed, and says so', async () => {
    const program = newProgram()
    await init({ address, program, rules })
    await ask(server, 'PUT', `${program}-team/_security`, {
      as: server.admin,
      body: { members: { roles: ['x'] } },
    })
    expect(await status({ address, program, rules })).toMatchObject({
      value: {
        databases: [{ isOpenToItsCircle: true }, { exists: true, isOpenToItsCircle: false, hasRules: true }],
      },
    })
    expect(await init({ address, program, rules })).toMatchObject({
      value: { databases: [{ opened: false }, { created: false, opened: true, rules: false }] },
    })
    const newer = rules.replace('return rules.default', 'return rules.default ')
    expect(await init({ address, program, rules: newer })).toMatchObject({
      value: { databases: [{ opened: false, rules: true }, { rules: true }] },
    })
  })

  test('init never stores rules that this server cannot run', async () => {
    const program = newProgram()
    const broken = 'function (place) { return function (doc) { syntax'
    expect(await init({ address, program, rules: broken })).toMatchObject({
      ok: false,
      error: { tag: 'rules-fail' },
    })
    const { body } = await ask(server, 'GET', '_all_dbs', { as: server.admin })
    expect((body as string[]).filter((name) => name.startsWith(program))).toEqual([])
  })

  test('an invitation lets its person into their circles and no further', async () => {
    const program = newProgram()
    await init({ address, program, rules })
    const host = await invite({ address, program, name: randomName('h'), roles: ['host'] })
    const organizer = await invite({
      address,
      program,
      name: randomName('o'),
      roles: ['organizer'],
      language: 'es',
    })
    if (!host.ok || !organizer.ok) throw new Error('not invited')
    const own = `host:${host.value.invitation.name}` as const
    expect(host.value.invitation.circles).toEqual(['program', own])
    expect(organizer.value.invitation).toMatchObject({ circles: ['program', 'team'], language: 'es' })
    expect(decodeInvitation(organizer.value.code)).toEqual({ ok: true, value: organizer.value.invitation })

    const read = (circle: string, as: { name: string; password: string }) =>
      ask(server, 'GET', `${program}-${circle}/_all_docs`, { as }).then((answer) => answer.status)
    expect(await read('program', host.value.invitation)).toBe(200)
    expect(await read('team', host.value.invitation)).toBe(403)
    expect(await read('team', organizer.value.invitation)).toBe(200)
    const hosts = encodeURIComponent(own.replace(':', '-'))
    expect(await read(hosts, host.value.invitation)).toBe(200)
    expect(await read(hosts, organizer.value.invitation)).toBe(200)
    const other = await invite({ address, program, name: randomName('h'), roles: ['host'] })
    if (!other.ok) throw new Error('not invited')
    expect(await read(hosts, other.value.invitation)).toBe(403)
    expect(await ask(server, 'GET', '_all_dbs', { as: organizer.value.invitation })).toMatchObject({
      status: 401,
    })
  })

  test('inviting somebody twice changes nothing until one asks for it', async () => {
    const program = newProgram()
    await init({ address, program, rules })
    const person = { address, program, name: randomName('u'), roles: ['organizer'] } as const
    const first = await invite({ ...person, roles: ['organizer'] })
    expect(await invite({ ...person, roles: ['moderator'] })).toEqual({
      ok: false,
      error: { tag: 'user-exists' },
    })
    const renewed = await invite({ ...person, roles: ['moderator'], renew: true })
    if (!first.ok || !renewed.ok) throw new Error('not invited')
    expect(renewed.value.user).toBe('renewed')
    const path = `${program}-team/_all_docs`
    expect((await ask(server, 'GET', path, { as: renewed.value.invitation })).status).toBe(200)
    expect((await ask(server, 'GET', path, { as: first.value.invitation })).status).toBe(401)
  })

  test('roles in another program of the server stay', async () => {
    const [one, other] = [newProgram(), newProgram()]
    for (const program of [one, other]) await init({ address, program, rules })
    const name = randomName('u')
    await invite({ address, program: one, name, roles: ['organizer'] })
    const second = await invite({ address, program: other, name, roles: ['host'], renew: true })
    if (!second.ok) throw new Error('not invited')
    const { body } = await ask(server, 'GET', '_session', { as: second.value.invitation })
    expect(body).toMatchObject({
      userCtx: { roles: expect.arrayContaining([`${one}:organizer`, `${other}:host`]) },
    })
  })

  test('says plainly what is wrong', async () => {
    const program = newProgram()
    const wrong = { ...address, admin: { ...address.admin, password: 'no' } }
    expect(await init({ address: wrong, program, rules })).toEqual({
      ok: false,
      error: { tag: 'sign-in-refused' },
    })
    expect(await init({ address, program: 'Not A Name', rules })).toEqual({
      ok: false,
      error: { tag: 'bad-program-name' },
    })
    const invited = { address, program, name: randomName('u'), roles: ['host' as const] }
    expect(await invite(invited)).toEqual({ ok: false, error: { tag: 'program-missing' } })
    expect(await invite({ ...invited, name: 'a/b' })).toEqual({ ok: false, error: { tag: 'bad-user-name' } })
    expect(await invite({ ...invited, roles: [] })).toEqual({ ok: false, error: { tag: 'no-roles' } })
    await init({ address, program, rules })
    const member = await invite(invited)
    if (!member.ok) throw new Error('not invited')
    const asMember = { url: address.url, admin: member.value.invitation }
    expect(await init({ address: asMember, program, rules })).toEqual({
      ok: false,
      error: { tag: 'not-admin' },
    })
    const nowhere = { ...address, url: 'http://127.0.0.1:9/' }
    expect(await init({ address: nowhere, program, rules })).toMatchObject({
      ok: false,
      error: { tag: 'unreachable' },
    })
  })
})

describe('the address of a server', () => {
  test('is taken apart', () => {
    expect(parseServerAddress('http://ad%40min:p%3Aw@example.org:5984')).toEqual({
      ok: true,
      value: { url: 'http://example.org:5984/', admin: { name: 'ad@min', password: 'p:w' } },
    })
    expect(parseServerAddress('https://admin@example.org/couch', 'apart')).toMatchObject({
      value: { url: 'https://example.org/couch/', admin: { password: 'apart' } },
    })
  })
  test.each(['', 'example.org', 'ftp://a:b@c', 'http://no-name.org'])('cannot be «%s»', (text) => {
    expect(parseServerAddress(text)).toEqual({ ok: false, error: { tag: 'bad-url' } })
  })
})

describe('central serve', () => {
  const dirs: string[] = []
  const newDir = () => {
    const dir = mkdtempSync(join(tmpdir(), 'hub-'))
    dirs.push(dir)
    return dir
  }
  const onBug = (cause: unknown) => {
    throw cause
  }
  afterEach(() => {
    for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true })
  })
  const running = async (input: { dataDir: string; port?: number; key?: string; host?: string }) => {
    const served = await serve({ port: 0, ...input, onBug })
    if (!served.ok) throw new Error(served.error.tag)
    return served.value
  }

  test('keeps its program, people and admin from one start to the next', async () => {
    const dataDir = newDir()
    const first = await running({ dataDir })
    expect(first.isNew).toBe(true)
    expect(lastServed(dataDir)).toEqual(first.address)
    expect(lastServed(newDir())).toBeNull()
    expect(first.address.url).toBe(`http://127.0.0.1:${first.port}/`)
    expect(statSync(first.adminFile).mode & 0o777).toBe(0o600)
    await init({ address: first.address, program: 'p', rules })
    const member = await invite({ address: first.address, program: 'p', name: 'ann', roles: ['organizer'] })
    await first.close()

    const second = await running({ dataDir, port: first.port })
    expect(second).toMatchObject({ isNew: false, address: first.address })
    expect(await status({ address: second.address, program: 'p', rules })).toMatchObject({
      value: { databases: [{ hasRules: true }, { hasRules: true }] },
    })
    const as = member.ok ? member.value.invitation : undefined
    expect(
      (
        await fetch(`${second.address.url}p-team`, {
          headers: { authorization: `Basic ${btoa(`ann:${as?.password}`)}` },
        })
      ).status,
    ).toBe(200)
    await second.close()
  })

  test('says why it cannot start', async () => {
    const dataDir = newDir()
    const first = await running({ dataDir })
    expect(await serve({ dataDir, port: 0, onBug })).toMatchObject({ ok: false, error: { tag: 'in-use' } })
    expect(await serve({ dataDir: newDir(), port: first.port, onBug })).toEqual({
      ok: false,
      error: { tag: 'port-in-use' },
    })
    expect(await serve({ dataDir: newDir(), port: 0, host: '203.0.113.1', onBug })).toEqual({
      ok: false,
      error: { tag: 'no-such-host' },
    })
    await first.close()
    const again = await running({ dataDir })
    await again.close()
  })

  test('opens an encrypted file with its key only, and writes no name in clear', async () => {
    const dataDir = newDir()
    const first = await running({ dataDir, key: 'one key' })
    await init({ address: first.address, program: 'secretprogram', rules })
    await first.close()
    expect(await serve({ dataDir, port: 0, key: 'another key', onBug })).toMatchObject({
      ok: false,
      error: { tag: 'wrong-key' },
    })
    for (const file of readdirSync(dataDir)) {
      expect(readFileSync(join(dataDir, file)).includes('secretprogram')).toBe(false)
    }
    const second = await running({ dataDir, key: 'one key' })
    expect(await status({ address: second.address, program: 'secretprogram', rules })).toMatchObject({
      value: { databases: [{ exists: true }, { exists: true }] },
    })
    await second.close()
  })
})
