import type { DueTask } from '#shared/contract/follow-up'
import { dueTasks, FOLLOWED_DAYS, taskId } from '#shared/domain/follow-up'
import { isLive } from '#shared/domain/record'
import type { EventRecord } from '#shared/model/event'
import type { RsvpStatus } from '#shared/model/rsvp'
import { type TaskWhat, taskWhat } from '#shared/model/task'
import { sidesOf } from './events'
import type { Records } from './records'

const DAY = 86_400_000

/** What the events around now need, most urgent first. */
export async function followUps(records: Records, now: string): Promise<DueTask[]> {
  const at = (days: number) => new Date(Date.parse(now) + days * DAY).toISOString()
  const events = await approvedSince(records, at(-FOLLOWED_DAYS.before))
  const sides = await sidesOf(records, events)
  const hostOf = ({ id }: EventRecord) => sides.get(id)?.hostId ?? ''
  const hostsToCome = new Set(events.filter(({ startsAt }) => startsAt > now).map(hostOf))
  const near = events.filter(({ startsAt }) => startsAt <= at(FOLLOWED_DAYS.after))
  const [statuses, tasks] = await Promise.all([statusesOf(records, near), tasksOf(records, near)])
  return dueTasks(
    near.map((event) => ({
      event,
      statuses: statuses.get(event.id) ?? [],
      hostsAgain: hostsToCome.has(hostOf(event)),
      tasks,
    })),
    now,
  )
}

async function approvedSince(records: Records, from: string): Promise<EventRecord[]> {
  const found = await records.find('events', {
    selector: { kind: 'event', deletedAt: '', startsAt: { $gte: from } },
    sort: [{ kind: 'asc' }, { deletedAt: 'asc' }, { startsAt: 'asc' }],
  })
  return found.filter((one): one is EventRecord => one.kind === 'event' && one.state === 'approved')
}

async function statusesOf(
  records: Records,
  events: readonly EventRecord[],
): Promise<Map<string, RsvpStatus[]>> {
  const statuses = new Map<string, RsvpStatus[]>(events.map(({ id }) => [id, []]))
  const found = await records.find('rsvps', {
    selector: { eventId: { $in: [...statuses.keys()] } },
    sort: [{ eventId: 'asc' }, { createdAt: 'asc' }],
  })
  for (const rsvp of found) if (isLive(rsvp)) statuses.get(rsvp.eventId)?.push(rsvp.status)
  return statuses
}

async function tasksOf(records: Records, events: readonly EventRecord[]) {
  const ids = events.flatMap(({ id }) => taskWhat.options.map((what: TaskWhat) => taskId(what, id)))
  const tasks = await records.many('task', ids)
  return new Map(tasks.map((task) => [task.id, task]))
}
