import { type Laptop, openLaptop, record } from '../integration/sync-support'
import { benchFile, compared, lazy, quantile, timed } from './harness'
import { homecoming, homecomingBare, toldOf } from './homecoming'
import {
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
        const measured = await homecoming(running)
        process.stderr.write(toldOf(measured))
        return { ours: measured.send.seconds, peer: await homecomingBare(running) }
      },
    },
  },
  async () => (await server()).close(),
)
