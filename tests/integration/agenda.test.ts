import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AgendaFields } from '#shared/contract/agenda'
import { makeFlexible, makeSegment } from '#tests/factories/agenda'
import { first, type LocalCore, startLocalCore } from '#tests/support/local-core'

let core: LocalCore
beforeAll(async () => {
  core = await startLocalCore('2026-03-02T17:00:00.000Z')
})
afterAll(() => core.close())

const fields: AgendaFields = {
  language: 'es',
  title: 'Una hora de llamadas',
  summary: '',
  segments: [makeSegment('a', 10), makeFlexible('b', 50, 20)],
}
const own = async () =>
  (await first(core.client.agenda.list())).filter((choice) => choice.own).map(({ title }) => title)
const save = () => core.client.agenda.save({ key: 'agenda-key-0001', fields })

it('offers one’s own agendas before those of the app, in both languages', async () => {
  await save()
  await save()
  const choices = await first(core.client.agenda.list())
  expect(choices[0]).toMatchObject({ title: fields.title, own: true })
  expect(choices.filter((choice) => !choice.own).map(({ language }) => language)).toContain('en')
  expect(await own()).toEqual([fields.title])
  expect(await first(core.client.meeting.list())).toEqual([])
})

it('is renamed, leaves as a file, goes with a way back, and comes in again', async () => {
  const { id } = await save()
  await core.client.agenda.update({ id, fields: { title: 'Otra hora' } })
  const file = await core.client.agenda.exportFile({ id })
  expect(file.name).toBe('Otra hora.agenda.json')
  await core.client.agenda.remove({ id })
  expect(await own()).toEqual([])
  await core.client.agenda.restore({ id })
  await core.client.agenda.importFile({ key: 'agenda-key-0002', file })
  expect(await own()).toEqual(['Otra hora', 'Otra hora'])
})

it('takes in nothing that is not an agenda, and nothing half', async () => {
  const before = await own()
  const take = (text: string) =>
    core.client.agenda.importFile({ key: 'agenda-key-0003', file: new Blob([text]) })
  await expect(take('{"barnstorm":"agenda"}')).rejects.toMatchObject({ data: { tag: 'no-agenda-file' } })
  await expect(take('no file at all')).rejects.toMatchObject({ data: { tag: 'no-agenda-file' } })
  await expect(
    core.client.agenda.save({ key: 'agenda-key-0004', fields: { ...fields, title: ' ' } }),
  ).rejects.toThrow()
  expect(await own()).toEqual(before)
})
