import { implement } from '@orpc/server'
import { callerRows, callScreenOf, cardOf, contactRows, handNext } from '#main/core/calls'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import type { KitBook } from '#main/core/kit-book'
import { deskOfKit } from '#main/core/kits'
import { liveModel } from '#main/core/live-model'
import { type CallResult, callContract, type Handed } from '#shared/contract/call'
import { correctCall, logCall } from '#shared/domain/call'
import { giveBack, holdOn, joinCaller, skipContact, takeContact } from '#shared/domain/caller'
import { roundNow } from '#shared/domain/party'
import { type Actor, change, isLive } from '#shared/domain/record'
import type { Conversation } from '#shared/model/conversation'
import type { Caller } from '#shared/model/kit'
import { fail, found, requireRight, unwrap } from './base'

/** Fewer digits than these find half of the list. */
const FEWEST_DIGITS = 3
const FOUND_BY_DIGITS = 20

export function callProcedures(context: CoreContext) {
  const os = implement(callContract)
  const { records, kits } = context
  const actor = (): Actor => actorOf(context)

  async function openBook(kitId: string): Promise<KitBook> {
    requireRight(context, 'call')
    const book = found(await kits.of(kitId))
    if (!isLive(book.kit)) fail({ tag: 'not-found' })
    return book
  }

  /** The book that a caller calls from; nobody calls from a closed one. */
  async function callerBook(callerId: string, isCalling = true): Promise<{ book: KitBook; caller: Caller }> {
    const caller = found(await records.one('caller', callerId))
    const book = await openBook(caller.kitId)
    if (isCalling && book.kit.state === 'closed') fail({ tag: 'kit-closed' })
    return { book, caller: book.caller(callerId) ?? caller }
  }

  const editCaller = (id: string, next: (caller: Caller) => Caller): Promise<Caller> =>
    records.command(async (unit) => {
      const caller = next(found(await unit.one('caller', id)))
      unit.put(caller)
      return caller
    })

  async function factsOf(book: KitBook, caller: Caller, contactId: string) {
    const contact = found(await records.one('contact', contactId))
    const { desk } = await deskOfKit(records, book.kit.id, actor())
    const round = roundNow(book.moments())
    return { kit: book.kit, caller, contact, desk, round, house: book.houseOf(contactId) }
  }

  /** The call is written down and the next contact taken in one write, so that a pulled plug leaves both or neither. */
  async function finish(
    callerId: string,
    {
      key,
      contactId,
      result,
      andNext,
    }: { key: string; contactId: string; result: CallResult; andNext: boolean },
  ): Promise<Handed & { conversation: Conversation }> {
    const { book, caller } = await callerBook(callerId)
    const facts = await factsOf(book, caller, contactId)
    const asker = { callerId, languages: caller.languages, skipped: new Set([contactId]) }
    for (const skip of caller.skipped) asker.skipped.add(skip.contactId)
    const next = andNext ? book.reserveNext(asker, nowOf(context), contactId) : null
    const conversation = await records
      .command(async (unit) => {
        const known = (await unit.one('caller', callerId)) ?? caller
        const logged = unwrap(logCall({ ...facts, caller: known }, key, result, actor()))
        const before = await unit.one('conversation', logged.id)
        if (before) return before
        unit.put(logged)
        if (next) unit.put(takeContact(known, next, 'queue', book.kit.scriptId, actor()))
        else if (known.lease?.contactId === contactId) unit.put(giveBack(known, actor()))
        return logged
      })
      .finally(() => next && book.unreserve(next))
    const after = book.caller(callerId) ?? caller
    const card = await cardOf(records, book, after, nowOf(context))
    if (card || !andNext) return { conversation, card, rest: null }
    // Only the one that was just called is left, perhaps with another number.
    return { conversation, ...(await handNext(records, book, callerId, actor)) }
  }

  return {
    callers: os.callers.handler(({ input, signal }) =>
      liveModel(kits.changes(input.kitId), signal, async () =>
        callerRows(records, await openBook(input.kitId), nowOf(context)),
      ),
    ),

    join: os.join.handler(async ({ input }) => {
      const book = await openBook(input.kitId)
      if (book.kit.state === 'closed') fail({ tag: 'kit-closed' })
      const { desk } = await deskOfKit(records, input.kitId, actor())
      return records.command(async (unit) => {
        const { kitId: _, ...fields } = input
        const joined = joinCaller(book.kit, book.allCallers(), { ...fields, desk }, actor())
        const known = await unit.one('caller', joined.id)
        const caller = known && known.name !== joined.name ? known : joined
        unit.put(caller)
        return caller
      })
    }),

    update: os.update.handler(({ input }) => {
      requireRight(context, 'call')
      return editCaller(input.id, (caller) => change(caller, input.fields, actor()))
    }),

    leave: os.leave.handler(async ({ input }) => {
      requireRight(context, 'call')
      await editCaller(input.callerId, (caller) =>
        change(giveBack(caller, actor()), { state: 'gone' }, actor()),
      )
    }),

    screen: os.screen.handler(async function* ({ input, signal }) {
      const caller = await records.one('caller', input.callerId)
      if (!caller) {
        yield null
        return
      }
      yield* liveModel(kits.changes(caller.kitId), signal, async () =>
        callScreenOf(records, await openBook(caller.kitId), input.callerId, nowOf(context)),
      )
    }),

    next: os.next.handler(async ({ input }) => {
      const { book } = await callerBook(input.callerId)
      return handNext(records, book, input.callerId, actor)
    }),

    hold: os.hold.handler(async ({ input }) => {
      requireRight(context, 'call')
      await editCaller(input.callerId, (caller) => holdOn(caller, actor()))
    }),

    finish: os.finish.handler(({ input: { callerId, ...call } }) => finish(callerId, call)),

    correct: os.correct.handler(async ({ input }) => {
      const { book, caller } = await callerBook(input.callerId, false)
      const wrong = found(await records.one('conversation', input.conversationId))
      const facts = await factsOf(book, caller, wrong.contactId)
      return records.command(async (unit) => {
        const right = unwrap(correctCall(wrong, facts, input.key, input.result, actor()))
        const known = await unit.one('conversation', right.id)
        if (!known) unit.put(right)
        return known ?? right
      })
    }),

    skip: os.skip.handler(async ({ input }) => {
      const { book } = await callerBook(input.callerId)
      await editCaller(input.callerId, (caller) =>
        skipContact(caller, input.contactId, input.reason, actor()),
      )
      return handNext(records, book, input.callerId, actor)
    }),

    giveBack: os.giveBack.handler(async ({ input }) => {
      requireRight(context, 'call')
      await editCaller(input.callerId, (caller) => giveBack(caller, actor()))
    }),

    byDigits: os.byDigits.handler(async ({ input }) => {
      const book = await openBook(input.kitId)
      const digits = input.digits.replaceAll(/\D/g, '')
      if (digits.length < FEWEST_DIGITS) return []
      const found = book.byDigits(digits, FOUND_BY_DIGITS)
      const phones = new Map(found.map(({ contactId, phone }) => [contactId, phone]))
      const rows = await contactRows(records, book, [...phones.keys()], nowOf(context))
      return rows.map((row) => ({ ...row, phone: phones.get(row.contact.id) ?? '' }))
    }),

    take: os.take.handler(async ({ input }) => {
      const { book, caller } = await callerBook(input.callerId)
      const { contactId, by } = input
      const state = found(book.state(contactId))
      if (state.stage === 'do-not-call' && by === 'picked')
        fail({ tag: 'not-allowed', detail: 'do-not-call' })
      if (!book.reserve(contactId, caller.id, nowOf(context)))
        fail({ tag: 'in-other-hands', detail: book.holderOf(contactId, nowOf(context))?.name ?? '' })
      try {
        const taken = await editCaller(caller.id, (known) =>
          takeContact(known, contactId, by, book.kit.scriptId, actor()),
        )
        return { card: await cardOf(records, book, taken, nowOf(context)), rest: null }
      } finally {
        book.unreserve(contactId)
      }
    }),
  }
}
