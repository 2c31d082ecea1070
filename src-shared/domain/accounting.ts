import type { AccountedForm, AccountsModel, FormStanding } from '#shared/contract/accounting'
import type { Account, IssuedForm, Keying, PaperPage, PaperRow } from '#shared/model/sheet'
import { openInHead } from './paper-event'
import { formKinds } from './paper-kinds'
import { personOfRow } from './paper-records'
import { type Actor, change, create, isLive } from './record'
import { accountId, inStackOrder } from './sheet'
import { asksForLook, illegibleOf, isTicked, makesPeople, outcomeOf, textIn } from './verify-field'

export type PaperFacts = {
  account: Account | null
  forms: readonly IssuedForm[]
  pages: readonly PaperPage[]
  rows: readonly PaperRow[]
  keyings: readonly Keying[]
  /** Sign-ups at the meeting's events that came on paper. */
  signUps: number
}

/** Pictures are kept for a dispute: by default as long as people remember the evening. */
export const KEEP_DAYS = 60

/** Where a sheet stands: what people say of it, and, once it is under the camera, what became of its pages. */
export function standingOf(form: IssuedForm, pages: readonly PaperPage[]): FormStanding {
  const own = pages.filter((page) => page.formId === form.id && isLive(page) && page.state !== 'discarded')
  if (own.length === 0) return form.state
  const verified = own.filter(({ state }) => state === 'verified').length
  return verified === own.length && verified >= form.pages ? 'verified' : 'read'
}

const HAS_COME_BACK = new Set<FormStanding>(['returned', 'read', 'verified', 'unused'])

export function accountsOf(facts: PaperFacts): AccountsModel {
  const pages = facts.pages.filter((page) => isLive(page) && page.state !== 'discarded')
  const rowsByPage = grouped(facts.rows)
  const forms = [...facts.forms]
    .filter(isLive)
    .sort((one, other) => one.form.localeCompare(other.form) || one.number - other.number)
    .map((form): AccountedForm => {
      const own = pages.find((page) => page.formId === form.id)
      return { form, standing: standingOf(form, pages), pageId: own?.id ?? '' }
    })
  const rows = pages.flatMap((page) => (makesPeople(page.form) ? (rowsByPage.get(page.id) ?? []) : []))
  const written = rows.filter((row) => outcomeOf(row) !== 'blank')
  return {
    account: facts.account,
    forms,
    kinds: formKinds.map((kind) => countsOf(kind, forms)).filter(({ issued }) => issued > 0),
    loose: pages
      .filter(({ formId, state }) => state === 'set-aside' || (formId === '' && state !== 'verified'))
      .sort(inStackOrder)
      .map(({ id, state, reason, number }) => ({ pageId: id, state, reason, number })),
    rows: {
      written: written.length,
      people: written.filter(({ madeId }) => madeId !== '').length,
      open: written.filter((row) => row.fields.some((field) => asksForLook(row, field))).length,
    },
    signUps: facts.signUps,
    volunteers: volunteersOf(pages, rowsByPage, facts.keyings),
    fields: fieldErrors(rows, facts.keyings),
    toComplete: pages
      .filter(({ state, form }) => state === 'verified' && makesPeople(form))
      .flatMap((page) => (rowsByPage.get(page.id) ?? []).flatMap((row) => incompleteRow(page, row))),
    canHost: rows.filter((row) => row.madeId !== '' && isTicked(row, 'canHost')).map((row) => nameIn(row)),
    pictures: {
      kept: pages.filter(({ picture }) => picture !== '').length,
      purgeAt: purgeAt(facts.account),
    },
  }
}

function grouped(rows: readonly PaperRow[]): Map<string, PaperRow[]> {
  const groups = new Map<string, PaperRow[]>()
  for (const row of rows) if (isLive(row)) groups.set(row.pageId, [...(groups.get(row.pageId) ?? []), row])
  for (const group of groups.values()) group.sort((one, other) => one.number - other.number)
  return groups
}

function countsOf(kind: IssuedForm['form'], forms: readonly AccountedForm[]): AccountsModel['kinds'][number] {
  const own = forms.filter(({ form }) => form.form === kind)
  const count = (standing: FormStanding) => own.filter((one) => one.standing === standing).length
  return {
    kind,
    issued: own.length,
    returned: own.filter(({ standing }) => HAS_COME_BACK.has(standing)).length,
    read: count('read'),
    verified: count('verified'),
    unused: count('unused'),
    lost: count('lost'),
    missing: own.filter(({ standing }) => standing === 'issued').map(({ form }) => form.number),
  }
}

function volunteersOf(
  pages: readonly PaperPage[],
  rowsByPage: ReadonlyMap<string, PaperRow[]>,
  keyings: readonly Keying[],
): AccountsModel['volunteers'] {
  const rowById = new Map([...rowsByPage.values()].flat().map((row) => [row.id, row]))
  const names = [...new Set(pages.map(({ verifiedBy }) => verifiedBy).filter(Boolean))].sort()
  return names.map((name) => {
    const own = pages.filter(({ verifiedBy, state }) => verifiedBy === name && state === 'verified')
    const again = keyings.filter(({ firstBy }) => firstBy === name)
    const compared = again.map((one) => compareKeying(rowById.get(one.rowId), one))
    return {
      name,
      pages: own.length,
      rows: own.reduce(
        (sum, page) =>
          sum + (rowsByPage.get(page.id) ?? []).filter((row) => outcomeOf(row) !== 'blank').length,
        0,
      ),
      checked: compared.reduce((sum, { checked }) => sum + checked.length, 0),
      differ: compared.reduce((sum, { differs }) => sum + differs.length, 0),
    }
  })
}

function fieldErrors(rows: readonly PaperRow[], keyings: readonly Keying[]): AccountsModel['fields'] {
  const rowById = new Map(rows.map((row) => [row.id, row]))
  const counts = new Map<string, { checked: number; differ: number }>()
  for (const one of keyings) {
    const { checked, differs } = compareKeying(rowById.get(one.rowId), one)
    for (const name of checked) {
      const count = counts.get(name) ?? { checked: 0, differ: 0 }
      counts.set(name, {
        checked: count.checked + 1,
        differ: count.differ + (differs.includes(name) ? 1 : 0),
      })
    }
  }
  return [...counts].map(([name, count]) => ({ name, ...count }))
}

/** The fields that were typed twice, and those in which the two differ. How a name is written large or small does not count. */
export function compareKeying(
  row: PaperRow | undefined,
  keying: Pick<Keying, 'values'>,
): { checked: string[]; differs: string[] } {
  if (!row) return { checked: [], differs: [] }
  const checked = Object.keys(keying.values)
  const same = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}@]/gu, '')
  return {
    checked,
    differs: checked.filter((name) => same(textIn(row, name)) !== same(keying.values[name] ?? '')),
  }
}

function incompleteRow(page: PaperPage, row: PaperRow): AccountsModel['toComplete'] {
  const outcome = outcomeOf(row)
  if (outcome === 'blank') return []
  const left = personOfRow(row)?.left ?? []
  const fields = [
    ...new Set([
      ...illegibleOf(row),
      ...left,
      ...(outcome === 'to-complete' ? ['firstName'] : []),
      ...(row.number === 0 && madeEvent(page) ? openInHead(row) : []),
    ]),
  ]
  return fields.length === 0 ? [] : [{ pageId: row.pageId, rowId: row.id, who: nameIn(row), fields }]
}

/** Was the event made of this page, and not one that stood there before? */
const madeEvent = ({ eventId, made }: PaperPage): boolean =>
  made.some(({ id, before }) => id === eventId && before === null)

function nameIn(row: PaperRow): string {
  const contact = personOfRow(row)?.contact
  return contact ? `${contact.firstName} ${contact.lastName}`.trim() : ''
}

const DAY_MS = 86_400_000

/** When the pictures of a meeting go; '' while it is not reconciled. */
export const purgeAt = (account: Account | null): string =>
  account?.reconciledAt
    ? new Date(Date.parse(account.reconciledAt) + account.keepDays * DAY_MS).toISOString()
    : ''

export const isPurgeDue = (account: Account, now: string): boolean => {
  const at = purgeAt(account)
  return at !== '' && at <= now
}

export const newAccount = (meetingId: string, actor: Actor): Account =>
  create(
    'account',
    {
      id: accountId(meetingId),
      meetingId,
      reconciledAt: '',
      reconciledBy: '',
      keepDays: KEEP_DAYS,
      purgedAt: '',
      purgedPictures: 0,
    },
    actor,
  )

export const reconciled = (account: Account, keepDays: number, actor: Actor): Account =>
  change(account, { reconciledAt: actor.now, reconciledBy: actor.name, keepDays }, actor)

/** One row in ten is typed twice, of those that others verified. */
const SAMPLE_SHARE = 10

/** The rows to type a second time, in an order that nobody can foresee and every laptop works out alike. */
export function sampleOf(
  pages: readonly PaperPage[],
  rows: readonly PaperRow[],
  keyings: readonly Keying[],
  name: string,
): { next: PaperRow | null; done: number; wanted: number } {
  const byPage = new Map(pages.map((page) => [page.id, page]))
  const verified = rows.filter(
    (row) =>
      isLive(row) &&
      byPage.get(row.pageId)?.state === 'verified' &&
      byPage.get(row.pageId)?.picture !== '' &&
      outcomeOf(row) === 'person',
  )
  const wanted = Math.ceil(verified.length / SAMPLE_SHARE)
  const drawn = [...verified].sort((one, other) => scatter(one.id) - scatter(other.id)).slice(0, wanted)
  const keyed = new Set(keyings.map(({ rowId }) => rowId))
  const left = drawn.filter(({ id }) => !keyed.has(id))
  const next = left.find((row) => byPage.get(row.pageId)?.verifiedBy !== name) ?? null
  return { next, done: drawn.length - left.length, wanted }
}

function scatter(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  return hash
}
