import { describe, expect, it } from 'vitest'
import { loadTemplates } from '#main/core/templates'
import { readAgendaFile, writeAgendaFile } from '#shared/domain/agenda-file'
import { makeFlexible, makeSegment } from '#tests/factories/agenda'

const agenda = {
  language: 'en' as const,
  title: 'Tuesday calls',
  summary: 'An hour, ten callers',
  segments: [makeSegment('a', 10), makeFlexible('b', 30, 10)],
}
const fileOf = (change: (file: Record<string, unknown>) => void): string => {
  const file = JSON.parse(writeAgendaFile(agenda)) as Record<string, unknown>
  change(file)
  return JSON.stringify(file)
}

describe('an agenda as a file', () => {
  it('comes back as it was, those of the app too', async () => {
    expect(readAgendaFile(writeAgendaFile(agenda))).toEqual({ ok: true, value: agenda })
    for (const template of await loadTemplates()) {
      const back = readAgendaFile(writeAgendaFile(template))
      expect(back.ok && back.value.segments.map(({ id, title, minutes }) => [id, title, minutes])).toEqual(
        template.segments.map(({ id, title, minutes }) => [id, title, minutes]),
      )
    }
  })

  it('is told from other files, and from agendas with a part that cannot be', () => {
    const tagOf = (text: string) => {
      const read = readAgendaFile(text)
      return read.ok ? 'ok' : read.error.tag
    }
    expect(tagOf('')).toBe('no-agenda-file')
    expect(tagOf('PK\u0003\u0004')).toBe('no-agenda-file')
    expect(tagOf('{"barnstorm":"kit"}')).toBe('no-agenda-file')
    expect(tagOf(fileOf((file) => Object.assign(file, { version: 2 })))).toBe('no-agenda-file')
    expect(tagOf(fileOf((file) => Object.assign(file.agenda as object, { segments: [] })))).toBe(
      'no-agenda-file',
    )
    expect(tagOf('x'.repeat(2_000_001))).toBe('file-too-large')
    expect(tagOf(`\ufeff${writeAgendaFile(agenda)}`)).toBe('ok')
  })

  it('has no two parts of one id, and none that shrinks above its length', () => {
    const read = readAgendaFile(
      writeAgendaFile({ ...agenda, segments: [makeFlexible('a', 5, 20), makeSegment('a', 10)] }),
    )
    expect(read.ok && read.value.segments.map(({ id, minMinutes }) => [id, minMinutes])).toEqual([
      ['part-1', 5],
      ['part-2', 10],
    ])
  })
})
