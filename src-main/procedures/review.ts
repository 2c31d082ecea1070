import { implement } from '@orpc/server'
import { actorOf, type CoreContext, nowOf } from '#main/core/context'
import { liveModel } from '#main/core/live-model'
import type { Unit } from '#main/core/records'
import { policyOf, reasonsOf, reviewOf, viewsOf } from '#main/core/reviews'
import { reviewContract } from '#shared/contract/review'
import { change, claimId, create, eventSideId, keyOf, remove, restore } from '#shared/domain/record'
import {
  claimEvent,
  type DecisionCommand,
  decide,
  newReview,
  releaseClaim,
  setTrust,
  settleRivals,
  trustId,
  trustReview,
  undoDecision,
} from '#shared/domain/review'
import type { EventRecord } from '#shared/model/event'
import { POLICY_ID } from '#shared/model/review'
import { reviewsOf } from '../core/events'
import { found, requireRight, unwrap } from './base'

export function reviewProcedures(context: CoreContext) {
  const os = implement(reviewContract)
  const { records } = context
  const by = () => context.profile()?.name ?? ''

  /** What is known of the trust in an event's host; without the team's part of the event, what the event says. */
  async function isHostTrusted(unit: Unit, event: EventRecord): Promise<boolean> {
    const side = await unit.one('eventside', eventSideId(event.id))
    const trust = side && (await unit.one('trust', trustId(side.hostId)))
    return trust?.trusted ?? (side ? false : event.trusted === true)
  }

  /** Decides, and lets the event go: whoever waits for it need not wait for the claim to run out. */
  async function decideOne(unit: Unit, known: EventRecord, command: DecisionCommand) {
    const actor = actorOf(context)
    const result = decide(known, command, actor, await isHostTrusted(unit, known))
    if (!result.ok) return result
    const { event, review } = result.value
    if (!(await unit.one('review', review.id))) unit.put(review)
    const claim = await unit.one('claim', claimId(event.id))
    if (claim) unit.put(releaseClaim(claim, actor))
    unit.put(event)
    return result
  }

  return {
    queue: os.queue.handler(async function* ({ input, signal }) {
      const desk = await context.reviewDesk()
      const { filter, from, count } = input
      yield* liveModel(desk.changes, signal, () => desk.queue(filter, from, count, by(), nowOf(context)))
    }),

    place: os.place.handler(async function* ({ input, signal }) {
      const desk = await context.reviewDesk()
      yield* liveModel(desk.changes, signal, () => desk.place(input.filter, input.id, by(), nowOf(context)))
    }),

    one: os.one.handler(async function* ({ input, signal }) {
      const desk = await context.reviewDesk()
      yield* liveModel(desk.changes, signal, () => reviewOf(records, desk, input.eventId, nowOf(context)))
    }),

    decide: os.decide.handler(({ input }) => {
      requireRight(context, 'review')
      return records.command(async (unit) => {
        const known = found(await unit.one('event', input.eventId))
        return unwrap(await decideOne(unit, known, input)).event
      })
    }),

    decideMany: os.decideMany.handler(({ input }) => {
      requireRight(context, 'review')
      return records.command(async (unit) => {
        const decided: string[] = []
        const left: string[] = []
        const events = await unit.many(
          'event',
          input.events.map(({ eventId }) => eventId),
        )
        const basedOn = new Map(input.events.map((one) => [one.eventId, one.basedOn]))
        for (const event of events) {
          const key = `${input.key}-${keyOf(event.id)}`
          const command = { ...input, key, basedOn: basedOn.get(event.id) ?? '' }
          const result = await decideOne(unit, event, command)
          if (result.ok) decided.push(event.id)
          else if (result.error.tag === 'message-needed') unwrap(result)
          else left.push(event.id)
        }
        return { decided, left }
      })
    }),

    undo: os.undo.handler(({ input }) => {
      requireRight(context, 'review')
      return records.command(async (unit) => {
        const known = found(await unit.one('event', input.eventId))
        if (await unit.one('review', `review:${input.key}`)) return known
        const { event, review } = unwrap(undoDecision(known, input.key, actorOf(context)))
        unit.put(review)
        unit.put(event)
        return event
      })
    }),

    undoMany: os.undoMany.handler(({ input }) => {
      requireRight(context, 'review')
      return records.command(async (unit) => {
        let undone = 0
        for (const known of await unit.many('event', input.eventIds)) {
          const result = undoDecision(known, `${input.key}-${keyOf(known.id)}`, actorOf(context))
          // Somebody has gone on from there meanwhile: theirs stands.
          if (!result.ok) continue
          unit.put(result.value.review)
          unit.put(result.value.event)
          undone++
        }
        return { undone }
      })
    }),

    settle: os.settle.handler(({ input }) => {
      requireRight(context, 'review')
      return records.command(async (unit) => {
        const known = found(await unit.one('event', input.eventId))
        if (await unit.one('review', `review:${input.key}`)) return known
        const reviews = await reviewsOf(records, input.eventId)
        const { event, review } = unwrap(settleRivals(known, reviews, input, actorOf(context)))
        unit.put(review)
        unit.put(event)
        return event
      })
    }),

    comment: os.comment.handler(({ input }) => {
      requireRight(context, 'review')
      return records.command(async (unit) => {
        const event = found(await unit.one('event', input.eventId))
        const { key, comment } = input
        const review =
          (await unit.one('review', `review:${key}`)) ??
          newReview(event, { key, action: 'comment', comment }, actorOf(context))
        unit.put(review)
        return review
      })
    }),

    claim: os.claim.handler(({ input }) => {
      requireRight(context, 'review')
      return records.command(async (unit) => {
        const known = await unit.one('claim', claimId(input.eventId))
        const claim = claimEvent(input.eventId, known, actorOf(context))
        unit.put(claim)
        return claim
      })
    }),

    release: os.release.handler(({ input }) => {
      requireRight(context, 'review')
      return records.command(async (unit) => {
        const known = await unit.one('claim', claimId(input.eventId))
        if (known) unit.put(releaseClaim(known, actorOf(context)))
      })
    }),

    trust: os.trust.handler(async ({ input }) => {
      requireRight(context, 'review')
      const { hostId } = found(await records.one('eventside', eventSideId(input.eventId)))
      const board = await (await context.reviewDesk()).settled()
      return records.command(async (unit) => {
        const actor = actorOf(context)
        const event = found(await unit.one('event', input.eventId))
        const known = await unit.one('trust', trustId(hostId))
        if (await unit.one('review', `review:${input.key}`)) return found(known)
        const trust = setTrust(hostId, known, input.trusted, actor)
        unit.put(trust)
        unit.put(trustReview(event, input.key, input.trusted, actor))
        for (const own of await unit.many('event', board.eventsOfHost(hostId)))
          if ((own.trusted === true) !== input.trusted)
            unit.put(change(own, { trusted: input.trusted }, actor))
        return trust
      })
    }),

    reasons: {
      list: os.reasons.list.handler(({ signal }) =>
        liveModel(
          records.changes(['reviews'], ({ kind }) => kind === 'reason'),
          signal,
          () => reasonsOf(records),
        ),
      ),

      save: os.reasons.save.handler(({ input }) => {
        requireRight(context, 'review')
        return records.command(async (unit) => {
          const actor = actorOf(context)
          const known = await unit.one('reason', input.id)
          const reason = known
            ? change(restore(known, actor), input.fields, actor)
            : create('reason', { id: input.id, ...input.fields }, actor)
          unit.put(reason)
          return reason
        })
      }),

      remove: os.reasons.remove.handler(({ input }) => {
        requireRight(context, 'review')
        return records.command(async (unit) => {
          const actor = actorOf(context)
          const known = await unit.one('reason', input.id)
          unit.put(remove(known ?? create('reason', { id: input.id, ...input.fields }, actor), actor))
        })
      }),
    },

    policy: {
      live: os.policy.live.handler(({ signal }) =>
        liveModel(
          records.changes(['reviews'], ({ kind }) => kind === 'policy'),
          signal,
          () => policyOf(records),
        ),
      ),

      save: os.policy.save.handler(({ input }) => {
        requireRight(context, 'review')
        return records.command(async (unit) => {
          const actor = actorOf(context)
          const known = await unit.one('policy', POLICY_ID)
          unit.put(known ? change(known, input, actor) : create('policy', { id: POLICY_ID, ...input }, actor))
        })
      }),
    },

    views: {
      list: os.views.list.handler(({ signal }) =>
        liveModel(
          records.changes(['device'], ({ kind }) => kind === 'view'),
          signal,
          () => viewsOf(records),
        ),
      ),

      save: os.views.save.handler(({ input }) =>
        records.command(async (unit) => {
          const { key, name, filter } = input
          const view = create('view', { id: `view:${key}`, name, filter }, actorOf(context))
          unit.put(view)
          return view
        }),
      ),

      remove: os.views.remove.handler(({ input }) =>
        records.command(async (unit) => {
          unit.put(remove(found(await unit.one('view', input.id)), actorOf(context)))
        }),
      ),

      restore: os.views.restore.handler(({ input }) =>
        records.command(async (unit) => {
          unit.put(restore(found(await unit.one('view', input.id)), actorOf(context)))
        }),
      ),
    },

    figures: os.figures.handler(async function* ({ input, signal }) {
      const desk = await context.reviewDesk()
      const from = () => new Date(context.clock.now().getTime() - input.days * 86_400_000).toISOString()
      yield* liveModel(desk.changes, signal, () => desk.figures(from()))
    }),
  }
}
