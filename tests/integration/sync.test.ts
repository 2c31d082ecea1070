import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { allTables, REPLICATION_NOTES } from '#main/store/catalog'
import { openLibsql } from '#main/store/libsql-driver'
import type { SyncedRecord } from '#main/sync/types'
import { refusalOfReason } from '#shared/domain/write-rules'
import { ask, servers, type TestServer } from './hub-support'
import { LAPTOP_KEY, type Laptop, newProgram, nextInstant, openLaptop, record } from './sync-support'

/** Ids of the records that replications have noted, one for each note. */
async function notedIn(laptop: Laptop): Promise<string[]> {
  const file = join(laptop.dir, 'copy.db')
  await laptop.backup(file)
  const driver = openLibsql(file, LAPTOP_KEY)
  try {
    return allTables(driver)
      .filter(({ name }) => name.startsWith(REPLICATION_NOTES))
      .flatMap(({ number }) => driver.prepare(`SELECT document FROM documents_${number}`).all())
      .map(({ document }) => JSON.parse(String(document)))
      .flatMap(({ isCheckpoint, itemId }) => (isCheckpoint === '0' ? [itemId] : []))
  } finally {
    driver.close()
  }
}

const soon = { timeout: 20_000, interval: 50 }

describe.each(servers)('sync with $name', ({ start }) => {
  let server: TestServer
  let program: Awaited<ReturnType<typeof newProgram>>
  const laptops: Laptop[] = []
  const newLaptop = async () => {
    const laptop = await openLaptop()
    laptops.push(laptop)
    return laptop
  }

  beforeAll(async () => {
    server = await start()
  })
  beforeEach(async () => {
    program = await newProgram(server)
  })
  afterEach(async () => {
    for (const laptop of laptops.splice(0)) await laptop.destroy()
    await program.drop()
  })
  afterAll(() => server.close())

  const titleOf = async (laptop: Laptop, id: string) => (await laptop.get(id))?.title

  test('brings what one laptop writes to the server and to the other laptop, live', async () => {
    const [one, other] = [await newLaptop(), await newLaptop()]
    await one.save(record('meeting', 'before'))
    await one.connect(await program.person('organizer'))
    await other.connect(await program.person('organizer'))
    await vi.waitFor(async () => expect(await other.get('meeting:before')).not.toBeNull(), soon)
    await one.save(record('meeting', 'live'), record('person', 'ann'))
    await vi.waitFor(async () => expect(await other.get('meeting:live')).not.toBeNull(), soon)
    await vi.waitFor(async () => expect(await other.get('person:ann')).not.toBeNull(), soon)
    await other.edit('meeting:live', { title: 'Answer' })
    await vi.waitFor(async () => expect(await titleOf(one, 'meeting:live')).toBe('Answer'), soon)
    expect(await other.get('meeting:live')).toEqual(await one.get('meeting:live'))
    expect((await program.onServer('program')).get('meeting:live')).toMatchObject({ title: 'Answer' })
  })

  test('fills a new laptop with everything, across pages and kinds', async () => {
    const one = await newLaptop()
    const numbers = Array.from({ length: 1203 }, (_, at) => String(at).padStart(4, '0'))
    await one.saveMany(
      'meeting',
      numbers.map((key) => record('meeting', key)),
    )
    await one.saveMany(
      'event',
      numbers.slice(0, 1000).map((key) => record('event', key, { state: 'draft' })),
    )
    await one.saveMany('eventside', [record('eventside', '1'), record('eventside', '2')])
    await one.connect(await program.person('organizer'))
    await one.until(({ waiting }) => waiting === 0)
    expect((await program.onServer('program')).size).toBe(2203)
    const other = await newLaptop()
    await other.connect(await program.person('organizer'))
    await vi.waitFor(async () => {
      expect(await other.ids('meeting')).toHaveLength(1203)
      expect(await other.ids('event')).toHaveLength(1000)
      expect(await other.ids('eventside')).toHaveLength(2)
    }, soon)
    // What came from the server waits for nothing.
    expect(other.status().waiting).toBe(0)
    expect(other.sent).toEqual([])
  })

  test('notes a record as sent for its own circle alone', async () => {
    const laptop = await newLaptop()
    await laptop.save(record('event', '1', { state: 'draft' }), record('eventside', '1'))
    await laptop.connect(await program.person('organizer'))
    await laptop.until(({ waiting }) => waiting === 0)
    await laptop.save(record('event', '2', { state: 'draft' }), record('eventside', '2'))
    await vi.waitFor(async () => expect((await program.onServer('team')).size).toBe(2), soon)
    await vi.waitFor(async () => expect((await program.onServer('program')).size).toBe(2), soon)
    await laptop.until(({ waiting }) => waiting === 0)
    expect((await notedIn(laptop)).sort()).toEqual(['event:1', 'event:2', 'eventside:1', 'eventside:2'])
  })

  test('keeps circles apart: what a host writes goes to their own circle, nothing of the team’s comes, device records never leave', async () => {
    const [organizer, host] = [await newLaptop(), await newLaptop()]
    await organizer.save(
      record('event', '1', { state: 'draft' }),
      record('eventside', '1'),
      record('person', 'ann'),
    )
    await organizer.save(record('draft', 'note'))
    await organizer.connect(await program.person('organizer'))
    await host.save(record('person', 'bea'), record('eventside', '2'), record('draft', 'note'))
    await host.connect(await program.person('host'))
    await vi.waitFor(async () => expect(await host.get('event:1')).not.toBeNull(), soon)
    await organizer.until(({ waiting }) => waiting === 0)
    expect([await host.ids('eventside'), await host.ids('person')]).toEqual([['eventside:2'], ['person:bea']])
    expect([...(await program.onServer('program')).keys()]).toEqual(['event:1'])
    expect([...(await program.onServer('team')).keys()].sort()).toEqual(['eventside:1', 'person:ann'])
    await host.until(({ waiting }) => waiting === 0)
    const own = host.status().circles
    expect(Object.keys(own)).toHaveLength(2)
    expect([...(await program.onServer(Object.keys(own)[1] ?? '')).keys()].sort()).toEqual([
      'eventside:2',
      'person:bea',
    ])
    expect(await host.stateOf('person:bea')).toBe('on-server')
    expect(await host.stateOf('draft:note')).toBe('here')
    expect(await organizer.stateOf('draft:note')).toBe('here')
    expect(await organizer.stateOf('person:ann')).toBe('on-server')
  })

  test('tells of each record whether it waits, is on the server, or is here only, also after a restart', async () => {
    const one = await newLaptop()
    const person = await program.person('organizer')
    await one.save(record('meeting', '1'), record('meeting', '2'))
    await one.connect(person)
    await one.until(({ waiting }) => waiting === 0)
    expect(await one.stateOf('meeting:1')).toBe('on-server')
    await one.disconnect()
    await one.edit('meeting:1', { title: 'Offline' })
    await one.save(record('meeting', '3'))
    await one.connect(person, { url: 'http://127.0.0.1:9/' })
    await one.untilState('program', 'offline')
    expect(one.status().trouble?.tag).toBe('unreachable')
    await one.close()

    const again = await openLaptop(one.dir)
    laptops.splice(laptops.indexOf(one), 1, again)
    // Nobody home at this address, but what was sent to it before is known.
    await again.connect(person, { credentials: { name: 'nobody', password: 'nothing' } })
    await again.untilState('program', 'auth-needed')
    expect(again.status().waiting).toBe(2)
    const states = await again.sync().recordStates(['meeting:1', 'meeting:2', 'meeting:3', 'meeting:none'])
    expect(Object.fromEntries(states)).toEqual({
      'meeting:1': 'queued',
      'meeting:2': 'on-server',
      'meeting:3': 'queued',
    })
    again.sync().setCredentials(person)
    await again.until(({ waiting, circles }) => waiting === 0 && circles.team === 'live')
    expect(await again.stateOf('meeting:1')).toBe('on-server')
    expect(again.status()).toMatchObject({ circles: { program: 'live', team: 'live' }, trouble: null })
  })

  test('merges what two laptops changed offline, field by field', async () => {
    const [one, other] = [await newLaptop(), await newLaptop()]
    const people = [await program.person('organizer'), await program.person('organizer')] as const
    await one.save(
      record('meeting', '1', { title: 'Old', venue: 'Hall', goal: 'Win', newer: { kept: true } }),
    )
    await one.connect(people[0])
    await other.connect(people[1])
    await vi.waitFor(async () => expect(await other.get('meeting:1')).not.toBeNull(), soon)
    await one.disconnect()
    await other.disconnect()
    await one.edit('meeting:1', { title: 'From one', goal: 'Earlier' })
    await other.edit('meeting:1', { venue: 'Library', goal: 'Later' })
    await one.connect(people[0])
    await one.until(({ waiting }) => waiting === 0)
    await other.connect(people[1])
    await other.until(({ waiting }) => waiting === 0)
    const merged = { title: 'From one', venue: 'Library', goal: 'Later', newer: { kept: true } }
    await vi.waitFor(async () => expect(await one.get('meeting:1')).toMatchObject(merged), soon)
    expect(await other.get('meeting:1')).toEqual(await one.get('meeting:1'))
    expect(other.conflicts).toMatchObject([
      {
        recordId: 'meeting:1',
        circle: 'program',
        losses: [{ field: 'goal', before: 'Win', kept: 'Later', lost: 'Earlier' }],
      },
    ])
    expect(one.conflicts).toEqual([])
  })

  test('makes one record of the same one written down on two laptops offline', async () => {
    const [one, other] = [await newLaptop(), await newLaptop()]
    await one.save(record('person', 'ann', { phone: '+12125550101', note: 'from one' }))
    await other.save(
      record('person', 'ann', { phone: '+12125550101', email: 'ann@example.org', note: 'from other' }),
    )
    await one.connect(await program.person('organizer'))
    await one.until(({ waiting }) => waiting === 0)
    await other.connect(await program.person('organizer'))
    await other.until(({ waiting }) => waiting === 0)
    const merged = { phone: '+12125550101', email: 'ann@example.org', note: 'from other' }
    await vi.waitFor(async () => expect(await one.get('person:ann')).toMatchObject(merged), soon)
    expect(await other.get('person:ann')).toEqual(await one.get('person:ann'))
    expect(other.conflicts).toMatchObject([
      { losses: [{ field: 'note', kept: 'from other', lost: 'from one' }] },
    ])
  })

  test('keeps a deleted record deleted when somebody edited it elsewhere, with both changes', async () => {
    const [one, other] = [await newLaptop(), await newLaptop()]
    const people = [await program.person('organizer'), await program.person('organizer')] as const
    await one.save(record('meeting', '1'))
    await one.connect(people[0])
    await other.connect(people[1])
    await vi.waitFor(async () => expect(await other.get('meeting:1')).not.toBeNull(), soon)
    await other.disconnect()
    await other.edit('meeting:1', { title: 'Edited elsewhere' })
    const deletedAt = nextInstant()
    await one.edit('meeting:1', { deletedAt })
    await one.until(({ waiting }) => waiting === 0)
    await other.connect(people[1])
    await vi.waitFor(async () => {
      for (const laptop of [one, other]) {
        expect(await laptop.get('meeting:1')).toMatchObject({ deletedAt, title: 'Edited elsewhere' })
      }
    }, soon)
  })

  describe('a record that the server refuses', () => {
    const reasonsOf = (laptop: Laptop) =>
      laptop.refused.map(({ recordId, reason }) => [recordId, refusalOfReason(reason)?.tag])

    test('blocks no other; it stays here, is told of once, and is sent again when corrected', async () => {
      const one = await newLaptop()
      const good = Array.from({ length: 30 }, (_, at) => record('event', `good${at}`, { state: 'submitted' }))
      const poison = record('event', 'poison', { state: 'approved' })
      await one.saveMany('event', [...good.slice(0, 15), poison, ...good.slice(15)])
      await one.connect(await program.person('organizer'))
      await one.until(({ waiting }) => waiting === 0)
      expect(reasonsOf(one)).toEqual([['event:poison', 'moderators-only']])
      expect(one.refused[0]).toMatchObject({
        error: 'forbidden',
        circle: 'program',
        mine: poison,
        theirs: null,
      })
      expect((await program.onServer('program')).size).toBe(30)
      expect(await one.get('event:poison')).toMatchObject({ state: 'approved' })
      expect(await one.stateOf('event:poison')).toBe('refused')
      await one.save(record('event', 'after', { state: 'draft' }))
      await vi.waitFor(
        async () => expect((await program.onServer('program')).has('event:after')).toBe(true),
        soon,
      )

      await one.edit('event:poison', { state: 'submitted' })
      await vi.waitFor(
        async () =>
          expect((await program.onServer('program')).get('event:poison')).toMatchObject({
            state: 'submitted',
          }),
        soon,
      )
      const corrected = (await one.get('event:poison'))?.updatedAt
      await vi.waitFor(
        () => expect(one.sent).toContainEqual({ recordId: 'event:poison', updatedAt: corrected }),
        soon,
      )
      expect(one.refused).toHaveLength(1)
    })

    test('goes back to the server’s state when it was known there, keeps the words, and can be corrected', async () => {
      const one = await newLaptop()
      await one.save(record('event', '1', { state: 'submitted', title: 'Mine', decision: null }))
      await one.connect(await program.person('organizer'))
      await one.until(({ waiting }) => waiting === 0)
      await one.edit('event:1', { state: 'approved', title: 'Approved by myself' })
      await vi.waitFor(
        async () => expect(await one.get('event:1')).toMatchObject({ state: 'submitted', title: 'Mine' }),
        soon,
      )
      expect(one.refused).toMatchObject([
        {
          recordId: 'event:1',
          mine: { title: 'Approved by myself', state: 'approved' },
          theirs: { title: 'Mine' },
        },
      ])
      await one.until(({ waiting }) => waiting === 0)
      const settled = one.sent.filter(({ updatedAt }) => updatedAt >= (one.refused[0]?.mine.updatedAt ?? ''))
      expect(settled).toEqual([])
      await one.edit('event:1', { title: 'Corrected' })
      await vi.waitFor(
        async () =>
          expect((await program.onServer('program')).get('event:1')).toMatchObject({ title: 'Corrected' }),
        soon,
      )
      expect(one.refused).toHaveLength(1)
    })

    test('stays open when the server’s version that takes its place is the later one', async () => {
      const [one, other] = [await newLaptop(), await newLaptop()]
      const person = await program.person('organizer')
      await one.save(record('event', '1', { state: 'submitted', title: 'Old', decision: null }))
      await one.connect(person)
      await one.until(({ waiting }) => waiting === 0)
      await one.disconnect()
      await one.edit('event:1', { state: 'approved' })
      await other.connect(await program.person('organizer'))
      await vi.waitFor(async () => expect(await other.get('event:1')).not.toBeNull(), soon)
      await other.edit('event:1', { formNumber: 'Later' })
      await other.until(({ waiting }) => waiting === 0)
      await vi.waitFor(
        async () =>
          expect((await program.onServer('program')).get('event:1')).toMatchObject({ formNumber: 'Later' }),
        soon,
      )
      await one.connect(person)
      await vi.waitFor(async () => {
        expect(await one.get('event:1')).toMatchObject({ state: 'submitted', formNumber: 'Later' })
      }, soon)
      await one.until(({ waiting }) => waiting === 0)
      // Whatever is sent afterwards comes after what could have been told of the refused version.
      await one.save(record('meeting', 'after'))
      await vi.waitFor(
        () => expect(one.sent.map(({ recordId }) => recordId)).toContain('meeting:after'),
        soon,
      )
      expect(one.refused).toMatchObject([
        { recordId: 'event:1', mine: { state: 'approved', formNumber: 'Later' } },
      ])
      const since = one.refused[0]?.mine.updatedAt ?? ''
      expect(
        one.sent.filter(({ recordId, updatedAt }) => recordId === 'event:1' && updatedAt >= since),
      ).toEqual([])
    })

    test('may be too large: the others of its batch pass', async () => {
      const one = await newLaptop()
      const small = Array.from({ length: 20 }, (_, at) => record('meeting', `small${at}`))
      await one.saveMany('meeting', [...small, record('meeting', 'large', { goal: 'x'.repeat(9_000_000) })])
      await one.connect(await program.person('organizer'))
      await one.until(({ waiting }) => waiting === 0)
      expect(one.refused).toMatchObject([{ recordId: 'meeting:large', mine: { kind: 'meeting' } }])
      expect((await program.onServer('program')).size).toBe(20)
      expect(await one.stateOf('meeting:large')).toBe('refused')
    })
  })

  test('a record deleted for good on the server can be made anew, and an edit of it is not dropped silently', async () => {
    const [one, other] = [await newLaptop(), await newLaptop()]
    const people = [await program.person('organizer'), await program.person('organizer')] as const
    await one.save(record('meeting', '1'), record('meeting', '2'))
    await one.connect(people[0])
    await one.until(({ waiting }) => waiting === 0)
    await one.disconnect()
    await one.edit('meeting:2', { title: 'Edited meanwhile' })
    for (const id of ['meeting:1', 'meeting:2']) {
      const { _rev } = (await program.onServer('program')).get(id) as { _rev: string }
      await ask(server, 'DELETE', `${program.database('program')}/${id}?rev=${_rev}`, { as: server.admin })
    }
    await one.connect(people[0])
    await vi.waitFor(async () => expect(await one.ids('meeting')).toEqual([]), soon)
    expect(one.refused).toMatchObject([
      { recordId: 'meeting:2', error: 'deleted', mine: { title: 'Edited meanwhile' } },
    ])

    await one.save(record('meeting', '1', { title: 'Anew' }))
    await other.save(record('meeting', '2', { title: 'Anew too' }))
    await other.connect(people[1])
    await vi.waitFor(async () => {
      expect(await titleOf(other, 'meeting:1')).toBe('Anew')
      expect(await titleOf(one, 'meeting:2')).toBe('Anew too')
    }, soon)
  })

  describe('signing in', () => {
    test('is asked for once when the password is wrong; nothing is lost meanwhile', async () => {
      const one = await newLaptop()
      const person = await program.person('organizer')
      await one.connect(person, { credentials: { name: person.name, password: 'wrong' } })
      await one.untilState('team', 'auth-needed')
      await one.save(record('meeting', '1'))
      expect(one.status()).toMatchObject({
        circles: { program: 'auth-needed' },
        waiting: 1,
        trouble: { tag: 'sign-in' },
      })
      one.sync().setCredentials(person)
      await one.until(({ waiting }) => waiting === 0)
      await one.untilState('program', 'live')
      expect((await program.onServer('program')).size).toBe(1)
    })

    test('is asked for again when the password was changed under way', async () => {
      const one = await newLaptop()
      const person = await program.person('organizer')
      await one.connect(person)
      await one.untilState('program', 'live')
      const path = `_users/org.couchdb.user:${person.name}`
      const { body } = await ask(server, 'GET', path, { as: server.admin })
      await ask(server, 'PUT', path, {
        as: server.admin,
        body: { ...(body as object), password: 'renewed password' },
      })
      // CouchDB hears of the change a moment later.
      await vi.waitFor(
        async () => expect((await ask(server, 'GET', '_session', { as: person })).status).toBe(401),
        soon,
      )
      await one.save(record('meeting', '1'))
      await one.untilState('program', 'auth-needed')
      one.sync().setCredentials({ name: person.name, password: 'renewed password' })
      await vi.waitFor(
        async () => expect((await program.onServer('program')).has('meeting:1')).toBe(true),
        soon,
      )
    })
  })

  test('a circle that one may not enter says so, and the others go on; given back, it catches up', async () => {
    const one = await newLaptop()
    const person = await program.person('organizer')
    const path = `${program.database('team')}/_security`
    const { body: security } = await ask(server, 'GET', path, { as: server.admin })
    const closed = { members: { names: [], roles: ['somebody-else'] } }
    await ask(server, 'PUT', path, { as: server.admin, body: closed })
    await one.save(record('person', 'ann'), record('event', '1', { state: 'draft' }))
    await one.connect(person)
    await one.untilState('team', 'no-access')
    await vi.waitFor(async () => expect((await program.onServer('program')).has('event:1')).toBe(true), soon)
    expect(one.status()).toMatchObject({
      circles: { program: 'live' },
      waiting: 1,
      trouble: { tag: 'no-access' },
    })
    expect(await one.stateOf('person:ann')).toBe('queued')
    await ask(server, 'PUT', path, { as: server.admin, body: security })
    one.sync().tryNow()
    await one.until(({ waiting, circles }) => waiting === 0 && circles.team === 'live')
    expect((await program.onServer('team')).has('person:ann')).toBe(true)
  })

  test('a database made anew gets everything again, and nothing here is deleted', async () => {
    const one = await newLaptop()
    const person = await program.person('organizer')
    await one.save(record('meeting', '1'), record('meeting', '2'), record('person', 'ann'))
    await one.connect(person)
    await one.until(({ waiting }) => waiting === 0)
    await one.disconnect()
    const database = program.database('program')
    const { body: design } = await ask(server, 'GET', `${database}/_design/barnstorm`, { as: server.admin })
    await ask(server, 'DELETE', database, { as: server.admin })
    // CouchDB tells databases of one name apart by the second they were made in.
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await ask(server, 'PUT', database, { as: server.admin })
    const { _rev, ...fields } = design as { _rev: string }
    await ask(server, 'PUT', `${database}/_design/barnstorm`, { as: server.admin, body: fields })
    await ask(server, 'PUT', `${database}/_security`, {
      as: server.admin,
      body: { members: { names: [person.name] } },
    })
    const { _id, ...other } = { _id: 'meeting:new', ...record('meeting', 'new') }
    const { id, ...doc } = other
    await program.write('program', { _id: id, ...doc })
    await one.connect(person)
    await vi.waitFor(async () => {
      expect([...(await program.onServer('program')).keys()].sort()).toEqual([
        'meeting:1',
        'meeting:2',
        'meeting:new',
      ])
    }, soon)
    await vi.waitFor(
      async () => expect(await one.ids('meeting')).toEqual(['meeting:1', 'meeting:2', 'meeting:new']),
      soon,
    )
    expect([one.conflicts, one.refused]).toEqual([[], []])
  })

  test('many edits of one record in a row arrive as the last one, and none comes back', async () => {
    const [one, other] = [await newLaptop(), await newLaptop()]
    await one.save(record('meeting', '1'))
    await one.connect(await program.person('organizer'))
    await other.connect(await program.person('organizer'))
    const seen: unknown[] = []
    for (let at = 0; at < 40; at++) {
      await one.edit('meeting:1', { title: `Edit ${at}` })
      seen.push(await titleOf(one, 'meeting:1'))
    }
    await vi.waitFor(async () => expect(await titleOf(other, 'meeting:1')).toBe('Edit 39'), soon)
    expect(seen).toEqual(Array.from({ length: 40 }, (_, at) => `Edit ${at}`))
    expect(await titleOf(one, 'meeting:1')).toBe('Edit 39')
    expect([one.conflicts, other.conflicts]).toEqual([[], []])
  })

  test('two laptops that edit at once come to the same record', async () => {
    const [one, other] = [await newLaptop(), await newLaptop()]
    await one.save(record('meeting', '1'))
    await one.connect(await program.person('organizer'))
    await other.connect(await program.person('organizer'))
    await vi.waitFor(async () => expect(await other.get('meeting:1')).not.toBeNull(), soon)
    for (let at = 0; at < 15; at++) {
      await Promise.all([
        one.edit('meeting:1', { [`one${at}`]: at, title: `one ${at}` }),
        other.edit('meeting:1', { [`other${at}`]: at, title: `other ${at}` }),
      ])
    }
    const fields = Object.fromEntries(
      Array.from({ length: 15 }, (_, at) => [
        [`one${at}`, at],
        [`other${at}`, at],
      ]).flat(),
    )
    const settled = async () => {
      const [mine, theirs] = [await one.get('meeting:1'), await other.get('meeting:1')] as [
        SyncedRecord,
        SyncedRecord,
      ]
      expect(mine).toMatchObject(fields)
      expect(theirs).toEqual(mine)
      expect((await program.onServer('program')).get('meeting:1')).toMatchObject(fields)
    }
    await vi.waitFor(settled, soon)
  })
})
