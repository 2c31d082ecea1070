import type { DueTask, TaskFields } from '#shared/contract/follow-up'
import type { EventRecord } from '#shared/model/event'
import type { RsvpStatus } from '#shared/model/rsvp'
import type { Task, TaskWhat } from '#shared/model/task'
import { endsAt } from './event'
import { type Actor, change, create, keyOf } from './record'

export const taskId = (what: TaskWhat, eventId: string): string => `task:${what}:${keyOf(eventId)}`

/** An approved event with what its follow-up depends on. */
export type Followed = {
  event: EventRecord
  statuses: readonly RsvpStatus[]
  /** The host has another event to come. */
  hostsAgain: boolean
  tasks: ReadonlyMap<string, Task>
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

type Window = { from: number; due: number; until: number; people: number; isNeeded: boolean }

/**
 * When each thing is shown, when it is due, and when nobody needs it any more. A host is called a week before, so that
 * there is time to mend what is wrong; guests are asked the day before; whoever came is thanked the day after.
 */
function windowOf(what: TaskWhat, { event, statuses, hostsAgain }: Followed): Window {
  const [start, end] = [Date.parse(event.startsAt), Date.parse(endsAt(event))]
  const count = (...wanted: RsvpStatus[]) => statuses.filter((status) => wanted.includes(status)).length
  const window = (from: number, due: number, until: number, people: number, isNeeded = true): Window => ({
    ...{ from, due, until, people, isNeeded },
  })
  switch (what) {
    case 'call-host':
      return window(start - 10 * DAY, start - 7 * DAY, start, 0)
    case 'confirm-guests': {
      const unsure = count('signed-up')
      return window(start - 2 * DAY, start - DAY, start, unsure, unsure > 0)
    }
    case 'who-came': {
      const open = count('signed-up', 'confirmed')
      return window(end, end, end + 10 * DAY, open, open > 0)
    }
    case 'thank': {
      const came = count('attended')
      return window(end, end + DAY, end + 10 * DAY, came, came > 0)
    }
    case 'ask-again':
      return window(end, end + 2 * DAY, end + 21 * DAY, 0, !hostsAgain)
  }
}

const order: readonly TaskWhat[] = ['call-host', 'confirm-guests', 'who-came', 'thank', 'ask-again']

/** How long before and after now events can need something. */
export const FOLLOWED_DAYS = { before: 22, after: 10 } as const

/** All that is due or soon will be, most urgent first: trouble, then what should be done the soonest. */
export function dueTasks(followed: readonly Followed[], now: string): DueTask[] {
  return followed
    .flatMap((one) => order.flatMap((what) => dueTask(what, one, now) ?? []))
    .sort(
      (one, other) =>
        Number(other.urgency === 'trouble') - Number(one.urgency === 'trouble') ||
        compare(one.dueAt, other.dueAt) ||
        compare(one.id, other.id),
    )
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

function dueTask(what: TaskWhat, followed: Followed, now: string): DueTask | null {
  const { event } = followed
  const { from, due, until, people, isNeeded } = windowOf(what, followed)
  const at = Date.parse(now)
  const id = taskId(what, event.id)
  const task = followed.tasks.get(id) ?? null
  if (!isNeeded || at < from || at >= until || task?.state === 'done') return null
  return {
    id,
    what,
    eventId: event.id,
    title: event.title,
    hostName: event.hostName,
    startsAt: event.startsAt,
    zone: event.zone,
    dueAt: new Date(due).toISOString(),
    urgency: task?.state === 'trouble' ? 'trouble' : urgencyOf(due - at),
    people,
    task,
  }
}

const urgencyOf = (ahead: number): DueTask['urgency'] =>
  ahead < -DAY ? 'late' : ahead <= DAY ? 'today' : 'soon'

export function saveTask(
  known: Task | null,
  { eventId, what, fields }: { eventId: string; what: TaskWhat; fields: TaskFields },
  actor: Actor,
): Task {
  const done = { ...fields, by: actor.name, at: actor.now }
  if (!known) return create('task', { id: taskId(what, eventId), eventId, what, ...done }, actor)
  const isSame = (Object.keys(fields) as (keyof TaskFields)[]).every(
    (field) => JSON.stringify(known[field]) === JSON.stringify(fields[field]),
  )
  return isSame ? known : change(known, done, actor)
}
