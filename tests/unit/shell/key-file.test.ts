import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type DataFolder, dataFolderAt } from '#main/shell/data-folder'
import {
  createKeychainKey,
  createPassphraseKey,
  type Keychain,
  openKeychainKey,
  openPassphraseKey,
  readKeyFile,
} from '#main/shell/key-file'

let folder: DataFolder
beforeEach(() => {
  folder = dataFolderAt(mkdtempSync(join(tmpdir(), 'barnstorm-key-')))
})

/** Reverses the bytes: enough to see that the key file holds what the keychain gave, and not the key. */
const keychain: Keychain = {
  seal: (secret) => Buffer.from(secret).reverse(),
  unseal: (sealed) => Buffer.from(sealed).reverse().toString(),
}
const lostKeychain: Keychain = {
  seal: keychain.seal,
  unseal: () => {
    throw new Error('the system has forgotten this key')
  },
}

async function passphraseFile() {
  const read = await readKeyFile(folder)
  if (!read.ok || read.value?.kind !== 'passphrase') throw new Error('no passphrase key file')
  return read.value
}
async function keychainFile() {
  const read = await readKeyFile(folder)
  if (!read.ok || read.value?.kind !== 'keychain') throw new Error('no keychain key file')
  return read.value
}

describe('a key kept under a passphrase', () => {
  test('opens again with that passphrase, and only with that one', async () => {
    const created = await createPassphraseKey(folder, 'four words of mine')
    const file = await passphraseFile()
    expect(created).toEqual({ ok: true, value: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await openPassphraseKey(file, 'four words of mine')).toEqual(created)
    expect(await openPassphraseKey(file, 'four words of yours')).toEqual({
      ok: false,
      error: 'wrong-passphrase',
    })
  })

  test('forgives a second space and another way to write an accent, not another word', async () => {
    const created = await createPassphraseKey(folder, 'canción de la mañana')
    const file = await passphraseFile()
    expect(await openPassphraseKey(file, ' canción  de la mañana'.normalize('NFD'))).toEqual(created)
    expect((await openPassphraseKey(file, 'cancion de la manana')).ok).toBe(false)
  })

  test('is not in the key file, nor is the passphrase', async () => {
    const created = await createPassphraseKey(folder, 'four words of mine')
    const text = readFileSync(folder.keyFile, 'utf8')
    const key = created.ok ? created.value : ''
    expect(text).not.toContain('four words')
    expect(text).not.toContain(key)
    expect(text).not.toContain(Buffer.from(key, 'hex').toString('base64'))
  })

  test('is another one in each folder, also under the same passphrase', async () => {
    const other = dataFolderAt(mkdtempSync(join(tmpdir(), 'barnstorm-key-')))
    const keys = [
      await createPassphraseKey(folder, 'four words of mine'),
      await createPassphraseKey(other, 'four words of mine'),
    ]
    expect(keys[0]).not.toEqual(keys[1])
  })
})

describe('a key kept by the keychain', () => {
  test('opens again through the keychain', async () => {
    const created = await createKeychainKey(folder, keychain)
    const file = await keychainFile()
    expect(openKeychainKey(file, keychain)).toEqual(created)
    expect(readFileSync(folder.keyFile, 'utf8')).not.toContain(created.ok ? created.value : '')
  })

  test('says where it is to a shell that has no keychain, and where the keychain has lost it', async () => {
    await createKeychainKey(folder, keychain)
    const file = await keychainFile()
    expect(openKeychainKey(file, null)).toEqual({ ok: false, error: 'key-in-keychain' })
    expect(openKeychainKey(file, lostKeychain)).toEqual({ ok: false, error: 'key-in-keychain' })
  })
})

describe('a key is never made over an old one', () => {
  test('a new folder has none', async () => {
    expect(await readKeyFile(folder)).toEqual({ ok: true, value: null })
  })

  test('a second key for the same folder is refused, and the first stays', async () => {
    const first = await createPassphraseKey(folder, 'four words of mine')
    expect(await createPassphraseKey(folder, 'other words of mine')).toEqual({ ok: false, error: 'exists' })
    expect(await createKeychainKey(folder, keychain)).toEqual({ ok: false, error: 'exists' })
    expect(await openPassphraseKey(await passphraseFile(), 'four words of mine')).toEqual(first)
  })

  test('of two processes that make one at the same moment, one wins and the other is told', async () => {
    const both = await Promise.all([createKeychainKey(folder, keychain), createKeychainKey(folder, keychain)])
    expect(both.filter((made) => made.ok)).toHaveLength(1)
    expect(both.filter((made) => !made.ok)).toEqual([{ ok: false, error: 'exists' }])
  })

  test('a database without a key file is not a new folder', async () => {
    writeFileSync(folder.database, 'encrypted')
    expect(await readKeyFile(folder)).toEqual({ ok: false, error: 'key-missing' })
    expect(await createPassphraseKey(folder, 'four words of mine')).toEqual({ ok: false, error: 'exists' })
  })

  test('a damaged key file beside a database is said, and left as it is', async () => {
    writeFileSync(folder.database, 'encrypted')
    writeFileSync(folder.keyFile, '{"version":1,"kind":"passphrase","sealed":{')
    expect(await readKeyFile(folder)).toEqual({ ok: false, error: 'key-damaged' })
    expect(readFileSync(folder.keyFile, 'utf8')).toContain('sealed')
  })

  test('a key file cut off before there was a database is made anew', async () => {
    writeFileSync(folder.keyFile, '{"version":1,"ki')
    expect(await readKeyFile(folder)).toEqual({ ok: true, value: null })
    expect((await createPassphraseKey(folder, 'four words of mine')).ok).toBe(true)
  })
})
