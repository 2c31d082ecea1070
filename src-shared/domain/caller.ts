import type { Caller, Kit } from '#shared/model/kit'
import { fold } from './person'
import { type Actor, change, create } from './record'

/** A contact stays in hand for this long without a sign of life: longer than most calls, shorter than an evening. */
export const LEASE_MINUTES = 15

export type CallerFields = Pick<Caller, 'name' | 'languages' | 'station' | 'guestId'>

/** Whoever sits down under a name that has called before goes on as the same caller. */
export function joinCaller(
  kit: Kit,
  known: readonly Caller[],
  fields: CallerFields & { key: string; desk: string },
  actor: Actor,
): Caller {
  const { key, ...rest } = fields
  const same = known.find(({ name }) => fold(name) === fold(fields.name))
  const isTrained = kit.training.length === 0
  if (!same) {
    const state = isTrained ? 'calling' : 'training'
    const made = { id: `caller:${key}`, circle: kit.circle, kitId: kit.id, ...rest, state } as const
    return create('caller', { ...made, trained: [], lease: null, skipped: [] }, actor)
  }
  const state = same.trained.length >= kit.training.length ? 'calling' : 'training'
  return change(same, { ...rest, guestId: fields.guestId || same.guestId, state }, actor)
}

export const holds = (caller: Caller, now: string): boolean =>
  caller.lease !== null && caller.lease.until > now

/** Takes a contact in hand, with the version of the script that stands now. */
export const takeContact = (
  caller: Caller,
  contactId: string,
  by: NonNullable<Caller['lease']>['by'],
  scriptId: string,
  actor: Actor,
): Caller =>
  change(
    caller,
    { state: 'calling', lease: { contactId, takenAt: actor.now, until: leaseEnd(actor.now), scriptId, by } },
    actor,
  )

/** A sign of life: the call goes on. */
export const holdOn = (caller: Caller, actor: Actor): Caller =>
  caller.lease ? change(caller, { lease: { ...caller.lease, until: leaseEnd(actor.now) } }, actor) : caller

export const giveBack = (caller: Caller, actor: Actor): Caller =>
  caller.lease ? change(caller, { lease: null }, actor) : caller

/** Passes a contact over. The oldest are forgotten first: nobody passes over two hundred. */
export const skipContact = (caller: Caller, contactId: string, reason: string, actor: Actor): Caller =>
  change(
    caller,
    {
      lease: null,
      skipped: [
        ...caller.skipped.filter((one) => one.contactId !== contactId),
        { contactId, reason, at: actor.now },
      ].slice(-200),
    },
    actor,
  )

const leaseEnd = (now: string): string => new Date(Date.parse(now) + LEASE_MINUTES * 60_000).toISOString()
