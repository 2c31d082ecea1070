import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connect, createServer as createTlsServer } from 'node:tls'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeCertificate, type RoomCertificate } from '#main/room/certificate'
import { joinRoom } from '#main/room/join'
import { guestProof, PAIRING_PATH, pairingKey } from '#main/room/pairing'
import { type RoomServer, startRoomServer } from '#main/room/room-server'
import { openLibsql } from '#main/store/libsql-driver'
import { openServerFetch } from '#main/sync/server-fetch'
import { databaseOf } from '#shared/domain/sync-places'
import { rules } from './central-support'

const CODE = 'K7MQ-2F9D'
const guest = { name: 'Beto', program: '' }
let certificate: RoomCertificate
let room: RoomServer
let joined: string[]
let now = Date.parse('2026-03-14T18:00:00.000Z')

beforeAll(async () => {
  certificate = await makeCertificate()
  room = await startRoomServer({
    driver: openLibsql(':memory:'),
    certificate,
    roomId: 'abc',
    name: 'Union hall',
    program: 'dayton',
    guestRoles: ['organizer'],
    rules,
    port: 0,
    code: () => CODE,
    now: () => now,
    onJoined: async ({ name }) => void joined.push(name),
    onSeen: () => {},
    onBug: (cause) => {
      throw cause
    },
  })
})
afterAll(() => room.close())
beforeEach(() => {
  joined = []
  // Who was shut out for guessing may try again.
  now += 120_000
})

const here = () => `127.0.0.1:${room.port}`

describe('pairing with a room', () => {
  test('gives an account of its own to each laptop that knows the code, good for the room’s databases and no others', async () => {
    const first = await joinRoom({ ...guest, address: here(), code: CODE })
    const second = await joinRoom({ ...guest, name: 'Cora', address: here(), code: 'k7mq 2f9d' })
    if (!first.ok || !second.ok) throw new Error('not let in')
    expect(joined).toEqual(['Beto', 'Cora'])
    expect(first.value.grant.user).not.toBe(second.value.grant.user)
    expect(new X509Certificate(first.value.certificate).fingerprint256).toBe(
      new X509Certificate(certificate.certificate).fingerprint256,
    )
    const { url, grant } = first.value
    const line = await openServerFetch(first.value)
    const ask = (path: string, init: RequestInit = {}) =>
      line.fetch(`${url}${path}`, {
        ...init,
        headers: {
          'content-type': 'application/json',
          authorization: `Basic ${Buffer.from(`${grant.user}:${grant.password}`).toString('base64')}`,
        },
      })
    const statusOf = async (path: string, init?: RequestInit) => (await ask(path, init)).status
    expect(await statusOf(databaseOf('dayton', 'team'))).toBe(200)
    expect(await statusOf('_users/_all_docs')).toBe(403)
    expect(await statusOf('_all_dbs')).toBe(401)
    expect(await statusOf('dayton-steward')).toBe(403)
    const approval = JSON.stringify({
      kind: 'review',
      circle: 'team',
      createdAt: '2026-03-14T18:00:00.000Z',
      updatedAt: '2026-03-14T18:00:00.000Z',
      updatedBy: 'Beto',
      deletedAt: '',
      eventId: 'event:1',
      action: 'approve',
      by: 'Beto',
    })
    expect(await statusOf('dayton-team/review%3A1', { method: 'PUT', body: approval })).toBe(403)
    await room.remove(grant.user)
    expect(await statusOf(databaseOf('dayton', 'team'))).toBe(403)
    await line.close()
  })

  test('is refused without the code, and for another program', async () => {
    expect(await joinRoom({ ...guest, address: here(), code: 'K7MQ-2F9E' })).toEqual({
      ok: false,
      error: { tag: 'wrong-code' },
    })
    expect(await joinRoom({ ...guest, program: 'akron', address: here(), code: CODE })).toEqual({
      ok: false,
      error: { tag: 'other-program' },
    })
    expect(joined).toEqual([])
  })

  test('lets nobody guess: after ten tries a minute’s rest, also for the right code', async () => {
    const tries = await Promise.all(
      Array.from({ length: 14 }, (_, i) =>
        joinRoom({ ...guest, address: here(), code: `AAAA-AAA${i % 10}` }),
      ),
    )
    const tags = tries.map((one) => (one.ok ? 'in' : one.error.tag))
    expect(tags.filter((tag) => tag === 'wrong-code')).toHaveLength(10)
    expect(tags.filter((tag) => tag === 'too-many-tries')).toHaveLength(4)
    expect(await joinRoom({ ...guest, address: here(), code: CODE })).toMatchObject({ ok: false })
    now += 61_000
    expect(await joinRoom({ ...guest, address: here(), code: CODE })).toMatchObject({ ok: true })
  })

  test('is worth nothing to who sits in between, with a certificate of their own', async () => {
    const other = await makeCertificate()
    const between = createTlsServer({ cert: other.certificate, key: other.privateKey }, (socket) => {
      const onward = connect({ host: '127.0.0.1', port: room.port, rejectUnauthorized: false })
      socket.pipe(onward).pipe(socket)
      for (const one of [socket, onward]) one.on('error', () => one.destroy())
    })
    between.listen(0, '127.0.0.1')
    await once(between, 'listening')
    const { port } = between.address() as AddressInfo
    expect(await joinRoom({ ...guest, address: `127.0.0.1:${port}`, code: CODE })).toEqual({
      ok: false,
      error: { tag: 'wrong-code' },
    })
    expect(joined).toEqual([])

    // Nor is a guest who knows the room led to another laptop.
    const line = await openServerFetch(certificate)
    await expect(line.fetch(`https://127.0.0.1:${port}/`)).rejects.toThrow()
    expect((await line.fetch(`https://${here()}/`)).status).toBe(200)
    await line.close()
    between.close()
  })

  test('a room that does not know the code is not believed, whatever it grants', async () => {
    const nonce = '0'.repeat(32)
    const { fingerprint256 } = new X509Certificate(certificate.certificate)
    const body = {
      ...guest,
      nonce,
      proof: guestProof(await pairingKey('AAAA-AAAA', nonce, fingerprint256), guest),
    }
    expect(await post(body)).toMatchObject({ status: 403 })
    const right = { ...guest, nonce, proof: guestProof(await pairingKey(CODE, nonce, fingerprint256), guest) }
    // The same proof under another name was not made by who knows the code.
    expect(await post({ ...right, name: 'Mallory' })).toMatchObject({ status: 403 })
    expect(await post(right)).toMatchObject({ status: 200 })
  })

  test('answers rubbish with a no', async () => {
    for (const body of ['', '{', '[]', 'null', '"x"', JSON.stringify({ name: 'x'.repeat(5000) })])
      expect((await post(body)).status).toBe(403)
  })
})

const post = (body: unknown): Promise<{ status: number }> =>
  new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: room.port, path: PAIRING_PATH, method: 'POST', rejectUnauthorized: false },
      (response) => {
        response.resume()
        response.on('end', () => resolve({ status: response.statusCode ?? 0 }))
      },
    )
    asked.on('error', reject)
    asked.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
