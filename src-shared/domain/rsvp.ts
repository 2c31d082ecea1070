import type { Rsvp } from '#shared/model/rsvp'
import { type Actor, change, create, restore, rsvpId } from './record'

/**
 * Signs somebody up. Doing it again changes nothing; somebody who had been taken off, or had declined, is on
 * again: the newest word counts.
 */
export function signUp(
  known: Rsvp | null,
  facts: { eventId: string; personId: string; source: Rsvp['source']; note: string; batch: string },
  actor: Actor,
): { rsvp: Rsvp; already: boolean } {
  if (!known) {
    const id = rsvpId(facts.eventId, facts.personId)
    return { rsvp: create('rsvp', { ...facts, id, status: 'signed-up' }, actor), already: false }
  }
  const back = known.deletedAt ? restore(known, actor) : known
  if (back.status === 'declined')
    return {
      rsvp: change(back, { status: 'signed-up', note: facts.note || back.note }, actor),
      already: false,
    }
  const news = facts.note && facts.note !== back.note ? change(back, { note: facts.note }, actor) : back
  return { rsvp: news, already: back === known }
}
