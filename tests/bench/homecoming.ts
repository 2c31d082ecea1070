import { createHash } from 'node:crypto'
import { createBackoff } from '#main/sync/backoff'
import { type CircleDatabase, openCircleDatabase, ServerFailure } from '#main/sync/circle-database'
import { type Checkpoint, pull } from '#main/sync/pull'
import { push } from '#main/sync/push'
import type { Row } from '#main/sync/rows'
import { createSession, type ServerSession } from '#main/sync/server-session'
import { atMost } from '#shared/domain/at-most'
import { canonical } from '#shared/domain/merge'
import type { Invitation } from '#shared/model/invitation'
import { makeUser } from '../integration/hub-support'
import { record } from '../integration/sync-support'
import { median, timed } from './harness'
import { type BenchServer, bare, eventFields, type Program, startProgram } from './sync-support'

const LAPTOPS = 300
const DOCUMENTS = 200
/** So many read at once. The hub answers one after the other: more would only fill memory with answers. */
const READERS = 16
/** These read every record whole, as the app's own pull does: all three hundred would be 18 GB. */
const WHOLE_READERS = 4
/** Changes that others ask for together. They read the names and revisions of all records, and not what is in them. */
const PAGE = 10_000

type Laptop = { session: ServerSession; database: CircleDatabase; rows: Row[]; written: string[] }
type Phase = { seconds: number; serverSeconds: number }
type Phases = Record<'signIn' | 'send' | 'read' | 'readWhole', Phase>

export type Homecoming = Phases & { askedAgain: number; mostMegabytes: number; pageMegabytes: number }

/**
 * Laptops that come home at once, each with a meeting of 200 records and an account of its own: they sign in, send by
 * the app's own push, and read what all have sent. RxDB is left out: three hundred of it fit into no process. Throws
 * where they do not all come to what the server has, the server not to what they wrote, anything is refused, or a
 * record was written twice.
 */
export async function homecoming(server: BenchServer): Promise<Homecoming> {
  const program = await startProgram(server)
  const told: string[] = []
  const laptops = await openLaptops(server, program)
  const since = await laptops[0]?.database.currentSeq()
  const phase = async (work: () => Promise<unknown>): Promise<Phase> => {
    const before = server.cpuSeconds()
    const seconds = (await timed(work)) / 1000
    return { seconds, serverSeconds: server.cpuSeconds() - before }
  }

  let askedAgain = 0
  const onAgain = () => void askedAgain++
  const signIn = await phase(() =>
    Promise.all(laptops.map(({ database }) => untilAnswered(() => database.currentSeq(), onAgain))),
  )
  const send = await phase(() =>
    Promise.all(laptops.map((laptop) => untilAnswered(() => sendAll(laptop, told), onAgain))),
  )
  const views: View[] = []
  const url = `${server.url}${program.database('program')}/_changes?limit=${PAGE}&since=`
  const inTurn = atMost(READERS)
  const read = await phase(() =>
    Promise.all(
      laptops.map(({ session }) =>
        inTurn(async () => void views.push(await viewOf(session, url, since ?? '', onAgain))),
      ),
    ),
  )
  // One more, line by line: what all of them should have read.
  const lines: string[] = []
  const [first] = laptops
  if (!first) throw new Error('no laptops')
  const pattern = await viewOf(
    first.session,
    url,
    since ?? '',
    onAgain,
    (page) => void lines.push(...linesIn(page)),
  )
  const whole: string[] = []
  const readWhole = await phase(() =>
    Promise.all(
      laptops.slice(0, WHOLE_READERS).map(async (laptop) => whole.push(await wholeOf(laptop.database))),
    ),
  )
  for (const { session } of laptops) session.close()

  const wanted = digestOf(laptops.flatMap(({ rows }) => rows.map(lineOf)))
  const onServer = await program.onServer('program')
  const kept = [...onServer.values()].map(({ _id, _rev, ...fields }) =>
    lineOf({ ...fields, id: _id, _deleted: false } as Row),
  )
  const revisions = [...onServer].map(([id, { _rev }]) => `${id} ${String(_rev)}`)
  const written = laptops.flatMap((laptop) => laptop.written)
  require(told.length === 0, `${told.length} refused or in conflict, as ${told[0]}`)
  require(written.length === LAPTOPS * DOCUMENTS, `${written.length} written`)
  require(onServer.size === LAPTOPS * DOCUMENTS, `${onServer.size} on the server`)
  require([...onServer.values()].every(({ _rev }) =>
    String(_rev).startsWith('1-'),
  ), 'some were written twice')
  require(digestOf(kept) === wanted, 'the server has other records than were sent')
  const apart = views.filter(({ digest }) => digest !== pattern.digest).length
  require(views.length === LAPTOPS && apart === 0, `${apart} laptops do not have what one of them has`)
  require(digestOf(lines) === digestOf(revisions), 'the laptops do not have what the server has, each once')
  require(whole.every((one) => one === wanted), 'a laptop that read all records whole has others')
  return {
    ...{ signIn, send, read, readWhole, askedAgain, mostMegabytes: server.mostMegabytes() },
    pageMegabytes: median(views.map(({ bytes }) => bytes)) / 1e6,
  }
}

/** The same documents, sent by 300 askers with one plain request each; seconds. */
export async function homecomingBare(server: BenchServer): Promise<number> {
  const program = await startProgram(server)
  const path = `${program.database('program')}/_bulk_docs`
  const batches = Array.from({ length: LAPTOPS }, (_, number) =>
    rowsOf(number).map(({ id, _deleted, ...fields }) => ({ _id: id, ...fields })),
  )
  const all = () => Promise.all(batches.map((docs) => bare(program.organizer, path, { docs })))
  return (await timed(all)) / 1000
}

/** What somebody who watches the bench reads. */
export function toldOf({ askedAgain, mostMegabytes, pageMegabytes, ...phases }: Homecoming): string {
  const line = (what: string, { seconds, serverSeconds }: Phase) =>
    `  ${what}: ${seconds.toFixed(1)} s, of a processor of the server ${serverSeconds.toFixed(1)} s\n`
  return [
    `homecoming300: ${LAPTOPS} laptops, ${LAPTOPS * DOCUMENTS} records; all have the same\n`,
    line(`${LAPTOPS} passwords`, phases.signIn),
    line('all sent', phases.send),
    line(`all read which records there are, ${pageMegabytes.toFixed(1)} MB each`, phases.read),
    line(`${WHOLE_READERS} read all records whole`, phases.readWhole),
    `  most memory of the server: ${Math.round(mostMegabytes)} MB; ${askedAgain} requests were sent again\n`,
  ].join('')
}

const rowsOf = (number: number): Row[] => {
  const meetingId = `meeting:l${number}`
  const meeting = { ...record('meeting', `l${number}`, { goal: 'x'.repeat(600) }), _deleted: false }
  const events = Array.from({ length: DOCUMENTS - 1 }, (_, at) => {
    const fields = { ...eventFields(at), meetingId, title: `Calls of ${number}, evening ${at}` }
    return { id: `event:l${number}-${at}`, ...fields, _deleted: false }
  })
  return [meeting as Row, ...(events as Row[])]
}

async function openLaptops(server: BenchServer, program: Program): Promise<Laptop[]> {
  const inTurn = atMost(4)
  return Promise.all(
    Array.from({ length: LAPTOPS }, async (_, number) => {
      const invitation = await inTurn(() => accountOf(server, program))
      const session = createSession(server.url, invitation, () => {})
      const database = openCircleDatabase(server.url + program.database('program'), session)
      return { session, database, rows: rowsOf(number), written: [] }
    }),
  )
}

/** An invitation reads what is there first; of three hundred that takes longer than what is measured here. */
async function accountOf(server: BenchServer, { program, organizer }: Program): Promise<Invitation> {
  const { name, password } = await makeUser(server, [`${program}:organizer`])
  return { ...organizer, name, password }
}

/** As the line to a circle does: who is told to come again, or not answered, waits for a growing, uneven time. */
async function untilAnswered<T>(ask: () => Promise<T>, onAgain: () => void): Promise<T> {
  const backoff = createBackoff(Math.random)
  for (;;) {
    try {
      return await ask()
    } catch (cause) {
      if (cause instanceof ServerFailure && cause.status !== 503) throw cause
      onAgain()
      await new Promise((done) => setTimeout(done, backoff.take()))
    }
  }
}

async function sendAll({ database, rows, written }: Laptop, told: string[]): Promise<void> {
  await push(
    {
      database,
      onRefused: async ({ recordId, error }) => void told.push(`${recordId} ${error}`),
      onConflict: async ({ recordId }) => void told.push(`${recordId} conflict`),
      onWritten: ({ id }) => void written.push(id),
      onReverted: ({ id }) => void told.push(`${id} reverted`),
    },
    rows.map((newDocumentState) => ({ newDocumentState })),
  )
}

/** What a laptop has read once it has followed the feed from where it left off to the end: names and revisions, in its order. */
type View = { digest: string; bytes: number }

/** All ask for the same, so that it is enough to compare digests of the answers as they stand; `onPage` may look into them. */
async function viewOf(
  session: ServerSession,
  url: string,
  since: string,
  onAgain: () => void,
  onPage: (text: string) => void = () => {},
): Promise<View> {
  const digest = createHash('sha256')
  let bytes = 0
  for (let seq = since; ; ) {
    const text = await untilAnswered(async () => {
      const response = await session.fetch(url + encodeURIComponent(seq))
      if (!response.ok) throw new ServerFailure(response.status, 'changes', '')
      return response.text()
    }, onAgain)
    const [, next, pending] = /"last_seq":"([^"]+)","pending":(\d+)\}\s*$/.exec(text.slice(-200)) ?? []
    if (next === undefined) throw new Error('the feed does not end as the hub ends it')
    digest.update(text)
    onPage(text)
    bytes += text.length
    seq = next
    if (pending === '0') return { digest: digest.digest('base64'), bytes }
  }
}

type Feed = { results: { id: string; changes: { rev: string }[] }[] }

const linesIn = (page: string): string[] =>
  (JSON.parse(page) as Feed).results.map(({ id, changes }) => `${id} ${changes[0]?.rev}`)

/** All records of an empty laptop after its first fill, by the app's own pull. */
async function wholeOf(database: CircleDatabase): Promise<string> {
  const lines: string[] = []
  for (let checkpoint: Checkpoint | undefined; ; ) {
    const batch = await pull(database, ['event', 'meeting'], 'one', checkpoint, 1000)
    for (const row of batch.documents) lines.push(lineOf(row))
    checkpoint = batch.checkpoint
    if (batch.documents.length < 1000) return digestOf(lines)
  }
}

const lineOf = (row: Row): string => hashOf(canonical(row))
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64')

/** The same for the same lines, in whatever order. */
const digestOf = (lines: string[]): string => hashOf([...lines].sort().join('\n'))

function require(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`homecoming300: ${what}`)
}
