import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerAddress } from '#main/central/client'
import { revoke } from '#main/central/invite'
import type { SyncedRecord } from '#main/sync/types'
import { hostOfDatabase } from '#shared/domain/sync-places'
import type { Invitation } from '#shared/model/invitation'
import { ask, servers, type TestServer } from './hub-support'
import { stewardOnce } from './steward-support'
import { newProgram, nextInstant, record } from './sync-support'

describe.each(servers)('the steward on $name', ({ start }) => {
  let server: TestServer
  let address: ServerAddress
  let program: Awaited<ReturnType<typeof newProgram>>

  beforeAll(async () => {
    server = await start()
    address = { url: server.url, admin: server.admin }
  })
  beforeEach(async () => {
    program = await newProgram(server)
  })
  afterEach(() => program.drop())
  afterAll(() => server.close())

  const steward = () => stewardOnce(address, program.program)
  type Doc = Record<string, unknown> & { _id: string; _rev: string }
  const circleOf = ({ name }: Invitation) => program.hostCircle(name)
  const put = async (circle: string, { id, ...fields }: SyncedRecord, as = server.admin) => {
    const path = `${program.database(circle)}/${encodeURIComponent(id)}`
    const { status, body } = await ask(server, 'PUT', path, { as, body: fields })
    if (status !== 201) throw new Error(`${id}: ${JSON.stringify(body)}`)
  }
  const read = async (circle: string, id: string): Promise<Doc | null> => {
    const { status, body } = await ask(
      server,
      'GET',
      `${program.database(circle)}/${encodeURIComponent(id)}`,
      {
        as: server.admin,
      },
    )
    return status === 200 ? (body as Doc) : null
  }
  const edit = async (circle: string, id: string, fields: Record<string, unknown>, as = server.admin) => {
    const known = await read(circle, id)
    if (!known) throw new Error(`no ${id}`)
    const body = { ...known, ...fields, updatedAt: nextInstant() }
    const { status } = await ask(server, 'PUT', `${program.database(circle)}/${encodeURIComponent(id)}`, {
      as,
      body,
    })
    if (status !== 201) throw new Error(`not edited: ${status}`)
  }
  const idsIn = async (circle: string) => [...(await program.onServer(circle)).keys()].sort()

  const event = (key: string, hostUser?: string, fields: Record<string, unknown> = {}) =>
    record('event', key, { state: 'submitted', decision: null, ...(hostUser && { hostUser }), ...fields })
  const side = (key: string, fields: Record<string, unknown> = {}) =>
    record('eventside', key, {
      eventId: `event:${key}`,
      hostId: '',
      coHostIds: [],
      street: '1 Elm',
      ...fields,
    })
  const rsvp = (key: string, person: string, fields: Record<string, unknown> = {}) =>
    record('rsvp', `${key}:${person}`, {
      eventId: `event:${key}`,
      personId: `person:${person}`,
      status: 'signed-up',
      note: '',
      ...fields,
    })
  const person = (key: string, fields: Record<string, unknown> = {}) =>
    record('person', key, {
      firstName: key,
      phone: '+12125550101',
      note: 'for the team only',
      languages: [],
      ...fields,
    })

  /** An event of this host with a side and one guest, and one of nobody's. */
  async function oneEvent(ana: Invitation) {
    await put('program', event('1', ana.name))
    await put('program', event('2'))
    await put('team', side('1', { hostId: 'person:ana' }))
    await put('team', side('2', { hostId: 'person:bo' }))
    for (const key of ['ana', 'bo', 'guest', 'other']) await put('team', person(key))
    await put('team', rsvp('1', 'guest'))
    await put('team', rsvp('2', 'other'))
    await put('team', record('review', 'r1', { eventId: 'event:1', action: 'comment', comment: 'hm' }))
  }

  test('gives each host what belongs to her events, and nothing else', async () => {
    const [ana, bo] = [await program.person('host'), await program.person('host')]
    await oneEvent(ana)
    await steward()
    expect(await idsIn(circleOf(ana))).toEqual(['eventside:1', 'person:ana', 'person:guest', 'rsvp:1:guest'])
    expect(await idsIn(circleOf(bo))).toEqual([])
    expect(await read(circleOf(ana), 'person:guest')).toMatchObject({ phone: '+12125550101', note: '' })
    // A second run finds all done.
    expect(await steward()).toMatchObject({ toHosts: 0, toTeam: 0, takenAway: 0 })
  })

  test('brings back what the host does, field by field, and keeps what the team keeps to itself', async () => {
    const ana = await program.person('host')
    await oneEvent(ana)
    await steward()
    await edit(circleOf(ana), 'rsvp:1:guest', { status: 'attended' }, ana)
    await edit('team', 'rsvp:1:guest', { note: 'brings cake' })
    await edit(circleOf(ana), 'person:guest', { phone: '+12125550199' }, ana)
    await put(circleOf(ana), person('walk-in', { note: '' }), ana)
    await put(circleOf(ana), rsvp('1', 'walk-in', { status: 'attended' }), ana)
    await put(circleOf(ana), record('review', 'r2', { eventId: 'event:1', action: 'edit' }), ana)
    await steward()
    expect(await read('team', 'rsvp:1:guest')).toMatchObject({ status: 'attended', note: 'brings cake' })
    expect(await read(circleOf(ana), 'rsvp:1:guest')).toMatchObject({
      status: 'attended',
      note: 'brings cake',
    })
    expect(await read('team', 'person:guest')).toMatchObject({
      phone: '+12125550199',
      note: 'for the team only',
    })
    expect(await idsIn('team')).toEqual(
      expect.arrayContaining(['person:walk-in', 'rsvp:1:walk-in', 'review:r2']),
    )
    expect(await steward()).toMatchObject({ toHosts: 0, toTeam: 0, losses: 0 })
  })

  test('takes an event that changes hands from the old host, with what she did last, to the new one', async () => {
    const [ana, bo] = [await program.person('host'), await program.person('host')]
    await oneEvent(ana)
    await steward()
    await edit(circleOf(ana), 'rsvp:1:guest', { status: 'confirmed' }, ana)
    await edit('program', 'event:1', { hostUser: bo.name })
    await steward()
    expect(await idsIn(circleOf(ana))).toEqual([])
    expect(await idsIn(circleOf(bo))).toEqual(['eventside:1', 'person:ana', 'person:guest', 'rsvp:1:guest'])
    expect(await read('team', 'rsvp:1:guest')).toMatchObject({ status: 'confirmed' })
    expect(await read(circleOf(bo), 'rsvp:1:guest')).toMatchObject({ status: 'confirmed' })
    // What stays says what it was, and nothing of the person.
    const trace = await ask(
      server,
      'GET',
      `${program.database(circleOf(ana))}/_changes?include_docs=true&since=0`,
      { as: ana },
    )
    const { results } = trace.body as { results: { id: string; doc: Doc }[] }
    const left = results.find(({ id }) => id === 'person:guest')?.doc
    expect(left).toMatchObject({ _deleted: true, kind: 'person', circle: 'team' })
    expect(JSON.stringify(left)).not.toContain('+1212')
    // And back again: over its own traces.
    await edit('program', 'event:1', { hostUser: ana.name })
    await steward()
    expect(await idsIn(circleOf(ana))).toHaveLength(4)
    expect(await idsIn(circleOf(bo))).toEqual([])
  })

  test('takes away who is no guest any more', async () => {
    const ana = await program.person('host')
    await oneEvent(ana)
    await steward()
    await edit('team', 'rsvp:1:guest', { deletedAt: nextInstant() })
    await steward()
    expect(await idsIn(circleOf(ana))).toEqual(['eventside:1', 'person:ana', 'rsvp:1:guest'])
    expect((await read(circleOf(ana), 'rsvp:1:guest'))?.deletedAt).not.toBe('')
  })

  test('lets nothing cross that may not', async () => {
    const ana = await program.person('host')
    await oneEvent(ana)
    await steward()
    const before = await program.onServer('team')
    // Another's event, a person she was never given, a sign-up that names another event than its id.
    await put(circleOf(ana), side('2', { street: 'hers now' }), ana)
    await put(circleOf(ana), person('other', { phone: '' }), ana)
    await put(circleOf(ana), rsvp('2', 'other', { eventId: 'event:1' }), ana)
    await put(circleOf(ana), rsvp('2', 'new'), ana)
    await put(
      circleOf(ana),
      record('review', 'r1', { eventId: 'event:1', action: 'comment', comment: 'mine' }),
      ana,
    )
    const turn = await steward()
    expect(turn).toMatchObject({ toTeam: 0, strays: 4 })
    expect(await program.onServer('team')).toEqual(before)
    // Nor did she learn anything by trying.
    expect(await read(circleOf(ana), 'person:other')).toMatchObject({ phone: '' })
    expect(await read(circleOf(ana), 'eventside:2')).toMatchObject({ street: 'hers now' })
    expect(await read(circleOf(ana), 'review:r1')).toMatchObject({ comment: 'mine' })
  })

  test('waits with what comes before its event, also over a restart', async () => {
    const ana = await program.person('host')
    await put(circleOf(ana), side('9'), ana)
    await put(circleOf(ana), rsvp('9', 'early'), ana)
    await put(circleOf(ana), person('early'), ana)
    expect(await steward()).toMatchObject({ strays: 3, toTeam: 0 })
    await put('program', event('9', ana.name, { state: 'draft' }), ana)
    await steward()
    expect(await idsIn('team')).toEqual(['eventside:9', 'person:early', 'rsvp:9:early'])
  })

  test('makes the circle of a host who has an account, and of nobody else', async () => {
    const ana = await program.person('host')
    await ask(server, 'DELETE', program.database(circleOf(ana)), { as: server.admin })
    await oneEvent(ana)
    await put('program', event('3', 'nobody'))
    await put('team', side('3'))
    expect((await steward()).circlesMade).toEqual([ana.name])
    expect(await idsIn(circleOf(ana))).toHaveLength(4)
    const { body } = await ask(server, 'GET', '_all_dbs', { as: server.admin })
    const hosts = (body as string[]).flatMap((name) => hostOfDatabase(program.program, name) ?? [])
    expect(hosts).toEqual([ana.name])
    const asHost = await ask(server, 'GET', `${program.database(circleOf(ana))}/_all_docs`, { as: ana })
    expect(asHost.status).toBe(200)
  })

  test('may run twice at once', async () => {
    const hosts = await Promise.all([1, 2, 3].map(() => program.person('host')))
    for (const [at, { name }] of hosts.entries()) {
      await put('program', event(`e${at}`, name))
      await put('team', side(`e${at}`))
      for (let guest = 0; guest < 20; guest++) {
        await put('team', person(`g${at}-${guest}`))
        await put('team', rsvp(`e${at}`, `g${at}-${guest}`))
      }
    }
    await Promise.all([steward(), steward()])
    for (const host of hosts) expect(await idsIn(circleOf(host))).toHaveLength(41)
    const revs = [...(await program.onServer('team')).values()].map(({ _rev }) => String(_rev).split('-')[0])
    expect(new Set(revs)).toEqual(new Set(['1']))
    expect(await steward()).toMatchObject({ toHosts: 0, toTeam: 0, losses: 0 })
  })

  test('keeps what lost where both sides changed one field', async () => {
    const ana = await program.person('host')
    await oneEvent(ana)
    await steward()
    await edit(circleOf(ana), 'eventside:1', { street: 'earlier' }, ana)
    await edit('team', 'eventside:1', { street: 'later' })
    expect((await steward()).losses).toBe(1)
    expect(await read(circleOf(ana), 'eventside:1')).toMatchObject({ street: 'later' })
    const { body } = await ask(server, 'GET', `${program.program}-steward/_all_docs?include_docs=true`, {
      as: server.admin,
    })
    const lost = (body as { rows: { doc: Doc }[] }).rows
      .map(({ doc }) => doc)
      .filter(({ _id }) => _id.startsWith('loss/'))
    expect(lost).toMatchObject([
      {
        host: ana.name,
        recordId: 'eventside:1',
        losses: [{ field: 'street', lost: 'earlier', kept: 'later' }],
      },
    ])
  })

  test('a host whose part was ended reads nothing from that moment on', async () => {
    const ana = await program.person('host')
    await oneEvent(ana)
    await steward()
    const status = async (circle: string) =>
      (await ask(server, 'GET', `${program.database(circle)}/_all_docs`, { as: ana })).status
    expect([await status('program'), await status(circleOf(ana))]).toEqual([200, 200])
    expect(await revoke({ address, program: program.program, name: ana.name })).toMatchObject({ ok: true })
    await expect.poll(() => status('program'), { timeout: 10_000 }).toBe(403)
    expect(await status(circleOf(ana))).toBe(403)
  })
})

/** Only a server that keeps revision trees has branches to merge. */
describe.each(servers.filter(({ name }) => name !== 'hub'))('branches on $name', ({ start }) => {
  test('become one record again, field by field, and what lost is kept', async () => {
    const server = await start()
    const program = await newProgram(server)
    const address = { url: server.url, admin: server.admin }
    const path = `${program.database('program')}/meeting:1`
    const { id, ...first } = record('meeting', '1', { title: 'Old', venue: 'Hall', goal: 'Win' })
    const as = server.admin
    const { body } = await ask(server, 'PUT', path, { as, body: first })
    const rev = (body as { rev: string }).rev.slice(2)
    // As two nodes that did not see each other would have taken them.
    const branch = (hash: string, fields: Record<string, unknown>) => ({
      ...first,
      ...fields,
      _id: id,
      updatedAt: nextInstant(),
      _rev: `2-${hash}`,
      _revisions: { start: 2, ids: [hash, rev] },
    })
    const docs = [
      branch('a'.repeat(32), { title: 'One', goal: 'Earlier' }),
      branch('b'.repeat(32), { venue: 'Library', goal: 'Later' }),
    ]
    await ask(server, 'POST', `${program.database('program')}/_bulk_docs`, {
      as,
      body: { docs, new_edits: false },
    })
    expect((await stewardOnce(address, program.program)).branches).toBe(1)
    const merged = await ask(server, 'GET', `${path}?conflicts=true`, { as })
    expect(merged.body).toMatchObject({ title: 'One', venue: 'Library', goal: 'Later' })
    expect(merged.body).not.toHaveProperty('_conflicts')
    expect((await stewardOnce(address, program.program)).branches).toBe(0)
    await program.drop()
    await server.close()
  })
})
