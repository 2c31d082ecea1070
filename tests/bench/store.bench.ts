import { type BenchRow, benchFile, compared, type Figures, lazy, quantile, timed } from './harness'
import {
  type BenchPerson,
  makePeople,
  openOurs,
  openPouch,
  openRaw,
  type People,
  pouchIdOf,
  type Range,
} from './store-peers'

const people = lazy(async () => makePeople(100_000))

/** Ours and both peers with 100,000 people, made when the first row asks for them. */
const filled = {
  ours: lazy(() => fill(openOurs)),
  raw: lazy(() => fill(openRaw)),
  pouch: lazy(() => fill(openPouch)),
}
const opened: People[] = []

async function fill(open: () => Promise<People>): Promise<People> {
  const one = await open()
  opened.push(one)
  await one.insert(await people())
  return one
}

async function inserted(open: () => Promise<People>, documents: readonly BenchPerson[]): Promise<number> {
  const one = await open()
  try {
    return await timed(() => one.insert(documents))
  } finally {
    await one.close()
    globalThis.gc?.()
  }
}

function insertRow(
  count: number,
  rounds: number,
  peerName: string,
  openPeer: () => Promise<People>,
): BenchRow {
  return {
    unit: 'ms',
    peerName,
    async run() {
      const documents = (await people()).slice(0, count)
      return compared(
        rounds,
        () => inserted(openOurs, documents),
        () => inserted(openPeer, documents),
      )
    },
  }
}

const LOOKUPS = 400
const WARM_UP = 100

/** Compares single lookups, each for something else, so that no cache of results answers. */
async function lookups(
  openPeer: () => Promise<People>,
  look: (one: People, person: BenchPerson, isPouch: boolean) => Promise<unknown>,
): Promise<Figures> {
  const [ours, peer, all] = await Promise.all([filled.ours(), openPeer(), people()])
  const isPouch = openPeer === filled.pouch
  const personAt = (round: number) => all[(round * 7919) % 90_000] as BenchPerson
  for (let round = 0; round < WARM_UP; round++) {
    await look(ours, personAt(LOOKUPS + round), false)
    await look(peer, personAt(LOOKUPS + round), isPouch)
  }
  return compared(
    LOOKUPS,
    (round) => timed(() => look(ours, personAt(round), false)),
    (round) => timed(() => look(peer, personAt(round), isPouch)),
  )
}

function findRow(way: Range['way'], peerName: string, openPeer: () => Promise<People>): BenchRow {
  return {
    unit: 'ms',
    peerName,
    run: () =>
      lookups(openPeer, async (one, { updatedAt }) => {
        const found = await one.find50(way === 'asc' ? { from: updatedAt, way } : { to: updatedAt, way })
        if (found.length === 0) throw new Error('found nobody')
      }),
  }
}

const byIdRow = (peerName: string, openPeer: () => Promise<People>): BenchRow => ({
  unit: 'ms',
  peerName,
  run: () =>
    lookups(openPeer, async (one, person, isPouch) => {
      if (!(await one.byId(isPouch ? pouchIdOf(person) : person.id))) throw new Error('found nobody')
    }),
})

/** How long the longest turns of an import are: what anybody else may have to wait. */
const importTurnRow: BenchRow = {
  unit: 'ms',
  peerName: 'the bound: 50 ms',
  async run() {
    const ours = await openOurs()
    const turns = listenToTurns()
    await ours.importInTurns((await people()).slice(0, 20_000))
    const longest = quantile(turns.stop(), 0.99)
    await ours.close()
    return { ours: longest, peer: 50 }
  },
}

/** Measures every turn of the event loop that does something. */
function listenToTurns(): { stop: () => number[] } {
  const turns: number[] = []
  let last = performance.now()
  const listen = () => {
    const now = performance.now()
    if (now - last > 1) turns.push(now - last)
    last = now
    next = setImmediate(listen)
  }
  let next = setImmediate(listen)
  return {
    stop() {
      clearImmediate(next)
      return turns
    },
  }
}

const RAW = 'raw libsql, same JSON, indexes and encryption'
const POUCH = 'PouchDB on LevelDB, unencrypted'
const POUCH_RANGE = 'PouchDB on LevelDB, range of _id'

export default benchFile(
  {
    'store.insert10k': insertRow(10_000, 7, RAW, openRaw),
    'store.insert100k': insertRow(100_000, 3, RAW, openRaw),
    'store.insert10kPouch': insertRow(10_000, 3, POUCH, openPouch),
    'store.insert100kPouch': insertRow(100_000, 1, POUCH, openPouch),
    'store.importTurnP99': importTurnRow,
    'store.find50asc': findRow('asc', RAW, filled.raw),
    'store.find50desc': findRow('desc', RAW, filled.raw),
    'store.findById': byIdRow(RAW, filled.raw),
    'store.find50ascPouch': findRow('asc', POUCH_RANGE, filled.pouch),
    'store.find50descPouch': findRow('desc', POUCH_RANGE, filled.pouch),
    'store.findByIdPouch': byIdRow(POUCH, filled.pouch),
  },
  async () => {
    for (const one of opened) await one.close()
  },
)
