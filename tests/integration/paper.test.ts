import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CoreClient } from '#shared/contract/contract'
import { aMeeting } from '#tests/factories/documents'
import { first, type LocalCore, startLocalCore } from '#tests/support/local-core'
import { allRead, fillForms, verifyWell } from '#tests/support/paper'
import type { FilledPage } from '../../scripts/test-pages/fill-pdf'

const NOW = '2026-03-03T15:00:00.000Z'

let core: LocalCore
let client: CoreClient
let meetingId: string
let pages: FilledPage[]

const fileOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)])
const add = (bytes: Uint8Array, name: string) => client.intake.add({ file: fileOf(bytes), name, meetingId })
const stack = () => first(client.paper.stack({ meetingId }))
const accounts = async () => {
  const model = await first(client.accounting.live({ meetingId }))
  if (!model) throw new Error('no accounts')
  return model
}
const pageOf = async (pageId: string) => {
  const model = await first(client.paper.page({ pageId }))
  if (!model) throw new Error(`no ${pageId}`)
  return model
}
const idOf = ({ code }: FilledPage) => `page:${code.sheet}-1`

beforeAll(async () => {
  core = await startLocalCore(NOW)
  client = core.client
  const {
    id: _id,
    kind: _kind,
    circle: _circle,
    createdAt: _c,
    updatedAt: _u,
    updatedBy: _b,
    deletedAt: _d,
    ...fields
  } = aMeeting()
  meetingId = (await client.meeting.create({ key: 'paper-meeting-1', fields })).id
  const print = (key: string, form: 'sign-in' | 'host', copies: number) =>
    client.paper.print({
      key,
      meetingId,
      form,
      language: 'both',
      paper: 'letter',
      copies,
      issuedTo: 'Door 2',
    })
  const signIn = await print('paper-print-0001', 'sign-in', 1)
  const host = await print('paper-print-0002', 'host', 3)
  pages = [
    ...(await fillForms(signIn.file, signIn.forms)),
    ...(await fillForms(host.file, host.forms.slice(0, 1), { seed: 78 })),
  ]
}, 120_000)
afterAll(() => core.close())

describe('a meeting on paper', () => {
  it('is printed once, however often the order is sent', async () => {
    const again = await client.paper.print({
      ...{ key: 'paper-print-0002', meetingId, form: 'host', language: 'both', paper: 'letter' },
      ...{ copies: 3, issuedTo: 'Door 2' },
    })
    expect(again.forms.map(({ number }) => number)).toEqual([1, 2, 3])
    expect((await accounts()).kinds).toMatchObject([
      { kind: 'sign-in', issued: 1, returned: 0, missing: [1] },
      { kind: 'host', issued: 3, returned: 0, missing: [1, 2, 3] },
    ])
  })

  it('is read, and what comes in twice is there once', async () => {
    for (const [index, page] of pages.entries()) await add(page.jpeg, `photo-${index}.jpg`)
    const sheet = pages[1]
    if (!sheet) throw new Error('no page')
    const turned = await sharp(sheet.jpeg).rotate(180).jpeg().toBuffer()
    await add(turned, 'the same, upside down.jpg')
    expect((await add(turned, 'copied.jpg')).repeat).toBe(true)
    await add(new Uint8Array(), 'nothing.jpg')
    await add(await photoOfCat(), 'cat.jpg')
    const { items } = await allRead(client)
    const results = new Map(items.map(({ name, results: [result] }) => [name, result]))
    expect(results.get('nothing.jpg')).toMatchObject({ problem: 'empty', pageId: '' })
    expect(results.get('cat.jpg')).toMatchObject({ problem: 'no-sheet', pageId: '' })
    expect(results.get('the same, upside down.jpg')).toMatchObject({ pageId: idOf(sheet), repeat: true })
    expect((await stack()).rows.map(({ page }) => page.id).sort()).toEqual(pages.map(idOf).sort())
    const { kinds } = await accounts()
    expect(kinds).toMatchObject([
      { read: 1, missing: [] },
      { read: 1, returned: 1, missing: [2, 3] },
    ])
  }, 120_000)

  it('keeps its pictures so that nobody reads them beside the app', async () => {
    const [page] = pages
    if (!page) throw new Error('no page')
    const picture = await client.paper.picture({ pageId: idOf(page) })
    const { width, format } = await sharp(new Uint8Array(await picture.arrayBuffer())).metadata()
    expect(format).toBe('jpeg')
    expect(width).toBeGreaterThan(1500)
  })

  it('makes people, event and sign-ups of what somebody has verified, and takes them back in one step', async () => {
    const before = (await first(client.person.list({ text: '', limit: 500 }))).total
    for (const page of pages) {
      const model = await pageOf(idOf(page))
      await verifyWell(client, model, page)
    }
    await askHostForTheDay(pages[1])
    const [signIn, host] = pages
    if (!signIn || !host) throw new Error('no pages')
    const named = signIn.rows.filter(({ state, fields }) => state === 'filled' && fields.firstName)
    const counts = await client.paper.confirm({ pageId: idOf(signIn) })
    expect(counts.people + counts.known).toBe(named.length)
    expect(counts.signUps).toBe(0)

    const hostModel = await pageOf(idOf(host))
    expect(hostModel.event?.settled).toBe('new')
    const confirmed = await client.paper.confirm({ pageId: idOf(host) })
    const guests = host.rows.filter(
      ({ number, state, fields }) => number > 0 && state === 'filled' && fields.firstName,
    )
    expect(confirmed.signUps + confirmed.already).toBe(guests.length)
    const listed = await first(
      client.event.list({ meetingId, state: null, when: 'all', text: '', limit: 10 }),
    )
    expect(listed.rows).toHaveLength(1)
    expect(listed.rows[0]).toMatchObject({ seats: { taken: confirmed.signUps }, event: { formNumber: '1' } })
    expect(await accounts()).toMatchObject({
      signUps: confirmed.signUps,
      rows: { open: 0 },
      kinds: [{ verified: 1 }, { verified: 1 }],
      volunteers: [{ name: 'Rosa Delgado', pages: 2 }],
    })

    expect(await client.paper.undo({ pageId: idOf(host) })).toEqual({ kept: 0 })
    expect((await accounts()).signUps).toBe(0)
    expect((await pageOf(idOf(host))).page.state).toBe('read')
    expect(await client.paper.confirm({ pageId: idOf(host) })).toMatchObject({ signUps: confirmed.signUps })
    const debrief = await first(client.debrief.live({ meetingId }))
    expect(debrief?.forms).toMatchObject({ issued: 3, returned: 1, typed: confirmed.signUps })
    const after = (await first(client.person.list({ text: '', limit: 500 }))).total
    expect(after).toBeGreaterThan(before)
  })

  it('is not confirmed twice, nor while something asks for a look', async () => {
    const [signIn] = pages
    if (!signIn) throw new Error('no page')
    await expect(client.paper.confirm({ pageId: idOf(signIn) })).rejects.toMatchObject({
      data: { tag: 'wrong-state' },
    })
  })

  it('names what is missing until it is marked, and forgets its pictures when the time is over', async () => {
    const { forms } = await accounts()
    const out = forms.filter(({ standing }) => standing === 'issued').map(({ form }) => form.id)
    await client.accounting.setState({ ids: out.slice(0, 1), state: 'unused' })
    await client.accounting.setState({ ids: out.slice(1), state: 'lost' })
    expect((await accounts()).kinds[1]).toMatchObject({ missing: [], returned: 2, unused: 1, lost: 1 })
    await client.accounting.reconcile({ meetingId, keepDays: 10 })
    expect(await client.accounting.purge()).toEqual({ pictures: 0 })
    core.setClock('2026-03-14T15:00:00.000Z')
    const { pictures } = await client.accounting.purge()
    expect(pictures).toBeGreaterThan(1)
    const [page] = pages
    if (!page) throw new Error('no page')
    expect((await accounts()).account).toMatchObject({ purgedPictures: pictures })
    expect((await pageOf(idOf(page))).hasPicture).toBe(false)
    await expect(client.paper.picture({ pageId: idOf(page) })).rejects.toMatchObject({
      data: { tag: 'not-found' },
    })
  })
})

/** The generator ticks morning and evening as it likes. */
async function askHostForTheDay(page: FilledPage | undefined): Promise<void> {
  const head = page && (await pageOf(idOf(page))).rows.find(({ row }) => row.number === 0)?.row
  if (!head) throw new Error('no head')
  const day = { month: '3', day: '20', hour: '7', minute: '30', am: '', pm: 'yes' }
  const fields = Object.entries(day).map(([name, value]) => ({
    name,
    value,
    illegible: false,
    accepted: true,
    decidedBy: 'person' as const,
  }))
  await client.paper.saveRow({ rowId: head.id, blank: false, personId: '', fields })
}

/** Grey fur with two ears, no corner marks. */
async function photoOfCat(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="#8a7"/>
    <circle cx="600" cy="520" r="260" fill="#776"/><path d="M380 380 L450 160 L560 300 Z M820 380 L750 160 L640 300 Z" fill="#665"/>
    <circle cx="510" cy="480" r="34"/><circle cx="690" cy="480" r="34"/></svg>`
  return sharp(Buffer.from(svg)).jpeg().toBuffer()
}
