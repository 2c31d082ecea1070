import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallResult } from '#shared/contract/call'
import { parsePhone } from '#shared/domain/phone'
import type { CoreChild } from '#tests/support/core-child'
import { startBuiltCore } from './built-core'
import { benchFile, type Figures, inTurns, lazy, quantile, timed } from './harness'
import { openRawInsert } from './raw-insert'

/**
 * A phone bank as large as they come: a list of 50,000 and 30 callers with somebody in hand, asked by a client of the
 * core, a process of its own. The caller's screen and the tally of the party are open, as they are on an evening.
 */
const CONTACTS = 50_000
const CALLERS = 30
const CALLS = 600

const folder = lazy(() => mkdtemp(join(tmpdir(), 'barnstorm-bench-phonebank-')))

const running = lazy(async () => startBuiltCore(join(await folder(), 'core')))

/** A list as voter files are: two at each number, a few at each address. The numbers are fictitious ones, 555-01xx. */
function list(): File {
  const zips = ['10025', '60614', '80202', '90026', '78745']
  const codes = Array.from({ length: 800 }, (_, index) => String(200 + index)).filter((code) =>
    parsePhone(`${code}-555-0100`),
  )
  const rows = Array.from({ length: CONTACTS }, (_, row) => {
    const number = Math.floor(row / 2)
    const phone = `(${codes[Math.floor(number / 100)]}) 555-01${String(number % 100).padStart(2, '0')}`
    const address = `${Math.floor(row / 3)} Oak St,${zips[Math.floor(row / 6) % zips.length]}`
    return `${row},Person${row},Number,${phone},${address},person${row}@example.org`
  })
  const header = 'VANID,First Name,Last Name,Phone,Address,ZIP,Email'
  return new File([`${header}\n${rows.join('\n')}\n`], 'list.csv')
}

const rawInsert = lazy(async () => openRawInsert(await folder()))

type Imported = { kitId: string; seconds: number; pings: number[] }

/** The list brought into a kit, while a window asks for something every now and then. */
const imported = lazy(async (): Promise<Imported> => {
  const { client } = await running()
  const kit = await client.kit.create({
    ...{ key: 'bench-kit-0001', eventId: null, templateId: 'invite', hostUser: '' },
  })
  // At all hours, so that the bench calls whenever it is run.
  await client.kit.update({ id: kit.id, fields: { training: [], hours: { fromHour: 0, toHour: 24 } } })
  const file = list()
  const window = pinging(await running())
  const seconds =
    (await timed(async () => {
      const steps = await client.contacts.import({
        ...{
          kitId: kit.id,
          file,
          columns: null,
          sheet: '',
          batch: 'bench-batch-1',
          name: 'list.csv',
        },
      })
      for await (const step of steps)
        if (step.state === 'done' && step.added !== CONTACTS) throw new Error(`${step.added} contacts`)
    })) / 1000
  const pings = await window.stop()
  await client.kit.setReady({ id: kit.id, ready: true })
  return { kitId: kit.id, seconds, pings }
})

/** Somebody types a name at the same time, ten letters a second. */
function pinging({ client }: CoreChild) {
  const latencies: number[] = []
  let isStopped = false
  const asking = (async () => {
    while (!isStopped) {
      latencies.push(await timed(() => client.person.find({ text: 'ro', limit: 20 })))
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  return {
    async stop() {
      isStopped = true
      await asking
      return latencies
    },
  }
}

/** Everybody at the party, each with somebody in hand; the screens of the one in front of the laptop are open. */
const calling = lazy(async () => {
  const { kitId } = await imported()
  const { client } = await running()
  const callers: string[] = []
  for (let seat = 0; seat < CALLERS; seat++) {
    const { id } = await client.call.join({
      ...{ key: `bench-caller-${seat}`, kitId, name: `Caller ${seat}`, languages: ['en'] },
      ...{ station: String(seat), guestId: '' },
    })
    await client.call.next({ callerId: id })
    callers.push(id)
  }
  const screens = new AbortController()
  const watch = async (live: Promise<AsyncIterable<unknown>>) => {
    for await (const _ of await live);
  }
  const { signal } = screens
  for (const screen of [
    watch(client.call.screen({ callerId: callers[0] ?? '' }, { signal })),
    watch(client.party.tally({ kitId }, { signal })),
  ])
    screen.catch(() => {})
  return { kitId, client, callers, close: () => screens.abort() }
})

const noAnswer: CallResult = {
  ...{ outcome: 'no-answer', phone: '', answers: [], note: '', callBackAt: '', language: '' },
  ...{ signUps: [], covers: [] },
}

/** The slowest in a hundred, beside what one write costs on the same disk in the same minute. */
async function beside(call: (number: number) => Promise<number>): Promise<Figures> {
  const insert = await rawInsert()
  const { ours, peer } = await inTurns(CALLS, call, () => timed(insert))
  return { ours: quantile(ours, 0.99), peer: quantile(peer, 0.99) }
}

export default benchFile(
  {
    'contacts.import50k': {
      unit: 's',
      peerName: 'bound of 15 s',
      run: async () => ({ ours: (await imported()).seconds, peer: 15 }),
    },

    'contacts.importPingP99': {
      unit: 'ms',
      peerName: 'bound of 50 ms',
      run: async () => ({ ours: quantile((await imported()).pings, 0.99), peer: 50 }),
    },

    // Whom to call next, kept for this caller on the disk.
    'queue.nextP99': {
      unit: 'ms',
      peerName: 'one raw committed insert, p99',
      async run() {
        const { client, callers } = await calling()
        return beside(async (call) => {
          const callerId = callers[call % CALLERS] ?? ''
          await client.call.giveBack({ callerId })
          return timed(() => client.call.next({ callerId }))
        })
      },
    },

    // A call written down, and the next contact in hand.
    'queue.outcomeAckP99': {
      unit: 'ms',
      peerName: 'one raw committed insert, p99',
      async run() {
        const { client, callers } = await calling()
        return beside(async (call) => {
          const callerId = callers[call % CALLERS] ?? ''
          const { card } = await client.call.next({ callerId })
          const contactId = card?.contact.id ?? ''
          const logged = { callerId, key: `bench-call-${call}`, contactId, result: noAnswer, andNext: true }
          return timed(() => client.call.finish(logged))
        })
      },
    },

    'kit.seal50k': {
      unit: 's',
      peerName: 'bound of 5 s',
      async run() {
        const { client, kitId } = await calling()
        const lock = { by: 'passphrase', passphrase: 'library ramp winter spoon' } as const
        const milliseconds = await timed(() =>
          client.sealed.kit({ id: kitId, what: 'kit', lock, part: null }),
        )
        return { ours: milliseconds / 1000, peer: 5 }
      },
    },
  },
  async () => {
    ;(await calling()).close()
    await (await running()).stop()
    await rm(await folder(), { recursive: true, force: true })
  },
)
