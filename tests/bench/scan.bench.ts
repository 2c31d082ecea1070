import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PageResult, Reach } from '#main/scan/scanned'
import { openScanner } from '#main/scan/scanner'
import type { Field } from '#shared/forms/form'
import { benchFile, lazy, median } from './harness'
import { PEER, readByPeer } from './scan-peer'
import { type ReaderName, type ReadField, readByEach } from './scan-readers'
import { addPage, newScore, percent, readTruth, type Score } from './scan-score'

/**
 * Generated pages whose hands and digits training never saw (scripts/test-pages).
 */
const PAGES = 'tests/fixtures/scan'
/** Pages the peer reads: it takes minutes for all of them. */
const PEER_PAGES = 4
const BATCH = 100

const truths = readTruth(join(PAGES, 'truth.jsonl'))
/** Sheets of fifteen rows. */
const full = truths.filter((page) => page.code.kind === 'sign-in')
const folder = lazy(() => mkdtemp(join(tmpdir(), 'barnstorm-bench-scan-')))

/** As the app reads: in threads of their own. */
const scanner = lazy(async () => openScanner({ threads: 2 }))

async function read(file: string, reach: Reach): Promise<PageResult | undefined> {
  const bytes = await readFile(join(PAGES, file))
  for await (const result of (await scanner()).read(bytes, { reach, pictures: false })) return result
  return undefined
}

const ours = lazy(async () => {
  const score = newScore()
  for (const truth of truths) addPage(score, truth, await read(truth.file, 'all'), () => {})
  return score
})

const each = lazy(async () => readByEach(truths, PAGES))

async function secondsPerPage(reach: Reach): Promise<number> {
  const seconds: number[] = []
  for (const truth of full) {
    const start = performance.now()
    await read(truth.file, reach)
    seconds.push((performance.now() - start) / 1000)
  }
  return median(seconds)
}

/** Of the built command line, threads and all, in megabytes. */
async function mostMemory(args: string[]): Promise<number> {
  const child = spawn(process.execPath, ['out/main/cli.js', ...args], { stdio: 'ignore' })
  let most = 0
  const look = setInterval(() => {
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })
    most = Math.max(most, Number(stdout) / 1000)
  }, 250)
  await once(child, 'exit')
  clearInterval(look)
  return most
}

const peer = lazy(async () => readByPeer(full.slice(0, PEER_PAGES), PAGES, await folder()))

async function peerPercent(...readings: Field['reading'][]): Promise<number> {
  const { shares } = await peer()
  const own = readings.map((reading) => shares.get(reading) ?? { right: 0, all: 0 })
  return percent({
    right: own.reduce((sum, share) => sum + share.right, 0),
    all: own.reduce((sum, share) => sum + share.all, 0),
  })
}

/** A share of fields that has a bound and no rival. */
const bounded = (name: keyof Score, bound: number, says: string) =>
  ({
    unit: '%',
    peerName: says,
    run: async () => ({ ours: percent((await ours())[name]), peer: bound }),
  }) as const

const against = (name: keyof Score, ...readings: Field['reading'][]) =>
  ({
    unit: '%',
    peerName: PEER,
    run: async () => ({ ours: percent((await ours())[name]), peer: await peerPercent(...readings) }),
  }) as const

/** One reader alone beside the combination that the app uses, on the same crops. */
const alone = (field: ReadField, reader: ReaderName) =>
  ({
    unit: '%',
    peerName: 'the combination that the app uses',
    run: async () => {
      const shares = (await each())[field]
      return { ours: percent(shares[reader]), peer: percent(shares.chosen) }
    },
  }) as const

export default benchFile(
  {
    'scan.pageSeconds': {
      unit: 's',
      peerName: PEER,
      run: async () => ({ ours: await secondsPerPage('all'), peer: median((await peer()).seconds) }),
    },
    'scan.digitsOnlySeconds': {
      unit: 's',
      peerName: 'at most 1.2 s',
      run: async () => ({ ours: await secondsPerPage('digits-and-ticks'), peer: 1.2 }),
    },
    'scan.batch100Rss': {
      unit: 'MB',
      peerName: 'at most 700 MB',
      run: async () => {
        const files = Array.from({ length: BATCH }, (_, i) => truths[i % truths.length]?.file ?? '')
        const most = await mostMemory(['scan', '--json', ...files.map((file) => join(PAGES, file))])
        return { ours: most, peer: 700 }
      },
    },
    'scan.ticks': bounded('ticks', 99.5, 'at least 99.5 %'),
    'scan.phone': against('phone', 'phone'),
    'scan.zip': against('zip', 'zip'),
    'scan.name': against('name', 'firstName', 'lastName'),
    'scan.email': against('email', 'email'),
    'scan.emailDomain': bounded('emailDomain', 97, 'at least 97 %'),
    'scan.acceptedShare': bounded('acceptedShare', 80, 'at least 80 %'),
    'scan.acceptedRight': bounded('acceptedRight', 99.3, 'at least 99.3 %'),
    'scan.acceptedWrong': bounded('acceptedWrong', 0.5, 'at most 0.5 %'),
    'scan.blankRows': bounded('blankRows', 99.8, 'at least 99.8 %'),
    'scan.filledCalledBlank': bounded('filledCalledBlank', 0.01, 'none'),
    'scan.reader.phone.digits': alone('phone', 'digits'),
    'scan.reader.phone.small': alone('phone', 'small'),
    'scan.reader.phone.letters': alone('phone', 'letters'),
    'scan.reader.phone.paddle': alone('phone', 'paddle'),
    'scan.reader.zip.digits': alone('zip', 'digits'),
    'scan.reader.zip.small': alone('zip', 'small'),
    'scan.reader.zip.letters': alone('zip', 'letters'),
    'scan.reader.zip.paddle': alone('zip', 'paddle'),
    'scan.reader.name.letters': alone('name', 'letters'),
    'scan.reader.name.paddle': alone('name', 'paddle'),
    'scan.reader.email.letters': alone('email', 'letters'),
    'scan.reader.email.paddle': alone('email', 'paddle'),
  },
  async () => {
    await (await scanner()).close()
    await rm(await folder(), { recursive: true, force: true })
  },
)
