import { openCircleDatabase } from '#main/sync/circle-database'
import { push } from '#main/sync/push'
import type { Row } from '#main/sync/rows'
import { createSession } from '#main/sync/server-session'
import { type Laptop, openLaptop, record } from '../integration/sync-support'
import { benchFile, compared, lazy, median, quantile, timed } from './harness'
import {
  type BenchServer,
  bare,
  eventFields,
  type Program,
  replicateWithPouch,
  startProgram,
  startServer,
} from './sync-support'

const EVENTS = 11_000
const MEETINGS = 5000
const server = lazy(startServer)

/** A program with 11,000 events. */
const full = lazy(async () => {
  const program = await startProgram(await server())
  for (let from = 0; from < EVENTS; from += 1000) {
    const docs = Array.from({ length: 1000 }, (_, at) => ({
      _id: `event:e${from + at}`,
      ...eventFields(from + at),
    }))
    await bare(program.organizer, `${program.database('program')}/_bulk_docs`, { docs })
  }
  return program
})

const whole = async ({ organizer, database }: Program) =>
  bare(organizer, `${database('program')}/_changes?include_docs=true&since=0`)

async function withLaptop<T>(work: (laptop: Laptop) => Promise<T>): Promise<T> {
  const laptop = await openLaptop()
  try {
    return await work(laptop)
  } finally {
    await laptop.destroy()
  }
}

/** An empty laptop, from connecting until it has them all. */
const pullOurs = async (program: Program) =>
  withLaptop((laptop) =>
    timed(async () => {
      await laptop.connect(program.organizer)
      // The fill goes in order of ids: this is the last.
      await laptop.untilThere('event:e9999')
    }),
  )

async function pushBare(): Promise<number> {
  const program = await startProgram(await server())
  const docs = meetings().map(({ id, ...fields }) => ({ _id: id, ...fields }))
  return timed(() => bare(program.organizer, `${program.database('program')}/_bulk_docs`, { docs }))
}

async function pushOurs(): Promise<number> {
  const program = await startProgram(await server())
  return withLaptop(async (laptop) => {
    await laptop.saveMany('meeting', meetings())
    return timed(async () => {
      await laptop.connect(program.organizer)
      await laptop.until(({ waiting, lastSent }) => waiting === 0 && lastSent !== null)
    })
  })
}

const meetings = () =>
  Array.from({ length: MEETINGS }, (_, at) => record('meeting', `m${at}`, { goal: 'x'.repeat(600) }))

/** From a write on one laptop until another shows it, in milliseconds. */
async function livePauses(count: number): Promise<number[]> {
  const program = await startProgram(await server())
  return withLaptop((one) =>
    withLaptop(async (other) => {
      await one.connect(program.organizer)
      await other.connect(await program.person('organizer'))
      await one.untilState('program', 'live')
      await other.untilState('program', 'live')
      const pauses: number[] = []
      for (let at = 0; at < count; at++) {
        const meeting = record('meeting', `live${at}`)
        const shown = other.untilThere(meeting.id)
        pauses.push(
          await timed(async () => {
            await one.save(meeting)
            await shown
          }),
        )
      }
      return pauses
    }),
  )
}

const LAPTOPS = 300
const DOCUMENTS = 200

/**
 * Laptops that come home at once, each with a meeting and 200 documents: they send by the app's own push, and read what
 * the others sent. RxDB is left out: three hundred of it fit into no process.
 */
async function homecoming(running: BenchServer): Promise<{ seconds: number; refused: number; cpu: number }> {
  const program = await startProgram(running)
  const url = running.url + program.database('program')
  let refused = 0
  const cpuBefore = running.cpuSeconds()
  const laptops = Array.from({ length: LAPTOPS }, (_, number) => {
    const session = createSession(running.url, program.organizer, () => {})
    const rows = Array.from({ length: DOCUMENTS }, (_, at): Row => {
      const { _id, ...fields } = { _id: `event:l${number}-${at}`, ...eventFields(at) }
      return { id: _id, ...fields, _deleted: false } as Row
    })
    return { session, database: openCircleDatabase(url, session), rows }
  })
  const milliseconds = await timed(() =>
    Promise.all(
      laptops.map(async ({ database, rows }) => {
        const seq = await database.currentSeq()
        const context = {
          database,
          onRefused: async () => void refused++,
          onConflict: async () => void refused++,
          onWritten: () => {},
          onReverted: () => {},
        }
        await push(
          context,
          rows.map((newDocumentState) => ({ newDocumentState })),
        )
        await database.changesSince(seq, [{ start: 'event:', end: 'event;' }], 1000)
      }),
    ),
  )
  const { size } = await program.onServer('program')
  if (size !== LAPTOPS * DOCUMENTS || refused > 0) throw new Error(`${size} arrived, ${refused} refused`)
  for (const { session } of laptops) session.close()
  return { seconds: milliseconds / 1000, refused, cpu: running.cpuSeconds() - cpuBefore }
}

export default benchFile(
  {
    'sync.pull11k': {
      unit: 'ms',
      peerName: 'the same changes with fetch',
      run: async () => {
        const program = await full()
        return compared(
          3,
          () => pullOurs(program),
          () => timed(() => whole(program)),
        )
      },
    },
    'sync.pull11kPouch': {
      unit: 'ms',
      peerName: 'PouchDB into LevelDB',
      run: async () => {
        const program = await full()
        return compared(
          3,
          () => pullOurs(program),
          () => replicateWithPouch(program.organizer, program.database('program')),
        )
      },
    },
    'sync.push5k': {
      unit: 'ms',
      peerName: 'one bare _bulk_docs',
      run: () => compared(3, pushOurs, pushBare),
    },
    'sync.liveP95': {
      unit: 'ms',
      peerName: 'bound',
      run: async () => ({ ours: quantile(await livePauses(100), 0.95), peer: 300 }),
    },
    'sync.homecoming300': {
      unit: 's',
      peerName: 'one bare _bulk_docs of each',
      run: async () => {
        const running = await server()
        const { seconds, cpu } = await homecoming(running)
        process.stderr.write(
          `homecoming300: ${seconds.toFixed(1)} s, server ${cpu.toFixed(1)} s of a processor\n`,
        )
        return { ours: seconds, peer: median([await homecomingBare(running)]) }
      },
    },
  },
  async () => (await server()).close(),
)

/** The same documents, sent by 300 askers with one plain request each. */
async function homecomingBare(running: BenchServer): Promise<number> {
  const program = await startProgram(running)
  const path = `${program.database('program')}/_bulk_docs`
  const batches = Array.from({ length: LAPTOPS }, (_, number) =>
    Array.from({ length: DOCUMENTS }, (_, at) => ({ _id: `event:l${number}-${at}`, ...eventFields(at) })),
  )
  return (
    (await timed(() => Promise.all(batches.map((docs) => bare(program.organizer, path, { docs }))))) / 1000
  )
}
