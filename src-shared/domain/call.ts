import type { Problem } from '#shared/contract/base'
import type { CallResult } from '#shared/contract/call'
import type { Contact } from '#shared/model/contact'
import type { Conversation } from '#shared/model/conversation'
import type { Caller, Kit } from '#shared/model/kit'
import { conversationId } from './conversation'
import { outcomeRules } from './outcome'
import { type Actor, create, laterOf } from './record'
import { err, ok, type Result } from './result'

export type CallFacts = {
  kit: Kit
  caller: Caller
  contact: Contact
  /** The laptop. */
  desk: string
  /** Round that is on, 0 = none. */
  round: number
  /** Others of the house who may be covered. */
  house: readonly string[]
}

/** What a call came to, as a record. A number that is not the contact's cannot be dead, and nobody else is covered. */
export function logCall(
  facts: CallFacts,
  key: string,
  result: CallResult,
  actor: Actor,
): Result<Conversation, Problem> {
  const { kit, caller, contact, desk, round, house } = facts
  const numbers = contact.phones.map(({ number }) => number)
  const { killsNumber, closes } = outcomeRules[result.outcome]
  if (killsNumber && !numbers.includes(result.phone)) return err({ tag: 'missing', field: 'phone' })
  const lease = caller.lease?.contactId === contact.id ? caller.lease : null
  const called = {
    ...{ kitId: kit.id, contactId: contact.id, callerId: caller.id, callerName: caller.name, desk, round },
    ...{ source: lease?.by === 'called-back' ? ('called-back' as const) : ('call' as const) },
    ...{ startedAt: lease?.takenAt ?? actor.now, at: laterOf(actor.now, lease?.takenAt ?? ''), corrects: '' },
    scriptId: lease?.scriptId ?? kit.scriptId,
  }
  const fields = {
    ...result,
    phone: numbers.includes(result.phone) ? result.phone : '',
    callBackAt: result.outcome === 'call-back' ? result.callBackAt : ('' as const),
    language: result.outcome === 'language' ? result.language : '',
    covers: closes ? result.covers.filter((id) => house.includes(id)) : [],
  }
  const id = conversationId(contact.id, caller.id, key)
  return ok(create('conversation', { id, circle: kit.circle, ...called, ...fields }, actor))
}

/** The same call with another word for what it came to: a record of its own that names the one it stands for. */
export function correctCall(
  wrong: Conversation,
  facts: CallFacts,
  key: string,
  result: CallResult,
  actor: Actor,
): Result<Conversation, Problem> {
  const logged = logCall(facts, key, result, actor)
  if (!logged.ok) return logged
  const { startedAt, source, scriptId, round } = wrong
  return ok({
    ...logged.value,
    ...{ startedAt, source, scriptId, round, corrects: wrong.id, at: laterOf(actor.now, wrong.at) },
  })
}
