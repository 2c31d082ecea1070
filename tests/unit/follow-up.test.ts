import { expect, test } from 'vitest'
import { dueTasks, type Followed, saveTask, taskId } from '#shared/domain/follow-up'
import type { RsvpStatus } from '#shared/model/rsvp'
import type { Task } from '#shared/model/task'
import { anEvent, later, NOW } from '#tests/factories/documents'

const HOUR = 3_600_000
/** An approved event of two hours that begins so many hours from now. */
const inHours = (hours: number, statuses: RsvpStatus[] = [], tasks: Task[] = []): Followed => ({
  event: anEvent({
    id: `event:in${hours}`.replace('-', 'm'),
    state: 'approved',
    startsAt: new Date(Date.parse(NOW) + hours * HOUR).toISOString(),
  }),
  statuses,
  hostsAgain: false,
  tasks: new Map(tasks.map((task) => [task.id, task])),
})
const due = (...followed: Followed[]) => dueTasks(followed, NOW).map(({ what, urgency }) => [what, urgency])

test('a host is called from ten days ahead, and it is high time a week ahead', () => {
  expect(due(inHours(11 * 24))).toEqual([])
  expect(due(inHours(9 * 24))).toEqual([['call-host', 'soon']])
  expect(due(inHours(7 * 24))).toEqual([['call-host', 'today']])
  expect(due(inHours(3 * 24))).toEqual([['call-host', 'late']])
})

test('guests are confirmed the day before, as long as one has not answered', () => {
  const tomorrow = (statuses: RsvpStatus[]) => due(inHours(20, statuses)).map(([what]) => what)
  expect(tomorrow(['signed-up', 'confirmed'])).toContain('confirm-guests')
  expect(tomorrow(['confirmed', 'declined'])).not.toContain('confirm-guests')
  expect(tomorrow([])).not.toContain('confirm-guests')
})

test('afterwards: who came, thanks to those who did, and the host is asked to do it again', () => {
  expect(due(inHours(-5, ['signed-up', 'attended']))).toEqual([
    ['who-came', 'today'],
    ['thank', 'today'],
    ['ask-again', 'soon'],
  ])
  expect(due({ ...inHours(-5, ['no-show']), hostsAgain: true })).toEqual([])
  expect(due(inHours(-30 * 24, ['signed-up']))).toEqual([])
})

test('what is done is gone; trouble stands on top, then what should have been done the longest ago', () => {
  const call = (hours: number, state: Task['state']) =>
    saveTask(
      null,
      {
        eventId: inHours(hours).event.id,
        what: 'call-host',
        fields: { state, checked: ['venue'], tries: 0, note: '' },
      },
      later(0, 'Sam'),
    )
  const rows = dueTasks(
    [
      inHours(5 * 24),
      inHours(2 * 24),
      inHours(6 * 24, [], [call(6 * 24, 'trouble')]),
      inHours(4 * 24, [], [call(4 * 24, 'done')]),
    ],
    NOW,
  )
  expect(rows.map(({ id, urgency }) => [id, urgency])).toEqual([
    ['task:call-host:in144', 'trouble'],
    ['task:call-host:in48', 'late'],
    ['task:call-host:in120', 'late'],
  ])
})

test('a task is one record on however many laptops, and saving the same again changes nothing', () => {
  const command = {
    eventId: 'event:a',
    what: 'thank' as const,
    fields: { state: 'done' as const, checked: [], tries: 0, note: 'all' },
  }
  const task = saveTask(null, command, later(0, 'Sam'))
  expect(task).toMatchObject({ id: taskId('thank', 'event:a'), by: 'Sam', state: 'done' })
  expect(saveTask(task, command, later(5, 'Kim'))).toEqual(task)
  const open = saveTask(task, { ...command, fields: { ...command.fields, state: 'open' } }, later(6, 'Kim'))
  expect(open).toMatchObject({ state: 'open', by: 'Kim', note: 'all' })
})
