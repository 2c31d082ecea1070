import type { AccountsModel } from '#shared/contract/accounting'
import { accountsOf, isPurgeDue, newAccount } from '#shared/domain/accounting'
import { type Actor, change, isLive } from '#shared/domain/record'
import { accountId } from '#shared/domain/sheet'
import type { PaperPage } from '#shared/model/sheet'
import type { Vault } from '../paper/vault'
import { eventsOfMeeting } from './meetings'
import { takePictureBack } from './page-picture'
import { paperOf } from './paper'
import type { Log } from './ports'
import type { Records } from './records'

/** The paper of a meeting, counted; null where there is no such meeting. */
export async function accountsModelOf(records: Records, meetingId: string): Promise<AccountsModel | null> {
  const meeting = await records.one('meeting', meetingId)
  if (!meeting || !isLive(meeting)) return null
  const [account, forms, pages, rows, keyings, signUps] = await Promise.all([
    records.one('account', accountId(meetingId)),
    paperOf(records, 'form', meetingId),
    paperOf(records, 'page', meetingId),
    paperOf(records, 'row', meetingId),
    paperOf(records, 'keying', meetingId),
    paperSignUps(records, meetingId),
  ])
  return accountsOf({ account, forms, pages, rows, keyings, signUps })
}

async function paperSignUps(records: Records, meetingId: string): Promise<number> {
  const events = await eventsOfMeeting(records, meetingId)
  if (events.length === 0) return 0
  const found = await records.find('rsvps', { selector: { eventId: { $in: events.map(({ id }) => id) } } })
  return found.filter((rsvp) => isLive(rsvp) && rsvp.source === 'form').length
}

/**
 * Deletes the pictures of meetings whose paper is accounted for and whose keeping time is over, and records that it did. Each laptop
 * deletes its own files, whichever was the first to record it.
 */
export async function purgePictures(
  records: Records,
  vault: Vault,
  actor: Actor,
): Promise<{ pictures: number }> {
  const accounts = await paperOf(records, 'account', null)
  let pictures = 0
  for (const account of accounts.filter((one) => isPurgeDue(one, actor.now))) {
    const pages = await paperOf(records, 'page', account.meetingId)
    let gone = 0
    for (const page of pages) {
      gone += await removeFiles(vault, page)
      await forget(records, page, actor)
    }
    await removePreviews(records, vault, account.meetingId, actor)
    pictures += gone
    const isNew = account.purgedAt === ''
    if (!isNew && gone === 0) continue
    await records.command(async (unit) => {
      const now = (await unit.one('account', account.id)) ?? newAccount(account.meetingId, actor)
      const purgedPictures = now.purgedPictures + gone
      unit.put(change(now, { purgedAt: now.purgedAt || actor.now, purgedPictures }, actor))
    })
  }
  return { pictures }
}

const DAY_MS = 86_400_000

/** Looks once at the start and then once a day; answers how to stop. */
export function startPurging(parts: { records: Records; vault: Vault; actor: () => Actor; log: Log }) {
  let last: Promise<void> = Promise.resolve()
  const purge = () => {
    last = purgePictures(parts.records, parts.vault, parts.actor()).then(
      () => {},
      (cause) => parts.log('purge-failed', { error: String(cause) }),
    )
  }
  purge()
  const timer = setInterval(purge, DAY_MS)
  return async (): Promise<void> => {
    clearInterval(timer)
    await last
  }
}

async function removeFiles(vault: Vault, page: PaperPage): Promise<number> {
  let removed = 0
  for (const hash of new Set([page.picture, ...page.scans])) {
    if (hash === '' || !(await vault.has(hash))) continue
    await vault.remove(hash)
    removed++
  }
  return removed
}

const forget = (records: Records, page: PaperPage, actor: Actor): Promise<void> =>
  records.command(async (unit) => {
    const now = await unit.one('page', page.id)
    if (now && now.purgedAt === '') unit.put(change(now, { picture: '', purgedAt: actor.now }, actor))
    await takePictureBack(records, unit, page.id, actor)
  })

/** Photos on which no page was found. */
async function removePreviews(
  records: Records,
  vault: Vault,
  meetingId: string,
  actor: Actor,
): Promise<void> {
  const found = await records.find('device', { selector: { kind: 'intake', deletedAt: '' } })
  for (const item of found) {
    if (item.kind !== 'intake' || item.meetingId !== meetingId || item.state === 'waiting') continue
    for (const hash of [item.hash, ...item.results.map(({ preview }) => preview)])
      if (hash !== '') await vault.remove(hash)
    await records.command(async (unit) => {
      const now = await unit.one('intake', item.id)
      const results = item.results.map((result) => ({ ...result, preview: '' as const }))
      if (now) unit.put(change(now, { results }, actor))
    })
  }
}
