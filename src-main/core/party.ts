import type { CallTally, PartyModel } from '#shared/contract/party'
import { isYes } from '#shared/domain/outcome'
import { roundNow, roundsOf } from '#shared/domain/party'
import { callerRoomName } from '#shared/domain/person'
import { callerRows } from './calls'
import type { KitBook } from './kit-book'
import { guestsOf } from './kits'
import type { Records } from './records'

/** The evening as its host sees it. */
export async function partyModel(records: Records, book: KitBook, now: string): Promise<PartyModel> {
  const guests = await guestsOf(records, book.kit.id)
  const moments = book.moments()
  return {
    kit: book.kit,
    guests,
    arrived: guests.filter(({ arrivedAt }) => arrivedAt !== '').length,
    callers: await callerRows(records, book, now),
    rounds: roundsOf(moments, (round) => book.tallyOfRound(round)),
    round: roundNow(moments),
    totals: book.totals(),
    sheets: book.allSheets(),
  }
}

/** The same for the whole room: nothing of it comes from a contact. */
export function callTally(book: KitBook): CallTally {
  const { title, hostName, goals } = book.kit
  const { calls, talks, yeses } = book.totals()
  const moments = book.moments()
  const round = roundNow(moments)
  const startedAt = roundsOf(moments, (number) => book.tallyOfRound(number)).find(
    ({ number }) => number === round,
  )
  const lastYes = book
    .standing()
    .reduce<{ at: string; callerName: string } | null>(
      (last, call) => (isYes(call.outcome) && (!last || call.at > last.at) ? call : last),
      null,
    )
  return {
    ...{ title, hostName, goals, calls, talks, yeses, round },
    roundStartedAt: startedAt?.startedAt ?? '',
    callers: book
      .allCallers()
      .map(({ id, name }) => ({ name: callerRoomName(name), ...book.tallyOfCaller(id) }))
      .map(({ name, talks: spoken, yeses: said }) => ({ name, talks: spoken, yeses: said }))
      .sort((one, other) => other.talks - one.talks || one.name.localeCompare(other.name)),
    lastYes: lastYes ? { name: callerRoomName(lastYes.callerName), at: lastYes.at } : { name: '', at: '' },
  }
}
