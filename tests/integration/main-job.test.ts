import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HostSignUp } from '#shared/contract/event'
import { EVERYTHING } from '#shared/domain/review-queue'
import type { Role } from '#shared/model/base'
import { aMeeting } from '#tests/factories/documents'
import { startCentral, type TestCentral, until } from '#tests/support/central'
import { type CoreChild, startCoreChild } from '#tests/support/core-child'

/** The main job below the screens: two laptops, each its own process and data folder, and one central server. */
let root: string
let hub: TestCentral<string> | null = null
const cores: CoreChild[] = []

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'barnstorm-job-'))
})
afterEach(async () => {
  for (const core of cores.splice(0)) await core.stop()
  await hub?.close()
  hub = null
  await rm(root, { recursive: true, force: true })
})

test('an evening offline, a review elsewhere, and the organizer sees both decisions', async () => {
  const rosa = await laptop('rosa', 'organizer')
  const { id: meetingId } = await rosa.meeting.create({ key: 'meeting-key-01', fields: aMeeting() })
  const { events } = await rosa.event.signUpHost(signUp(meetingId))
  const [first, second] = events
  if (!first || !second) throw new Error('two slots were ticked')
  await rosa.event.update({ id: first.id, fields: { title: 'Calls for the library' } })
  const guest = { firstName: 'Tunde', lastName: 'Bello', phone: '212 555 0145', email: '', zip: '10002' }
  const typed = { key: 'guest-key-0001', eventId: first.id, personId: null, person: guest, note: '' }
  await rosa.rsvp.add({ ...typed, source: 'typed' })
  expect((await rosa.rsvp.add({ ...typed, key: 'guest-key-0002', source: 'form' })).already).toBe(true)
  const file = new File(['Name,Phone\nAna Ruiz,212-555-0161\nNo Number,12\n'], 'list.csv')
  const imported = await rosa.rsvp.importRows({
    eventId: first.id,
    file,
    columns: null,
    batch: 'import-batch-01',
  })
  expect(imported).toMatchObject({ added: 1, flawed: 1 })
  const { submitted } = await rosa.event.submit({ ids: events.map(({ id }) => id), key: 'submit-key-01' })
  expect(submitted).toHaveLength(2)

  const invitations = await central(['rosa', ['organizer']], ['mo', ['moderator']])
  await rosa.sync.connect({ invitation: invitations.rosa })
  const mo = await laptop('mo', 'moderator')
  await mo.sync.connect({ invitation: invitations.mo })
  await until(mo.review.queue({ filter: EVERYTHING, from: 0, count: 50 }), ({ total }) => total === 2)
  await mo.review.decide(decision('decision-key-1', first.id, 'approve', ''))
  await mo.review.decide(decision('decision-key-2', second.id, 'request-changes', 'Which floor is it?'))

  await until(rosa.event.one({ id: first.id }), (model) => model?.event.state === 'approved')
  const asked = await until(
    rosa.event.one({ id: second.id }),
    (model) => model?.event.state === 'changes-requested',
  )
  expect(asked?.event.decision).toMatchObject({ message: 'Which floor is it?', by: 'mo' })
  const seen = await until(mo.event.one({ id: first.id }), (model) => model?.rsvps.length === 2)
  expect(seen?.rsvps.map(({ person }) => person.firstName).sort()).toEqual(['Ana', 'Tunde'])
  await until(rosa.sync.status(), ({ waiting, state }) => waiting === 0 && state === 'live')
})

test('who is in the program circle only never receives a person, a sign-up or a home address', async () => {
  const rosa = await laptop('rosa', 'organizer')
  const { id: meetingId } = await rosa.meeting.create({ key: 'meeting-key-01', fields: aMeeting() })
  const { events } = await rosa.event.signUpHost(signUp(meetingId))
  const invitations = await central(['rosa', ['organizer']], ['hana', ['host']])
  await rosa.sync.connect({ invitation: invitations.rosa })
  await until(rosa.sync.status(), ({ waiting, state }) => waiting === 0 && state === 'live')
  const hana = await laptop('hana', 'host')
  await hana.sync.connect({ invitation: invitations.hana })
  const [first] = events
  const model = await until(hana.event.one({ id: first?.id ?? '' }), (one) => one !== null)
  await until(hana.sync.status(), ({ state }) => state === 'live')
  expect(model).toMatchObject({ side: null, host: null, rsvps: [], reviews: [] })
  const people = await until(hana.person.list({ text: '', limit: 10 }), () => true)
  expect(people.total).toBe(0)
})

async function laptop(name: string, role: Role) {
  const core = await startCoreChild(join(root, name))
  cores.push(core)
  await core.client.profile.save({ name, roles: [role], language: 'en', mainRole: role })
  return core.client
}

async function central<N extends string>(...people: [N, Role[]][]): Promise<Record<N, string>> {
  const started = await startCentral(join(root, 'central'), ...people)
  hub = started
  return started.invitations
}

const decision = (key: string, eventId: string, action: 'approve' | 'request-changes', message: string) => ({
  key,
  eventId,
  action,
  message,
  reason: '',
  basedOn: '',
})

const signUp = (meetingId: string): HostSignUp => ({
  key: 'host-key-00001',
  meetingId,
  host: { firstName: 'Mary', lastName: 'Okafor', phone: '(212) 555-0123', email: '', zip: '10001' },
  hostId: null,
  type: 'phone-bank',
  place: 'Living room, 2nd floor',
  atHome: true,
  street: '12 Oak Street',
  capacity: 10,
  slots: [
    { startsAt: '2027-03-10T23:00:00.000Z', minutes: 120 },
    { startsAt: '2027-03-12T23:00:00.000Z', minutes: 120 },
  ],
  zone: 'America/New_York',
})
