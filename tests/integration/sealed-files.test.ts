import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Encrypter } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { open as openSealed, type SealedBundle, seal } from '#main/exchange/sealed'
import type { Kit } from '#shared/model/kit'
import { aContact, aConversation, aKit, KIT_ID } from '#tests/factories/kit'
import { first, type LocalCore, startLocalCore } from '#tests/support/local-core'

const PASSPHRASE = 'library ramp winter spoon'
const NOW = '2026-03-02T17:00:00.000Z'
const LIST = { batch: 'list-one', source: 'list.csv', contacts: 1, at: NOW }
const kit: Kit = aKit({ lists: [LIST] })
const records = [kit, aContact(), aConversation()]

let core: LocalCore
beforeEach(async () => {
  core = await startLocalCore(NOW)
})
afterEach(() => core.close())

const bundle = (fields: Partial<SealedBundle> = {}): SealedBundle => ({
  ...{ use: 'kit', madeAt: NOW, madeBy: 'Rosa', app: '0.1.0', records },
  about: { kitId: KIT_ID, title: kit.title, desk: 'one', part: null },
  ...fields,
})

/** As the app writes it; the lock is a weaker one, so that trying to open it takes no time. */
async function sealed(fields: Partial<SealedBundle> = {}): Promise<Uint8Array<ArrayBuffer>> {
  const { records: lines, ...about } = bundle(fields)
  return sealedLines([{ barnstorm: 'sealed', format: 1, ...about, records: lines.length }, ...lines])
}

async function sealedLines(lines: readonly unknown[]): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(PASSPHRASE)
  encrypter.setScryptWorkFactor(10)
  const text = lines.map((line) => JSON.stringify(line)).join('\n')
  return new Uint8Array(await encrypter.encrypt(await promisify(gzip)(text)))
}

const take = (bytes: Uint8Array<ArrayBuffer>, passphrase = PASSPHRASE) =>
  core.client.sealed.open({ file: new File([bytes], 'kit.barnstorm'), passphrase })

/** The file is refused with this tag, and nothing of it is there. */
async function expectNothing(file: Promise<unknown>, tag: string, detail?: string): Promise<void> {
  const said = { tag, ...(detail !== undefined && { detail }) }
  await expect(file).rejects.toMatchObject({ data: said })
  expect(await first(core.client.kit.list())).toEqual([])
  expect((await core.client.system.info()).documents).toBe(empty)
}
let empty: number
beforeEach(async () => {
  // The key that files for this laptop are sealed with is made at the first look at one.
  await core.client.sealed.recipient()
  empty = (await core.client.system.info()).documents
})

describe('a sealed file', () => {
  test('that is whole is taken once, however often it is opened', async () => {
    const done = await seal(bundle(), { passphrase: PASSPHRASE })
    if (!done.ok) throw new Error(done.error.tag)
    const file = done.value
    expect(await take(file)).toMatchObject({ kitId: KIT_ID, added: 3, known: 0, merged: 0 })
    expect(await take(file)).toMatchObject({ added: 0, known: 3, merged: 0 })
    expect((await first(core.client.kit.one({ id: KIT_ID })))?.totals).toMatchObject({
      calls: 1,
      contacts: 1,
    })
  })

  test('that was made an hour from now tells that a clock is off, and is taken all the same', async () => {
    const late = await sealed({ madeAt: '2026-03-02T18:00:00.000Z' })
    expect(await take(late)).toMatchObject({ added: 3, clockOffMinutes: 60 })
    // Some minutes are nothing to speak of.
    const near = await sealed({ madeAt: '2026-03-02T17:04:00.000Z' })
    expect(await take(near)).toMatchObject({ clockOffMinutes: 0 })
  })

  test('that is cut short anywhere is said to be cut short, and nothing of it is taken', async () => {
    const file = await sealed()
    // In the lines before the sealed part, behind them, inside, and one byte before the end.
    for (const length of [30, 120, 250, Math.floor(file.length / 2), file.length - 1])
      await expectNothing(take(file.slice(0, length)), 'file-truncated')
    await expectNothing(take(file.slice(0, 0)), 'not-sealed')
  })

  test('of which one byte was changed does not open', async () => {
    const file = await sealed()
    for (const place of [file.length - 1, Math.floor(file.length * 0.8), file.length - 200]) {
      const tampered = file.slice()
      tampered[place] = (tampered[place] ?? 0) ^ 1
      await expectNothing(take(tampered), 'file-truncated')
    }
  })

  test('does not open with another passphrase, or none, and says which', async () => {
    const file = await sealed()
    await expectNothing(take(file, 'library ramp winter fork'), 'bad-passphrase')
    await expectNothing(take(file, '  '), 'passphrase-needed')
  })

  test('for another laptop says so', async () => {
    const other = await seal(bundle(), {
      recipient: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
    })
    if (!other.ok) throw new Error(other.error.tag)
    await expectNothing(take(other.value, ''), 'not-for-this-laptop')
  })

  test('that is none of ours says so', async () => {
    await expectNothing(take(new TextEncoder().encode('VANID,Name\n1,Ana\n')), 'not-sealed')
    await expectNothing(take(await sealedLines([{ some: 'thing' }])), 'not-sealed')
    await expectNothing(take(await sealed({ use: 'backup' })), 'not-sealed')
  })
})

describe('a file of another Barnstorm', () => {
  const head = { barnstorm: 'sealed', ...bundle(), records: records.length }

  test('that is newer is not guessed at, whatever its first line has become', async () => {
    await expectNothing(
      take(await sealedLines([{ ...head, format: 2, app: '9.0.0' }, ...records])),
      'file-newer',
      '9.0.0',
    )
    await expectNothing(
      take(await sealedLines([{ barnstorm: 'sealed', format: 3, shape: 'new' }])),
      'file-newer',
      '3',
    )
  })

  test('that is newer by a field only is taken, and the field comes back in the results', async () => {
    const grown = { ...aContact(), pronouns: 'she' }
    await take(await sealed({ records: [kit, grown] as SealedBundle['records'] }))
    const file = await core.client.sealed.kit({
      ...{ id: KIT_ID, what: 'kit', lock: { by: 'passphrase', passphrase: PASSPHRASE }, part: null },
    })
    const back = await openSealed(new Uint8Array(await file.arrayBuffer()), {
      passphrase: PASSPHRASE,
      identity: null,
    })
    expect(back.ok && back.value.records).toContainEqual(expect.objectContaining({ pronouns: 'she' }))
  })

  test('that is older is taken as it is', async () => {
    expect(await take(await sealedLines([{ ...head, format: 1, app: '0.0.1' }, ...records]))).toMatchObject({
      added: 3,
    })
  })
})

describe('a file whose records are not in order', () => {
  test.each([
    ['a field of the wrong kind', { ...aContact(), phones: 'none' }],
    ['a kind that does not exist', { ...aContact(), kind: 'profile', id: 'profile:me' }],
    ['a record of another kit', { ...aContact(), kitId: 'kit:other' }],
    ['an id that is not of its kind', { ...aContact(), id: 'person:ana' }],
    ['a line that is no record', null],
  ])('%s: nothing of it is taken, also not what stands before it', async (_, record) => {
    const bad = [...records, record] as SealedBundle['records']
    await expectNothing(take(await sealed({ records: bad })), 'file-invalid')
  })

  test('without its kit', async () => {
    await expectNothing(take(await sealed({ records: [aContact()] })), 'file-invalid', 'kit')
  })

  test('with fewer lines than it says', async () => {
    const head = { barnstorm: 'sealed', format: 1, ...bundle(), records: 3 }
    await expectNothing(take(await sealedLines([head, kit])), 'file-truncated')
  })

  test('with results of a kit that is not here', async () => {
    await expectNothing(take(await sealed({ use: 'results' })), 'not-found')
  })
})
