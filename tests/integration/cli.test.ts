import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { folderOf } from '#main/cli/options'
import { withCore } from '#main/cli/with-core'
import { openLibsql } from '#main/store/libsql-driver'
import { lockFolder } from '#main/store/lock'

const PASSPHRASE = 'correct horse battery staple'
let root: string
let data: string

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
})
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'barnstorm-cli-'))
  data = join(root, 'data')
})

/** Somebody has to have said who they are: what a role may not do, it may not do from the command line either. */
const introduce = (role: 'data-entry' | 'organizer', folder = data) =>
  withCore(folderOf({ data: folder }), place, (core) =>
    core.profile.save({ name: 'Dee', roles: [role], language: 'en', mainRole: role }),
  )
const place = { out: '', resources: 'resources', version: 'test', passphrase: PASSPHRASE, filePassphrase: '' }

type Outcome = { code: number | null; stdout: string; stderr: string }

/** Runs `barnstorm` as it is built, as a program of its own. */
function barnstorm(
  args: string[],
  passphrase: string | null = PASSPHRASE,
  filePassphrase = '',
): Promise<Outcome> {
  const { BARNSTORM_PASSPHRASE: _, ...env } = process.env
  const child = spawn(process.execPath, ['out/main/cli.js', ...args], {
    env: {
      ...{ ...env, BARNSTORM_FILE_PASSPHRASE: filePassphrase },
      ...(passphrase === null ? {} : { BARNSTORM_PASSPHRASE: passphrase }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const outcome: Outcome = { code: null, stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    outcome.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    outcome.stderr += text
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...outcome, code })))
}

const isOneSentence = (text: string) => {
  expect(text.trim().split('\n')).toHaveLength(1)
  expect(text).not.toContain('    at ')
}

describe('forms', () => {
  test('that are printed from a data folder are known to it, and the next ones are numbered on', async () => {
    await barnstorm(['demo', '--data', data, '--people', '20'])
    await introduce('data-entry')
    const print = async (name: string) => {
      const args = ['print', 'host', '-o', join(root, name), '--data', data, '--copies', '2', '--json']
      return JSON.parse((await barnstorm(args)).stdout).sheets.map(({ number }: { number: number }) => number)
    }
    expect(await print('first.pdf')).toEqual([1, 2])
    expect(await print('more.pdf')).toEqual([3, 4])
    expect(readFileSync(join(root, 'more.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    const { code, stderr } = await barnstorm([
      ...['print', 'host', '-o', join(root, 'no.pdf'), '--data', data, '--from', '7'],
    ])
    expect(code).toBe(1)
    isOneSentence(stderr)
  })
})

test('a kit goes out, a list comes in, and results come back, by files alone', async () => {
  const other = join(root, 'other')
  await introduce('organizer')
  await introduce('organizer', other)
  const FILE = 'library ramp winter spoon'
  const at = (name: string) => join(root, name)
  const run = (args: string[], filePassphrase = FILE) => barnstorm(args, PASSPHRASE, filePassphrase)
  const kit = await withCore(folderOf({ data }), place, (core) =>
    core.kit.create({ key: 'kit-key-000001', eventId: null, templateId: 'invite', hostUser: '' }),
  )

  const list = 'tests/fixtures/contacts/ten-percent-bad.csv'
  const into = ['--kit', kit.id, '--flawed', at('flawed.csv'), '--data', data, '--json']
  const imported = await run(['kit', 'import', list, ...into])
  expect(imported).toMatchObject({ code: 0, stderr: '' })
  const { added, flawed } = JSON.parse(imported.stdout)
  expect(flawed).toBeGreaterThan(0)
  expect(readFileSync(at('flawed.csv'), 'utf8').trim().split('\n')).toHaveLength(flawed + 1)

  const out = ['kit', 'export', kit.id, '-o', at('kit.barnstorm'), '--data', data]
  const unlocked = await run(out, '')
  expect(unlocked.code).toBe(1)
  expect(unlocked.stderr).toContain('BARNSTORM_FILE_PASSPHRASE')
  isOneSentence(unlocked.stderr)
  expect(await run([...out, '--part', '1/2'])).toMatchObject({ code: 0, stderr: '' })

  const open = ['kit', 'import', at('kit.barnstorm'), '--data', other]
  const locked = await run(open, 'not these words at all')
  expect(locked).toMatchObject({ code: 1, stdout: '' })
  expect(locked.stderr).toContain('passphrase')
  isOneSentence(locked.stderr)
  const opened = JSON.parse((await run([...open, '--json'])).stdout)
  expect(opened).toMatchObject({ what: 'kit', kitId: kit.id, part: { part: 1, parts: 2 } })
  expect(opened.records.contact).toBe(added)

  const back = ['kit', 'export', kit.id, '--results', '-o', at('results.barnstorm'), '--data', other]
  expect(await run(back)).toMatchObject({ code: 0, stderr: '' })
  const home = ['kit', 'import', at('results.barnstorm'), '--data', data, '--json']
  expect(JSON.parse((await run(home)).stdout)).toMatchObject({ what: 'results' })
  const csv = ['kit', 'results', kit.id, '-o', at('results.csv'), '--lang', 'es', '--data', data]
  expect(await run(csv)).toMatchObject({ code: 0, stderr: '' })
  expect(readFileSync(at('results.csv'), 'utf8')).toContain('Resultado')
  const none = await run(['kit', 'results', 'kit:none', '-o', at('none.csv'), '--data', data])
  expect(none.code).toBe(1)
  isOneSentence(none.stderr)
})

describe('what is not a command', () => {
  test.each([
    [['juggle'], 'juggle'],
    [['backup', '--frobnicate'], '--frobnicate'],
    [['demo', '--people', 'many'], 'whole number'],
    [['demo', '--people', '3'], 'whole number'],
    [['import', '--event', 'event:one'], 'file'],
    [['kit', 'export', 'kit:one', '-o', 'kit', '--part', '3/2'], 'part'],
    [['kit', 'results', 'kit:one'], 'out'],
    [['central', 'invite', 'ana', '--role', 'king'], 'organizer'],
  ])('%j ends with 2 and says why', async (args, why) => {
    const { code, stderr, stdout } = await barnstorm(args)
    expect(code).toBe(2)
    expect(stderr).toContain(why)
    expect(stdout).toBe('')
  })

  test('asking for help is not a mistake', async () => {
    const { code, stdout } = await barnstorm(['--help'])
    expect(code).toBe(0)
    for (const name of ['serve', 'demo', 'import', 'kit', 'backup', 'restore', 'doctor', 'central'])
      expect(stdout).toContain(`  ${name}`)
  })
})

describe('a backup', () => {
  test('restores into a new folder, under the same passphrase', async () => {
    const made = await barnstorm(['backup', '--json', '--data', data, '--to', join(root, 'stick')])
    expect(made).toMatchObject({ code: 0, stderr: '' })
    const { file } = JSON.parse(made.stdout)
    expect(readdirSync(join(root, 'stick'))).toHaveLength(2)

    const other = join(root, 'other')
    const restored = await barnstorm(['restore', file, '--json', '--data', other])
    expect(restored).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(restored.stdout)).toMatchObject({ dataDir: other })
    expect(JSON.parse((await barnstorm(['doctor', '--json', '--data', other])).stdout).checks).toContainEqual(
      {
        name: 'database',
        ok: true,
        found: 'every page is whole',
      },
    )
  })

  test('may be a snapshot: restore lists them, takes one by its name, and the doctor counts them', async () => {
    await withCore(folderOf({ data }), place, (core) => core.snapshot.take())
    const listed = await barnstorm(['restore', '--json', '--data', data])
    expect(listed).toMatchObject({ code: 0, stderr: '' })
    const { snapshots } = JSON.parse(listed.stdout)
    expect(snapshots).toMatchObject([{ reason: 'asked', holds: { people: 0 } }])
    expect((await barnstorm(['restore', snapshots[0].name, '--data', data])).code).toBe(0)
    const doctor = await barnstorm(['doctor', '--json', '--data', data])
    expect(JSON.parse(doctor.stdout).checks).toContainEqual({
      name: 'snapshots',
      ok: true,
      found: `1 kept, the last of ${snapshots[0].at}`,
    })
  })

  test('that is none changes nothing', async () => {
    await barnstorm(['backup', '--data', data])
    const before = readFileSync(join(data, 'barnstorm.db'))
    const file = join(root, 'holiday.jpg')
    writeFileSync(file, 'not a backup at all')
    const { code, stderr } = await barnstorm(['restore', file, '--data', data])
    expect(code).toBe(1)
    expect(stderr).toContain('not a whole backup')
    isOneSentence(stderr)
    expect(readFileSync(join(data, 'barnstorm.db')).equals(before)).toBe(true)
  })

  test('without its key file is not opened into a new folder', async () => {
    const made = await barnstorm(['backup', '--json', '--data', data])
    const { file } = JSON.parse(made.stdout)
    rmSync(`${file}.key.json`)
    const other = join(root, 'other')
    const { code, stderr } = await barnstorm(['restore', file, '--data', other])
    expect(code).toBe(1)
    expect(stderr).toContain('key file')
    expect(existsSync(other)).toBe(false)
  })
})

describe('a command that cannot be done ends with 1 and one sentence:', () => {
  test('the wrong passphrase', async () => {
    await barnstorm(['backup', '--data', data])
    const { code, stderr } = await barnstorm(['backup', '--data', data], 'another four words here')
    expect(code).toBe(1)
    expect(stderr).toContain('passphrase')
    isOneSentence(stderr)
  })

  test('no passphrase, and nobody to ask', async () => {
    const { code, stderr } = await barnstorm(['backup', '--data', data], null)
    expect(code).toBe(1)
    expect(stderr).toContain('BARNSTORM_PASSPHRASE')
    isOneSentence(stderr)
    expect(existsSync(data)).toBe(false)
  })

  test('data that another process has open', async () => {
    mkdirSync(data)
    const lock = lockFolder(join(data, 'barnstorm.lock'), openLibsql)
    const { code, stderr } = await barnstorm(['backup', '--data', data])
    if (lock.ok) lock.value.release()
    expect(code).toBe(1)
    expect(stderr).toContain('Another Barnstorm')
    isOneSentence(stderr)
  })

  test('a data folder that cannot be', async () => {
    writeFileSync(data, 'a file where the folder should be')
    const { code, stderr } = await barnstorm(['backup', '--data', join(data, 'below')])
    expect(code).toBe(1)
    expect(stderr).toContain('cannot be written to')
    isOneSentence(stderr)
  })

  test('a file that is not there', async () => {
    const args = ['import', join(root, 'none.csv'), '--event', 'event:none', '--data', data]
    const { code, stderr } = await barnstorm(args)
    expect(code).toBe(1)
    expect(stderr).toContain('none.csv')
    isOneSentence(stderr)
  })

  test('a server that does not answer', async () => {
    const { code, stderr } = await barnstorm(['central', 'status', '--server', 'http://admin:x@127.0.0.1:9'])
    expect(code).toBe(1)
    expect(stderr).toContain('does not answer')
    isOneSentence(stderr)
  })
})

test('the doctor names what is not in order', async () => {
  await barnstorm(['backup', '--data', data])
  rmSync(join(data, 'key.json'))
  const { code, stdout, stderr } = await barnstorm(['doctor', '--json', '--data', data])
  expect(code).toBe(1)
  expect(JSON.parse(stdout).checks).toContainEqual({ name: 'key', ok: false, found: 'key-missing' })
  expect(stderr).toContain('key')
})
