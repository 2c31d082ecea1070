import type { PageEvent, PageModel, RowModel, StackModel } from '#shared/contract/paper'
import { byLikeness, eventLikeness, writtenStart } from '#shared/domain/paper-event'
import { bestMatch, joinedPerson, personOfRow } from '#shared/domain/paper-records'
import { isLive } from '#shared/domain/record'
import { heldByOther, inStackOrder, nextPage } from '#shared/domain/sheet'
import { asksForLook, makesPeople, outcomeOf } from '#shared/domain/verify-field'
import type { DocumentIn } from '#shared/model/collections'
import type { Meeting } from '#shared/model/meeting'
import type { Person } from '#shared/model/person'
import type { PaperPage, PaperRow } from '#shared/model/sheet'
import type { Vault } from '../paper/vault'
import { sidesOf } from './events'
import { standingEventsOf } from './meetings'
import { pictureStandingOf } from './page-picture'
import type { Records } from './records'

type Sheet = DocumentIn<'sheets'>

/** The records of one kind of paper, of one meeting or of all. */
export async function paperOf<K extends Sheet['kind']>(
  records: Records,
  kind: K,
  meetingId: string | null,
): Promise<(Sheet & { kind: K })[]> {
  const selector = meetingId === null ? { kind } : { kind, meetingId }
  const found = await records.find('sheets', { selector })
  return found.filter(
    (document): document is Sheet & { kind: K } => document.kind === kind && isLive(document),
  )
}

/** The pages of all meetings in one state. */
export async function pagesIn(records: Records, state: PaperPage['state']): Promise<PaperPage[]> {
  const found = await records.find('sheets', { selector: { kind: 'page', state } })
  return found.filter((document): document is PaperPage => document.kind === 'page' && isLive(document))
}

export async function rowsOf(records: Records, pageId: string): Promise<PaperRow[]> {
  const found = await records.find('sheets', { selector: { pageId, kind: 'row' } })
  return found
    .filter((document): document is PaperRow => document.kind === 'row' && isLive(document))
    .sort((one, other) => one.number - other.number)
}

export async function stackOf(
  records: Records,
  meetingId: string | null,
  { name, now }: { name: string; now: string },
): Promise<StackModel> {
  const pages = (await paperOf(records, 'page', meetingId))
    .filter(({ state }) => state !== 'discarded')
    .sort(inStackOrder)
  const waiting = pages.filter(({ state }) => state !== 'verified')
  const rows = await Promise.all(waiting.map(({ id }) => rowsOf(records, id)))
  const rowsByPage = new Map(waiting.map(({ id }, index) => [id, rows[index] ?? []]))
  return {
    rows: pages.map((page) => {
      const own = rowsByPage.get(page.id) ?? []
      return {
        page,
        written: own.filter((row) => outcomeOf(row) !== 'blank').length,
        open: own.reduce((sum, row) => sum + row.fields.filter((field) => asksForLook(row, field)).length, 0),
        heldBy: heldByOther(page, name, now),
      }
    }),
    next: nextPage(pages, name, now)?.id ?? '',
    waiting: pages.filter(({ state }) => state === 'read').length,
    verified: pages.filter(({ state }) => state === 'verified').length,
  }
}

export async function pageModelOf(
  records: Records,
  vault: Vault,
  pageId: string,
  { name, now }: { name: string; now: string },
): Promise<PageModel | null> {
  const page = await records.one('page', pageId)
  if (!page || !isLive(page)) return null
  const rows = await rowsOf(records, pageId)
  const matched = makesPeople(page.form)
    ? await matchRows(records, rows)
    : rows.map((row) => ({ row, match: null }))
  return {
    page,
    form: page.formId ? await records.one('form', page.formId) : null,
    rows: matched,
    event: page.form === 'host' ? await eventOf(records, page, matched) : null,
    heldBy: heldByOther(page, name, now),
    ...(await pictureStandingOf(records, vault, page)),
  }
}

/** Each row with whom it most likely names. */
export async function matchRows(records: Records, rows: readonly PaperRow[]): Promise<RowModel[]> {
  const people = rows.map((row) => personOfRow(row))
  const known = await peopleLike(
    records,
    people.flatMap((person) => person?.contact ?? []),
  )
  return rows.map((row, index) => {
    const contact = people[index]?.contact
    return { row, match: contact ? bestMatch(known, contact) : null }
  })
}

/** Known people with the phone, e-mail or name of one of these. */
async function peopleLike(
  records: Records,
  contacts: readonly Pick<Person, 'phone' | 'email' | 'sortName'>[],
): Promise<Person[]> {
  const lists = await Promise.all(
    (['phone', 'email', 'sortName'] as const).map((field) => {
      const values = [...new Set(contacts.map((contact) => contact[field]).filter(Boolean))]
      const among: Partial<Record<typeof field, { $in: string[] }>> = { [field]: { $in: values } }
      return values.length === 0 ? [] : records.find('people', { selector: { deletedAt: '', ...among } })
    }),
  )
  return [...new Map(lists.flat().map((person) => [person.id, person])).values()]
}

/** The event of a host form: chosen, recognised by its host and hour, or new where nothing is like it. */
export async function eventOf(
  records: Records,
  page: PaperPage,
  rows: readonly RowModel[],
): Promise<PageEvent> {
  const head = rows.find(({ row }) => row.number === 0)
  const meeting = page.meetingId ? await records.one('meeting', page.meetingId) : null
  const { zone, from } = placeOf(page, meeting)
  const startsAt = head ? writtenStart(head.row, from, zone) : null
  const hostId = head ? hostOf(head) : null
  const events = page.meetingId ? await standingEventsOf(records, page.meetingId) : []
  const sides = await sidesOf(records, events)
  const choices = events
    .flatMap((event) => {
      const form = { hostId, startsAt, number: page.number }
      const reason = eventLikeness(event, sides.get(event.id)?.hostId, form)
      const { id, title, zone: at, formNumber } = event
      return reason ? [{ event: { id, title, startsAt: event.startsAt, zone: at, formNumber }, reason }] : []
    })
    .sort(byLikeness)
    .slice(0, 8)
  const sure = choices.find(({ reason }) => reason === 'host-and-time')
  const isNew = choices.length === 0 && startsAt !== null
  return {
    choices,
    startsAt,
    zone,
    settled: page.eventId || sure?.event.id || (isNew ? 'new' : null),
  }
}

const hostOf = ({ row, match }: RowModel): string | null => {
  if (row.personId !== '' && row.personId !== 'new') return row.personId
  return joinedPerson(row, match, null)?.id ?? null
}

/** The place and the evening that a day on paper without a year is counted from. */
export const placeOf = (page: PaperPage, meeting: Meeting | null): { zone: string; from: string } => ({
  zone: meeting?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  from: meeting?.startsAt ?? page.readAt,
})
