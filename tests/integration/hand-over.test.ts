import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seal } from '#main/exchange/sealed'
import { first as firstOf, type LocalCore, startLocalCore } from '#tests/support/local-core'

const NOW = '2026-11-30T18:00:00.000Z'
const lock = { by: 'passphrase', passphrase: 'library ramp winter spoon' } as const
const { passphrase } = lock

/** Data folders of two laptops; one process has room for one open core. */
let ana: string
let ben: string
beforeEach(() => {
  ana = mkdtempSync(join(tmpdir(), 'barnstorm-ana-'))
  ben = mkdtempSync(join(tmpdir(), 'barnstorm-ben-'))
})
afterEach(() => {
  for (const dir of [ana, ben]) rmSync(dir, { recursive: true, force: true })
})

async function at<T>(laptop: string, instant: string, work: (core: LocalCore) => Promise<T>): Promise<T> {
  const core = await startLocalCore(instant, instant, laptop)
  try {
    return await work(core)
  } finally {
    await core.close()
  }
}

const save = ({ client }: LocalCore, id: string | null, firstName: string, phone = '') =>
  client.person.save({
    ...{ id, key: `person-${firstName}-0001` },
    fields: { firstName, lastName: 'Ng', phone, email: '', zip: '' },
  })
const people = async ({ client }: LocalCore) =>
  (await firstOf(client.person.list({ text: '', limit: 50 }))).people
const names = async (core: LocalCore) => (await people(core)).map(({ firstName }) => firstName).sort()
const give = (core: LocalCore) => core.client.handOver.make({ lock })
const take = (core: LocalCore, file: Blob, isTrial = false) =>
  core.client.handOver.take({ file, passphrase, isTrial })

const LATER = '2026-11-30T19:00:00.000Z'
const LAST = '2026-11-30T20:00:00.000Z'

test('work goes over in a file and comes back with what was added there, as often as one likes', async () => {
  const file = await at(ana, NOW, async (core) => {
    await save(core, null, 'Bea', '2125550101')
    return give(core)
  })
  const back = await at(ben, LATER, async (core) => {
    expect(await take(core, file, true)).toMatchObject({ added: 1, changed: 0, known: 0 })
    expect(await names(core)).toEqual([])
    expect(await take(core, file)).toMatchObject({ added: 1, conflicts: 0 })
    expect(await take(core, file)).toMatchObject({ added: 0, changed: 0, known: 1 })
    const [bea] = await people(core)
    await save(core, bea?.id ?? '', 'Beatriz', '2125550101')
    await save(core, null, 'Cy')
    return give(core)
  })
  await at(ana, LAST, async (core) => {
    expect(await take(core, back)).toMatchObject({ added: 1, changed: 1, known: 0, conflicts: 0 })
    expect(await names(core)).toEqual(['Beatriz', 'Cy'])
  })
  // The first file is an old one by now.
  await at(ben, LAST, async (core) => {
    expect(await take(core, file)).toMatchObject({ added: 0, changed: 0 })
    expect(await names(core)).toEqual(['Beatriz', 'Cy'])
  })
})

test('what both changed is told of, and the other version can be brought back', async () => {
  const first = await at(ana, NOW, async (core) => {
    await save(core, null, 'Bea')
    return give(core)
  })
  await at(ben, LAST, async (core) => {
    await take(core, first)
    const [bea] = await people(core)
    await save(core, bea?.id ?? '', 'Beatriz')
  })
  const second = await at(ana, LATER, async (core) => {
    const [bea] = await people(core)
    await save(core, bea?.id ?? '', 'Beate')
    return give(core)
  })
  await at(ben, LAST, async (core) => {
    expect(await take(core, second)).toMatchObject({ conflicts: 1 })
    expect(await names(core)).toEqual(['Beatriz'])
    const { conflicts } = await firstOf(core.client.sync.problems())
    const lost = conflicts.find(({ field }) => field === 'firstName')
    expect(lost).toMatchObject({ kept: 'Beatriz', lost: 'Beate' })
    await core.client.sync.settle({ conflictId: lost?.id ?? '', choice: 'restore' })
    expect(await names(core)).toEqual(['Beate'])
  })
})

test('nobody reads the file without its words, and a kit’s file is said to be one', async () => {
  const about = { madeAt: NOW, madeBy: 'Ana', app: '0.1.0', about: {}, records: [] }
  const kit = await seal({ ...about, use: 'kit' }, lock)
  if (!kit.ok) throw new Error(kit.error.tag)
  await at(ana, NOW, async (core) => {
    await expect(give(core)).rejects.toMatchObject({ data: { tag: 'nothing-here' } })
    await save(core, null, 'Bea', '2125550101')
    const file = await give(core)
    expect(Buffer.from(await file.arrayBuffer()).toString('latin1')).not.toContain('2125550101')
    await expect(
      core.client.handOver.take({ file, passphrase: 'not these words at all', isTrial: false }),
    ).rejects.toMatchObject({ data: { tag: 'bad-passphrase' } })
    await expect(take(core, new Blob([kit.value]))).rejects.toMatchObject({ data: { tag: 'kit-file' } })
    await expect(core.client.sealed.open({ file, passphrase })).rejects.toMatchObject({
      data: { tag: 'work-file' },
    })
  })
})

test('a record that is not whole keeps all of the file out', async () => {
  await at(ana, NOW, async (core) => {
    await save(core, null, 'Bea')
    const [bea] = await people(core)
    const lines = ['person:2', 'person:3'].map((id, index) => ({
      ...{ id, shared: null },
      record: { ...bea, id, firstName: index === 0 ? 'Cy' : 7 },
    }))
    const about = { use: 'work', madeAt: NOW, madeBy: 'Ana', app: '0.1.0', about: {}, records: lines }
    const sealed = await seal(about, lock)
    if (!sealed.ok) throw new Error(sealed.error.tag)
    await expect(take(core, new Blob([sealed.value]))).rejects.toMatchObject({
      data: { tag: 'file-invalid', detail: 'person:3' },
    })
    expect(await names(core)).toEqual(['Bea'])
  })
})

test('onto a host’s laptop comes the program, and nobody of the team’s people', async () => {
  const file = await at(ana, NOW, async (core) => {
    await save(core, null, 'Bea')
    return give(core)
  })
  await at(ben, LATER, async (core) => {
    await core.client.profile.save({ name: 'Hana', roles: ['host'], language: 'en', mainRole: 'host' })
    expect(await take(core, file)).toMatchObject({ added: 0, notForHere: 1 })
    expect(await names(core)).toEqual([])
  })
})
