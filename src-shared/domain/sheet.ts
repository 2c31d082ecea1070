import type { IssuedForm, PageKind, PaperPage, PaperRow, PrintedKind } from '#shared/model/sheet'
import { type Actor, change, create, isLive, keyOf, restore } from './record'

export const formId = (sheet: string): string => `form:${sheet}`
export const pageId = (sheet: string, page: number): string => `page:${sheet}-${page}`
/** A page whose code nobody can read is known by the first photo of it. */
export const loosePageId = (hash: string, picture: number): string => `page:x-${hash.slice(0, 24)}-${picture}`
export const rowId = (page: string, number: number): string => `row:${keyOf(page)}-${number}`
export const accountId = (meetingId: string): string => `account:${keyOf(meetingId)}`
export const pictureId = (page: string): string => `picture:${keyOf(page)}`
/** @param part '' for what all parts of this picture begin with */
export const picturePartId = (page: string, hash: string, part: number | ''): string =>
  `picturepart:${keyOf(page)}.${hash.slice(0, 16)}.${part}`

/** Somebody may still have to look at it who works on another laptop. */
export const isPictureWanted = (page: PaperPage): boolean =>
  isLive(page) && page.picture !== '' && (page.state === 'read' || page.state === 'set-aside')

/** A page as it was read, before anything of it is saved. */
export type ReadPage = {
  form: {
    kind: PageKind
    version: number
    paper: IssuedForm['paper']
    sheet: string | null
    number: number | null
    page: number | null
  }
  /** Hash of the file it stood in, and which picture of it, from 1. */
  scan: string
  pictureNumber: number
  /** Hash of the flat picture. */
  picture: string
  width: number
  height: number
  problems: string[]
  rows: NewRow[]
  /** Only of a sheet that is not ours. */
  foreign?: PaperPage['foreign']
}

type NewRow = Pick<PaperRow, 'number' | 'blank' | 'fields' | 'area'>

/** What is known of a page that was read again. */
export type KnownPage = { form: IssuedForm | null; page: PaperPage | null; rows: readonly PaperRow[] }

export type TakenIn = {
  page: PaperPage
  rows: PaperRow[]
  /** The issued form, which has come back by this; null where the code is not to be read. */
  form: IssuedForm | null
  repeat: boolean
}

export const idOfRead = (read: ReadPage): string =>
  read.form.sheet === null
    ? loosePageId(read.scan, read.pictureNumber)
    : pageId(read.form.sheet, read.form.page ?? 1)

/**
 * A page that was read joins what is known. A second photo of a page changes nothing, unless it is the better one and nobody has decided
 * anything on the page yet: then somebody has followed the advice to take it again.
 */
export function takeIn(read: ReadPage, meetingId: string, known: KnownPage, actor: Actor): TakenIn {
  const form = formOfRead(read, meetingId, known.form, actor)
  const at = form?.meetingId || meetingId
  if (known.page && (isLive(known.page) || known.rows.some(hasDecision)))
    return { ...again(read, known.page, known.rows, actor), form }
  const made = newPage(read, at, form, actor)
  const page = known.page ? { ...restore(known.page, actor), ...made, id: known.page.id } : made
  return { page, rows: rowsOfRead(read, page, actor), form, repeat: false }
}

function again(read: ReadPage, known: PaperPage, rows: readonly PaperRow[], actor: Actor) {
  const scans = [...new Set([...known.scans, read.scan])].slice(0, 50)
  const isBetter =
    known.state === 'read' && read.problems.length < known.problems.length && !rows.some(hasDecision)
  if (!isBetter)
    return {
      page: scans.length === known.scans.length ? known : change(known, { scans }, actor),
      rows: [],
      repeat: true,
    }
  const { picture, width, height, problems } = read
  const page = change(known, { scans, picture, width, height, problems }, actor)
  const before = new Map(rows.map((row) => [row.number, row]))
  return {
    page,
    rows: rowsOfRead(read, page, actor).map((row) => {
      const old = before.get(row.number)
      return old ? change(old, { blank: row.blank, fields: row.fields, area: row.area }, actor) : row
    }),
    repeat: true,
  }
}

const hasDecision = (row: PaperRow): boolean =>
  row.personId !== '' || row.madeId !== '' || row.fields.some(({ decidedBy }) => decidedBy === 'person')

/** Paper that lies under the camera has come back, whatever was said about it. */
function formOfRead(
  { form: { kind, version, paper, sheet, number } }: ReadPage,
  meetingId: string,
  known: IssuedForm | null,
  actor: Actor,
): IssuedForm | null {
  if (known && isLive(known))
    return known.state === 'returned' ? known : change(known, { state: 'returned' }, actor)
  if (sheet === null || kind === 'other') return null
  // Printed on another laptop, or on the command line: its code says what there is to know.
  return create(
    'form',
    {
      id: formId(sheet),
      form: kind,
      layout: version,
      paper,
      language: 'both',
      number: Math.max(1, number ?? 1),
      pages: 1,
      meetingId,
      issuedTo: '',
      issuedAt: actor.now,
      state: 'returned',
    },
    actor,
  )
}

const newPage = (read: ReadPage, meetingId: string, form: IssuedForm | null, actor: Actor): PaperPage =>
  create(
    'page',
    {
      id: idOfRead(read),
      formId: form?.id ?? '',
      form: read.form.kind,
      layout: read.form.version,
      paper: read.form.paper,
      number: read.form.number ?? 0,
      page: read.form.page ?? 1,
      meetingId,
      picture: read.picture,
      scans: [read.scan],
      width: read.width,
      height: read.height,
      problems: read.problems,
      state: 'read',
      reason: '',
      lease: null,
      readAt: actor.now,
      verifiedBy: '',
      verifiedAt: '',
      eventId: '',
      made: [],
      purgedAt: '',
      ...(read.foreign ? { foreign: read.foreign } : {}),
    },
    actor,
  )

const rowsOfRead = (read: ReadPage, page: PaperPage, actor: Actor): PaperRow[] =>
  read.rows.map((row) => newRow(row, page, actor))

export const newRow = (row: NewRow, { id, meetingId }: PaperPage, actor: Actor): PaperRow =>
  create('row', { ...row, id: rowId(id, row.number), pageId: id, meetingId, personId: '', madeId: '' }, actor)

/** Forms of one order, numbered on from the highest of their kind at the meeting. The same key makes the same sheets. */
export function issueForms(
  order: {
    key: string
    form: PrintedKind
    layout: number
    paper: IssuedForm['paper']
    language: IssuedForm['language']
    meetingId: string
    issuedTo: string
    copies: number
    from: number
  },
  actor: Actor,
): IssuedForm[] {
  const { key, copies, from, ...rest } = order
  return Array.from({ length: copies }, (_, index) =>
    create(
      'form',
      {
        ...rest,
        id: formId(`${key}-${index}`),
        number: from + index,
        pages: 1,
        issuedAt: actor.now,
        state: 'issued',
      },
      actor,
    ),
  )
}

export const nextNumber = (forms: readonly IssuedForm[], kind: PrintedKind): number =>
  1 + Math.max(0, ...forms.filter(({ form }) => form === kind).map(({ number }) => number))

/** Minutes that an open page stays with its volunteer; the screen renews them while somebody works. */
const LEASE_MINUTES = 5

export const leaseTo = (page: PaperPage, actor: Actor): PaperPage =>
  change(
    page,
    {
      lease: {
        by: actor.name,
        until: new Date(Date.parse(actor.now) + LEASE_MINUTES * 60_000).toISOString(),
      },
    },
    actor,
  )

/** Who else has this page in hand now; null where nobody has. */
export const heldByOther = (page: PaperPage, name: string, now: string): PaperPage['lease'] =>
  page.lease && page.lease.by !== name && page.lease.until > now ? page.lease : null

/** The pages that wait for somebody, in the order of the stack: forms of one kind together, by their number. */
export const inStackOrder = (one: PaperPage, other: PaperPage): number =>
  one.form.localeCompare(other.form) ||
  one.number - other.number ||
  one.page - other.page ||
  one.readAt.localeCompare(other.readAt) ||
  one.id.localeCompare(other.id)

/** The page to take up next: none that another has in hand. */
export const nextPage = (pages: readonly PaperPage[], name: string, now: string): PaperPage | undefined =>
  pages.filter((page) => page.state === 'read' && !heldByOther(page, name, now)).sort(inStackOrder)[0]
