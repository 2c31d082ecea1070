import type { Conversation } from '#shared/model/conversation'
import { keyOf } from './record'

/** By contact, caller and key: logging the same call twice, or bringing the same results in twice, is one. */
export const conversationId = (contactId: string, callerId: string, key: string): string =>
  `conversation:${keyOf(contactId)}.${keyOf(callerId)}.${key}`

export const inOrderOfTime = (one: Conversation, other: Conversation): number =>
  one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1

/**
 * The conversations that count, oldest first: of a call that was corrected the last word alone. Where two laptops
 * correct the same call, the later correction counts. Those whose words are purged still count.
 */
export function standing(conversations: readonly Conversation[]): Conversation[] {
  if (conversations.every(({ corrects }) => corrects === '')) return [...conversations].sort(inOrderOfTime)
  const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]))
  const lastByRoot = new Map<string, Conversation>()
  for (const conversation of [...conversations].sort(inOrderOfTime))
    lastByRoot.set(rootOf(conversation, byId), conversation)
  return [...lastByRoot.values()].sort(inOrderOfTime)
}

/** The call that a chain of corrections began with; a chain that runs in a circle ends where it closes. */
function rootOf(conversation: Conversation, byId: ReadonlyMap<string, Conversation>): string {
  const seen = new Set<string>()
  let current = conversation
  while (current.corrects !== '' && !seen.has(current.id)) {
    seen.add(current.id)
    const before = byId.get(current.corrects)
    if (!before) return current.corrects
    current = before
  }
  return current.id
}
