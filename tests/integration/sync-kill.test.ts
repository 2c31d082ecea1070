import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ServerAddress } from '#main/central/client'
import type { TestServer } from './hub-support'
import { type Laptop, newProgram, openLaptop, record } from './sync-support'

const soon = { timeout: 60_000, interval: 100 }

describe('a server that dies', () => {
  let dataDir: string
  let hub: ChildProcess
  let server: TestServer
  const laptops: Laptop[] = []

  async function startHub(port: number): Promise<TestServer> {
    const script = fileURLToPath(new URL('./hub-process.ts', import.meta.url))
    hub = spawn(process.execPath, ['--import', 'tsx', script, dataDir, String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (!hub.stdout) throw new Error('no output')
    const [line] = await once(createInterface(hub.stdout), 'line')
    const { url, admin } = JSON.parse(String(line)) as ServerAddress
    return { url, admin, close: async () => {} }
  }
  const kill = async () => {
    hub.kill('SIGKILL')
    await once(hub, 'exit')
  }
  const portOf = () => Number(new URL(server.url).port)
  const newLaptop = async () => {
    const laptop = await openLaptop()
    laptops.push(laptop)
    return laptop
  }

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'hub-'))
    server = await startHub(0)
  })
  afterEach(async () => {
    for (const laptop of laptops.splice(0)) await laptop.destroy()
    await kill()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('three times under two laptops that send loses nothing and doubles nothing', async () => {
    const program = await newProgram(server)
    const [one, other] = [await newLaptop(), await newLaptop()]
    await one.connect(await program.person('organizer'))
    await other.connect(await program.person('organizer'))
    const keys = (who: string, round: number) =>
      Array.from({ length: 300 }, (_, at) => `${who}-${round}-${at}`)
    for (let round = 0; round < 3; round++) {
      await one.saveMany(
        'meeting',
        keys('one', round).map((key) => record('meeting', key)),
      )
      await other.saveMany(
        'person',
        keys('other', round).map((key) => record('person', key)),
      )
      await vi.waitFor(async () => {
        const sent = (await program.onServer('program')).size + (await program.onServer('team')).size
        expect(sent).toBeGreaterThan(round * 600)
      }, soon)
      await kill()
      server = await startHub(portOf())
    }
    await one.save(record('meeting', 'last'))
    await vi.waitFor(async () => {
      expect((await program.onServer('program')).size).toBe(901)
      expect((await program.onServer('team')).size).toBe(900)
      expect(await other.ids('meeting')).toHaveLength(901)
      expect(await one.ids('person')).toHaveLength(900)
    }, soon)
    await one.until(
      ({ waiting, circles }) => waiting === 0 && circles.program === 'live' && circles.team === 'live',
    )
    const revs = [...(await program.onServer('program')).values()].map(
      ({ _rev }) => String(_rev).split('-')[0],
    )
    expect(new Set(revs)).toEqual(new Set(['1']))
    expect([one.refused, one.conflicts, other.refused, other.conflicts]).toEqual([[], [], [], []])
  }, 180_000)

  test('is found again on the same port; what was written on both sides meanwhile meets', async () => {
    const program = await newProgram(server)
    const [one, other] = [await newLaptop(), await newLaptop()]
    await one.connect(await program.person('organizer'))
    await other.connect(await program.person('organizer'))
    await one.untilState('program', 'live')
    await kill()
    await one.untilState('program', 'offline')
    await one.save(record('meeting', 'one'))
    await other.save(record('meeting', 'other'))
    expect(await one.stateOf('meeting:one')).toBe('queued')
    server = await startHub(portOf())
    await vi.waitFor(async () => {
      expect(await one.ids('meeting')).toEqual(['meeting:one', 'meeting:other'])
      expect(await other.ids('meeting')).toEqual(['meeting:one', 'meeting:other'])
    }, soon)
    await one.until(({ trouble }) => trouble === null)
  })

  test('and a laptop that is closed in the middle of sending goes on where it was', async () => {
    const program = await newProgram(server)
    const person = await program.person('organizer')
    const one = await newLaptop()
    await one.saveMany(
      'meeting',
      Array.from({ length: 1500 }, (_, at) => record('meeting', `m${at}`)),
    )
    await one.connect(person)
    await vi.waitFor(async () => expect((await program.onServer('program')).size).toBeGreaterThan(0), soon)
    await one.close()
    const again = await openLaptop(one.dir)
    laptops.splice(laptops.indexOf(one), 1, again)
    await again.connect(person)
    await again.until(({ waiting }) => waiting === 0)
    expect((await program.onServer('program')).size).toBe(1500)
    expect([again.refused, again.conflicts]).toEqual([[], []])
  })
})
