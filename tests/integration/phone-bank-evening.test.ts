import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readCsv } from '#main/exchange/csv'
import type { CallResult } from '#shared/contract/call'
import { randomFrom } from '#shared/demo/random'
import type { Outcome } from '#shared/model/conversation'
import { first, type LocalCore, startLocalCore } from '#tests/support/local-core'

/**
 * A played evening below the screens: six callers on each of two laptops, six hundred contacts, three rounds. The laptops
 * meet only at the end, by sealed file.
 */
const CONTACTS = 600
const START = '2026-03-02T23:00:00.000Z'
const PASSPHRASE = 'library ramp winter spoon'
let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'barnstorm-evening-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** Opens a laptop of this name, and closes it when the work on it is done: they never run at the same time. */
async function on<T>(name: string, instant: string, work: (core: LocalCore) => Promise<T>): Promise<T> {
  const core = await startLocalCore(instant, instant, join(root, name))
  try {
    return await work(core)
  } finally {
    await core.close()
  }
}

/** Six area codes of the Eastern clock, a hundred numbers each; every tenth shares the house before. */
function list(): File {
  const codes = ['212', '215', '267', '312', '412', '646']
  const rows = Array.from({ length: CONTACTS }, (_, number) => {
    const code = codes[number % 6]
    const address = number % 10 === 1 ? `${number - 1} Oak St` : `${number} Oak St`
    return `V${number},Person,Number${number},${code}-555-01${String(Math.floor(number / 6)).padStart(2, '0')},${address},10025`
  })
  return new File([`VANID,First Name,Last Name,Phone,Address,ZIP\n${rows.join('\n')}\n`], 'list.csv')
}

const OUTCOMES: Outcome[] = [
  'no-answer',
  'no-answer',
  'no-answer',
  'left-message',
  'busy',
  'talked',
  'will-come',
  'refused',
  'wrong-number',
  'do-not-call',
  'call-back',
]
const result = (fields: Partial<CallResult>): CallResult => ({
  ...{
    outcome: 'no-answer',
    phone: '',
    answers: [],
    note: '',
    callBackAt: '',
    language: '',
    signUps: [],
    covers: [],
  },
  ...fields,
})

/** Three rounds of half an hour at one laptop. Returns whom it called, one entry per call. */
async function play(
  { client, setClock }: LocalCore,
  kitId: string,
  name: string,
  seed: number,
): Promise<string[]> {
  const random = randomFrom(seed)
  const called: string[] = []
  const callers = []
  for (let seat = 0; seat < 6; seat++)
    callers.push(
      await client.call.join({
        ...{ key: `${name}-caller-000${seat}`, kitId, name: `${name} ${seat}`, languages: ['en'] },
        ...{ station: String(seat), guestId: '' },
      }),
    )
  let minute = 0
  const tick = (minutes: number) => {
    minute += minutes
    setClock(new Date(Date.parse(START) + minute * 60_000).toISOString())
  }
  for (let round = 0; round < 3; round++) {
    await client.party.round({ key: `${name}-round-start-${round}`, kitId, state: 'start', from: 0 })
    const hands = new Map<string, string>()
    for (const { id } of callers) {
      const { card } = await client.call.next({ callerId: id })
      if (card) hands.set(id, card.contact.id)
    }
    for (let turn = 0; turn < 12; turn++) {
      tick(1)
      // Nobody has in hand whom somebody else has.
      expect(new Set(hands.values()).size).toBe(hands.size)
      for (const { id: callerId } of callers) {
        const contactId = hands.get(callerId)
        if (contactId === undefined) continue
        const card = (await first(client.call.screen({ callerId })))?.card
        const outcome = OUTCOMES[random.int(0, OUTCOMES.length - 1)] ?? 'no-answer'
        called.push(contactId)
        const done = await client.call.finish({
          ...{
            callerId,
            contactId,
            key: `${name}-${round}-${turn}-${random.key()}`.slice(0, 40),
            andNext: true,
          },
          result: result({ outcome, phone: card?.phones[0]?.number ?? '', note: '=HYPERLINK("x")' }),
        })
        if (done.card) hands.set(callerId, done.card.contact.id)
        else hands.delete(callerId)
      }
    }
    for (const { id: callerId } of callers) await client.call.giveBack({ callerId })
    tick(10)
    await client.party.round({ key: `${name}-round-end-00${round}`, kitId, state: 'end', from: round + 1 })
    tick(8)
  }
  return called
}

const open = async (core: LocalCore, file: File) => core.client.sealed.open({ file, passphrase: PASSPHRASE })

const lock = { by: 'passphrase', passphrase: PASSPHRASE } as const
const LATER = '2026-03-03T03:00:00.000Z'

test('two laptops that only meet at the end have every conversation once, called nobody twice, and agree on every number', async () => {
  const { kitId, files } = await on('organizer', START, async ({ client }) => {
    const kit = await client.kit.create({
      ...{ key: 'kit-key-000001', eventId: null, templateId: 'invite', hostUser: '' },
    })
    await client.kit.update({ id: kit.id, fields: { zone: 'America/New_York', training: [] } })
    const steps = await client.contacts.import({
      ...{ kitId: kit.id, file: list(), columns: null, sheet: '', batch: 'list-batch-001', name: 'list.csv' },
    })
    for await (const step of steps) if (step.state === 'done') expect(step.added).toBe(CONTACTS)
    await client.kit.setReady({ id: kit.id, ready: true })
    const forPart = (part: number) =>
      client.sealed.kit({ id: kit.id, what: 'kit', lock, part: { part, parts: 2 } })
    return { kitId: kit.id, files: [await forPart(1), await forPart(2)] as const }
  })

  const evening = (name: string, index: 0 | 1) =>
    on(name, START, async (core) => {
      const part = { part: index + 1, parts: 2 }
      const opened = await open(core, files[index])
      expect(opened).toMatchObject({ what: 'kit', part, records: { contact: CONTACTS } })
      const calls = await play(core, kitId, name, index + 1)
      const file = await core.client.sealed.kit({ id: kitId, what: 'results', lock, part: null })
      return { calls, file }
    })
  const [ana, bo] = [await evening('Ana', 0), await evening('Bo', 1)]
  const [here, there] = [ana.calls, bo.calls]
  // No house rings from both laptops.
  expect(here.filter((id) => there.includes(id))).toEqual([])

  await on('organizer', LATER, async (organizer) => {
    for (const { file } of [ana, bo]) {
      expect(await open(organizer, file)).toMatchObject({ what: 'results', calledTwice: 0 })
      expect(await open(organizer, file)).toMatchObject({ added: 0, merged: 0 })
    }
    await expectAgreement(organizer, kitId, [...here, ...there])
  })
})

/** Every screen, the PDF and the CSV say the same, and it is what was played. */
async function expectAgreement(
  organizer: LocalCore,
  kitId: string,
  called: readonly string[],
): Promise<void> {
  const all = called.length
  expect(all).toBeGreaterThan(300)
  const report = await first(organizer.client.after.report({ kitId }))
  if (!report) throw new Error('there is no report')
  const { totals, rounds, callers } = report
  expect(totals.calls).toBe(all)
  expect(totals.contacts).toBe(CONTACTS)
  expect(Object.values(totals.byOutcome).reduce((sum, count) => sum + count, 0)).toBe(all)
  expect(callers.reduce((sum, row) => sum + row.calls, 0)).toBe(all)
  expect(callers.filter(({ calls: made }) => made > 0)).toHaveLength(12)
  expect(rounds.reduce((sum, round) => sum + round.calls, 0)).toBe(all)
  expect(report.calledTwice).toEqual([])

  const party = await first(organizer.client.party.live({ kitId }))
  const tally = await first(organizer.client.party.tally({ kitId }))
  const page = await first(organizer.client.kit.one({ id: kitId }))
  expect(party?.totals).toEqual(totals)
  expect(page?.totals).toEqual(totals)
  expect(tally).toMatchObject({ calls: totals.calls, talks: totals.talks, yeses: totals.yeses })

  const results = await organizer.client.after.csv({ kitId, what: 'results', language: 'en' })
  const csv = await readCsv(new Uint8Array(await results.arrayBuffer()))
  const rows = csv.ok ? csv.value.rows.slice(1).map(({ cells }) => cells) : []
  expect(rows).toHaveLength(all)
  expect(rows.filter((cells) => cells[8] === 'Will come')).toHaveLength(totals.yeses)
  // What a spreadsheet would run is text.
  expect(await results.text()).toContain(`"'=HYPERLINK`)
  const van = await organizer.client.after.csv({ kitId, what: 'van', language: 'en' })
  const vanRows = await readCsv(new Uint8Array(await van.arrayBuffer()))
  expect(vanRows.ok && vanRows.value.rows.length - 1).toBe(new Set(called).size)

  const pdf = await organizer.client.after.pdf({ kitId, language: 'en', paper: 'letter' })
  const text = await textOf(pdf)
  for (const number of [totals.calls, totals.talks, totals.yeses, totals.done])
    expect(text).toContain(new Intl.NumberFormat('en-US').format(number))
  expect(text).not.toMatch(/555.01|Number\d/)
}

async function textOf(pdf: File): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(await pdf.arrayBuffer()), verbosity: 0 }).promise
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join(' ')
    }),
  )
  return pages.join(' ')
}
