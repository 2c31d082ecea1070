import type { CallTick, SheetRow } from '#shared/contract/call-sheets'
import type { Conversation, Outcome } from '#shared/model/conversation'
import type { CallSheet, Kit } from '#shared/model/kit'
import { conversationId } from './conversation'
import { type Actor, create, keyOf } from './record'

/** Rows on a page of a call sheet (forms/layout-1.ts). */
export const SHEET_ROWS = 19

const OUTCOME: Record<CallTick, Outcome> = {
  talked: 'talked',
  willCome: 'will-come',
  noAnswer: 'no-answer',
  leftMessage: 'left-message',
  callBack: 'call-back',
  wrongNumber: 'wrong-number',
  refused: 'refused',
}

/**
 * What the ticks of a row come to: null = nobody ticked, `unclear` = ticks that contradict each other. Who will come was
 * talked to, and who left a message got no answer: those pairs say one thing.
 */
export function outcomeOfTicks(ticks: readonly CallTick[]): Outcome | 'unclear' | null {
  const ticked = new Set(ticks)
  if (ticked.size === 0) return null
  if (ticked.has('willCome')) ticked.delete('talked')
  if (ticked.has('refused')) ticked.delete('talked')
  if (ticked.has('leftMessage')) ticked.delete('noAnswer')
  const [only, ...others] = ticked
  return only && others.length === 0 ? OUTCOME[only] : 'unclear'
}

/** Whose row it is; null where the sheet has no such row. */
export const contactOfRow = (
  sheet: CallSheet,
  { page, row }: Pick<SheetRow, 'page' | 'row'>,
): string | null => (row > SHEET_ROWS ? null : (sheet.contactIds[(page - 1) * SHEET_ROWS + row - 1] ?? null))

/** A call that was logged on paper, named after its row: read twice, it is one. */
export function callOfRow(
  kit: Kit,
  sheet: CallSheet,
  at: { page: number; row: number },
  contactId: string,
  said: { outcome: Outcome; note: string },
  actor: Actor,
): Conversation {
  const key = keyOf(sheet.id)
  const callerId = `caller:${key}`
  return create(
    'conversation',
    {
      ...{
        id: conversationId(contactId, callerId, `${at.page}-${at.row}`),
        circle: kit.circle,
        kitId: kit.id,
      },
      ...{ contactId, callerId, callerName: sheet.caller || `#${sheet.number}`, desk: key, source: 'paper' },
      // When exactly nobody wrote down: after it was printed, before it came back.
      ...{ startedAt: sheet.createdAt, at: actor.now, phone: '', outcome: said.outcome, note: said.note },
      ...{ answers: [], callBackAt: '', language: '', signUps: [], covers: [], scriptId: kit.scriptId },
      ...{ round: 0, corrects: '' },
    },
    actor,
  )
}
