import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { CoreClient } from '#shared/contract/contract'
import { type CoreChild, startCoreChild } from '#tests/support/core-child'
import { first } from '#tests/support/local-core'
import { allRead } from '#tests/support/paper'

const FIXTURES = 'tests/fixtures/scan'
const dataDir = mkdtempSync(join(tmpdir(), 'barnstorm-paper-'))
let core: CoreChild | null = null
afterAll(async () => {
  await core?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

it('a stack goes on where it was when the core is killed in the middle, and no page is there twice', async () => {
  core = await startCoreChild(dataDir)
  const { client } = core
  await client.profile.save({ name: 'May', roles: ['data-entry'], language: 'en', mainRole: 'data-entry' })
  const names = readdirSync(FIXTURES)
    .filter((name) => name.endsWith('-scan.jpg'))
    .slice(0, 4)
  for (const name of names) {
    const file = new Blob([new Uint8Array(readFileSync(join(FIXTURES, name)))])
    await client.intake.add({ file, name, meetingId: '' })
  }
  await areRead(client, 1)
  await core.kill()

  core = await startCoreChild(dataDir)
  const { items } = await allRead(core.client)
  expect(items.map(({ name, state }) => [name, state]).sort()).toEqual(names.map((name) => [name, 'done']))
  expect(items.every(({ results }) => results.length === 1 && results[0]?.repeat === false)).toBe(true)
  const { rows } = await first(core.client.paper.stack({ meetingId: null }))
  expect(rows.map(({ page }) => page.id).sort()).toEqual(
    items.flatMap(({ results }) => results.map(({ pageId }) => pageId)).sort(),
  )
  const pictures = readdirSync(join(dataDir, 'pictures'), { recursive: true, withFileTypes: true })
  expect(pictures.filter((entry) => entry.isFile() && entry.name.endsWith('.part'))).toEqual([])
  for (const entry of pictures.filter((one) => one.isFile()))
    expect(readFileSync(join(entry.parentPath, entry.name)).subarray(0, 6).toString()).toBe('BSPIC1')
}, 240_000)

it('a file at which the core dies again and again is given up, and what comes after it is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'barnstorm-paper-'))
  let child = await startCoreChild(folder)
  await child.client.profile.save({
    ...{ name: 'May', roles: ['data-entry'], language: 'en', mainRole: 'data-entry' },
  })
  await child.client.intake.pause({ paused: true })
  const sheet = readFileSync(join(FIXTURES, '02-host-letter-scan.jpg'))
  const add = (bytes: Buffer, name: string) =>
    child.client.intake.add({ file: new Blob([new Uint8Array(bytes)]), name, meetingId: '' })
  await add(sheet, 'deadly.jpg')
  await add(Buffer.from('Dear diary'), 'diary.txt')
  await child.client.intake.pause({ paused: false })
  for (const tries of [1, 2]) {
    await isBeingRead(child.client, 'deadly.jpg', tries)
    await child.kill()
    child = await startCoreChild(folder)
  }
  const { items } = await allRead(child.client)
  const results = Object.fromEntries(items.map(({ name, results }) => [name, results]))
  expect(results['deadly.jpg']).toMatchObject([{ problem: 'too-slow', pageId: '' }])
  expect(results['diary.txt']).toMatchObject([{ problem: 'not-a-picture' }])

  const [deadly] = items.filter(({ name }) => name === 'deadly.jpg')
  await child.client.intake.again({ id: deadly?.id ?? '' })
  const again = await allRead(child.client)
  expect(again.items.find(({ id }) => id === deadly?.id)?.results).toMatchObject([{ problem: '' }])
  await child.stop()
  rmSync(folder, { recursive: true, force: true })
}, 240_000)

it('of a batch of 100 whose core is killed three times in the middle, each file is read once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'barnstorm-paper-'))
  let child = await startCoreChild(folder)
  await child.client.profile.save({
    ...{ name: 'May', roles: ['data-entry'], language: 'en', mainRole: 'data-entry' },
  })
  const sheets = readdirSync(FIXTURES)
    .filter((name) => name.endsWith('-scan.jpg'))
    .slice(0, 3)
  // Most of a stack that is quick to read, so that the batch is long and the test is not.
  const files = Array.from({ length: 100 }, (_, index) => {
    const sheet = index % 33 === 0 ? sheets[index / 33] : undefined
    const bytes = sheet ? readFileSync(join(FIXTURES, sheet)) : Buffer.from(`Dear diary, day ${index}`)
    return { name: `${index}.jpg`, bytes, isSheet: sheet !== undefined }
  })
  for (const { name, bytes } of files)
    await child.client.intake.add({ file: new Blob([new Uint8Array(bytes)]), name, meetingId: '' })
  for (const done of [10, 40, 70]) {
    await areRead(child.client, done)
    await child.kill()
    child = await startCoreChild(folder)
  }
  const { items } = await allRead(child.client)
  const outcome = new Map(items.map(({ name, state, results }) => [name, { state, results }]))
  expect(outcome.size).toBe(100)
  for (const { name, isSheet } of files)
    expect(outcome.get(name)).toMatchObject({
      state: 'done',
      results: [{ problem: isSheet ? '' : 'not-a-picture', repeat: false }],
    })
  const { rows } = await first(child.client.paper.stack({ meetingId: null }))
  expect(rows).toHaveLength(sheets.length)
  await child.stop()
  rmSync(folder, { recursive: true, force: true })
}, 300_000)

async function isBeingRead(client: CoreClient, name: string, tries: number): Promise<void> {
  for await (const { items } of await client.intake.live())
    if (items.some((item) => item.name === name && item.state === 'reading' && item.tries === tries)) return
}

async function areRead(client: CoreClient, count: number): Promise<void> {
  for await (const { done } of await client.intake.live()) if (done >= count) return
}
