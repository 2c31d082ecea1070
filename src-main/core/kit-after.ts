import type { KitReport, Thanks } from '#shared/contract/after'
import { purgeTime } from '#shared/domain/kit'
import { thanksOf } from '#shared/domain/kit-after'
import { guestCounts, saidCounts } from '#shared/domain/kit-report'
import { roundsOf } from '#shared/domain/party'
import { callerRows } from './calls'
import type { KitBook } from './kit-book'
import { guestsOf, guestsWithPurged } from './kits'
import type { Records } from './records'
import { scriptVersions } from './scripts'

/** What an evening came to; the same numbers go to the screen, the PDF and the CSV. */
export async function kitReport(records: Records, book: KitBook, now: string): Promise<KitReport> {
  const { kit } = book
  const conversations = book.standing()
  const times = conversations.map(({ at }) => at).sort()
  const guests = await guestsWithPurged(records, kit.id)
  const twice = book.calledTwice()
  const contacts = await records.many('contact', twice)
  return {
    kit,
    totals: book.totals(),
    rounds: roundsOf(book.moments(), (round) => book.tallyOfRound(round)),
    callers: await callerRows(records, book, now),
    guests: guestCounts(guests),
    ...saidCounts(kit, conversations, await scriptVersions(records, kit.id)),
    calledTwice: contacts.map((contact) => ({ contact, conversations: book.logOf(contact.id) })),
    firstCallAt: times[0] ?? '',
    lastCallAt: times.at(-1) ?? '',
    purgeAt: purgeTime(kit),
  }
}

export async function thankYouList(records: Records, book: KitBook, now: string): Promise<Thanks[]> {
  return thanksOf(book.kit, await callerRows(records, book, now), await guestsOf(records, book.kit.id))
}
