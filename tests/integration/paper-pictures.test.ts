import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { partsOf } from '#main/paper/picture-parts'
import type { CoreClient } from '#shared/contract/contract'
import { create } from '#shared/domain/record'
import type { PaperPage } from '#shared/model/sheet'
import { actor } from '#tests/factories/documents'
import { startCentral, type TestCentral, until } from '#tests/support/central'
import { type CoreChild, startCoreChild } from '#tests/support/core-child'
import { inDataFolder, putPage } from '#tests/support/laptop-with-pages'
import { first } from '#tests/support/local-core'
import { ask } from './hub-support'

const soon = { timeout: 60_000, interval: 100 }
const folder = () => mkdtempSync(join(tmpdir(), 'barnstorm-pictures-'))
const folders = { hub: folder(), may: folder(), ben: folder() }
let central: TestCentral<'may' | 'ben'>
let may: CoreChild
let ben: CoreChild

const large = randomBytes(3_000_000)
const small = randomBytes(90_000)
let page: PaperPage
let smallPage: PaperPage

async function start(who: 'may' | 'ben'): Promise<CoreChild> {
  const core = await startCoreChild(folders[who])
  await core.client.profile.save({
    ...{ name: who, roles: ['data-entry'], language: 'en', mainRole: 'data-entry' },
  })
  return core
}
const pageAt = ({ client }: CoreChild, pageId: string) => first(client.paper.page({ pageId }))
const bytesAt = async (client: CoreClient, pageId: string) =>
  Buffer.from(await (await client.paper.picture({ pageId })).arrayBuffer())
const toSend = (client: CoreClient) => first(client.paper.picturesToSend())

type StoredPart = { _id: string; _rev: string; pageId: string; data: string; deletedAt: string }
async function partsOnServer(pageId: string): Promise<StoredPart[]> {
  const path = `${central.program}-team/_all_docs?include_docs=true`
  const { body } = await ask({ ...central.address, close: async () => {} }, 'GET', path, {
    as: central.address.admin,
  })
  const { rows } = body as { rows: { id: string; doc: StoredPart }[] }
  return rows.flatMap(({ id, doc }) => (id.startsWith('picturepart:') && doc.pageId === pageId ? [doc] : []))
}
const liveOnServer = async (pageId: string) =>
  (await partsOnServer(pageId)).filter(({ data, deletedAt }) => data !== '' || deletedAt === '')

beforeAll(async () => {
  page = await putPage(folders.may, 'large', large)
  smallPage = await putPage(folders.may, 'small', small)
  central = await startCentral(folders.hub, ['may', ['data-entry']], ['ben', ['data-entry']])
  may = await start('may')
  ben = await start('ben')
}, 60_000)
afterAll(async () => {
  await may.stop()
  await ben.stop()
  for (const dir of Object.values(folders)) rmSync(dir, { recursive: true, force: true })
})

test('a picture of 3 MB that was there before the server comes to a second laptop, whole, though the first is killed on the way', async () => {
  expect(await toSend(may.client)).toBe(0)
  await ben.client.sync.connect({ invitation: central.invitations.ben })
  await may.client.sync.connect({ invitation: central.invitations.may })
  await until(may.client.paper.picturesToSend(), (count) => count > 0)
  const half = await until(
    ben.client.paper.page({ pageId: page.id }),
    (model) => (model?.coming?.come ?? 0) >= 2,
  )
  expect(half).toMatchObject({ hasPicture: false, coming: { of: partsOf(large.length) } })
  await expect(bytesAt(ben.client, page.id)).rejects.toMatchObject({ data: { tag: 'not-found' } })
  await may.kill()
  expect((await partsOnServer(page.id)).length).toBeLessThan(partsOf(large.length))

  may = await start('may')
  await until(ben.client.paper.page({ pageId: page.id }), (model) => model?.hasPicture === true)
  expect(Buffer.compare(await bytesAt(ben.client, page.id), large)).toBe(0)
  const parts = await partsOnServer(page.id)
  expect(parts).toHaveLength(partsOf(large.length))
  expect(parts.filter(({ _rev }) => !_rev.startsWith('1-'))).toEqual([])
  await until(ben.client.paper.page({ pageId: smallPage.id }), (model) => model?.hasPicture === true)
  expect(Buffer.compare(await bytesAt(ben.client, smallPage.id), small)).toBe(0)
  await until(may.client.paper.picturesToSend(), (count) => count === 0)
}, 120_000)

test('what was sent of it is gone everywhere once somebody has verified the page, and comes again when they take that back', async () => {
  await ben.client.paper.confirm({ pageId: page.id })
  await vi.waitFor(async () => expect(await liveOnServer(page.id)).toEqual([]), soon)
  await vi.waitFor(async () => expect((await pageAt(ben, page.id))?.hasPicture).toBe(false), soon)
  expect(Buffer.compare(await bytesAt(may.client, page.id), large)).toBe(0)
  await vi.waitFor(async () => expect(await toSend(may.client)).toBe(0), soon)

  await ben.client.paper.undo({ pageId: page.id })
  await until(ben.client.paper.page({ pageId: page.id }), (model) => model?.hasPicture === true)
  expect(Buffer.compare(await bytesAt(ben.client, page.id), large)).toBe(0)
}, 120_000)

test('what an app before parts has verified is taken back by the laptop that sent it', async () => {
  await ben.stop()
  const verified: PaperPage = {
    ...page,
    ...{ state: 'verified', verifiedBy: 'ben', verifiedAt: '2026-12-01T12:00:00.000Z' },
    updatedAt: new Date().toISOString(),
  }
  await inDataFolder(folders.ben, ({ put }) => put(verified))
  ben = await start('ben')
  await vi.waitFor(async () => expect(await liveOnServer(page.id)).toEqual([]), soon)
  await vi.waitFor(async () => expect(await toSend(may.client)).toBe(0), soon)
  await may.stop()
  await ben.stop()
  for (const dir of [folders.may, folders.ben]) {
    const parts = await inDataFolder(dir, ({ parts }) => parts())
    const left = parts.filter(({ pageId, data }) => pageId === page.id && data !== '')
    expect(left).toEqual([])
    expect(parts.some(({ pageId }) => pageId === page.id)).toBe(true)
  }
  may = await start('may')
  ben = await start('ben')
}, 120_000)

test('pictures go with the paper that is purged, those that an older app sent whole can be seen until then', async () => {
  await ben.stop()
  const data = small.toString('base64')
  const old = { ...page, id: 'page:old-1', picture: 'c'.repeat(64), meetingId: 'meeting:old' }
  await inDataFolder(folders.ben, async ({ put }) => {
    await put(old)
    await put(
      create('picture', { id: 'picture:old-1', pageId: old.id, meetingId: old.meetingId, data }, actor),
    )
  })
  ben = await start('ben')
  expect(await pageAt(ben, old.id)).toMatchObject({ hasPicture: true, coming: null })
  expect(Buffer.compare(await bytesAt(ben.client, old.id), small)).toBe(0)

  expect((await liveOnServer(smallPage.id)).length).toBe(1)
  await may.client.accounting.reconcile({ meetingId: page.meetingId, keepDays: 0 })
  await may.client.accounting.reconcile({ meetingId: old.meetingId, keepDays: 0 })
  await may.client.accounting.purge()
  await vi.waitFor(async () => expect(await liveOnServer(smallPage.id)).toEqual([]), soon)
  await vi.waitFor(async () => {
    expect(await pageAt(ben, smallPage.id)).toMatchObject({ hasPicture: false, coming: null })
  }, soon)
}, 120_000)

test('in a room, pictures do not wait for a central server that does not answer', async () => {
  await may.stop()
  const away = await putPage(folders.may, 'away', large, 'meeting:away')
  await central.close()
  may = await start('may')
  await may.client.room.open({ name: 'Union hall' })
  const open = await until(may.client.room.now(), (view) => view.state === 'open')
  if (open.state !== 'open') throw new Error(open.state)
  const address = `127.0.0.1:${open.addresses[0]?.split(':').at(-1)}`
  await ben.client.room.join({ address, code: open.code })
  await until(ben.client.paper.page({ pageId: away.id }), (model) => model?.hasPicture === true)
  expect(Buffer.compare(await bytesAt(ben.client, away.id), large)).toBe(0)
}, 120_000)
