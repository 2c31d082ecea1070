import type { Problem } from '#shared/contract/base'
import { type Agenda, agendaFile } from '#shared/model/meeting'
import { checkSegments } from './agenda'
import { err, ok, type Result } from './result'

type AgendaFields = Pick<Agenda, 'language' | 'title' | 'summary' | 'segments'>

/** More than forty parts of any length; a file beyond this was never an agenda. */
export const MAX_AGENDA_CHARACTERS = 2_000_000

/** An agenda as text, for people to look into as well. */
export const writeAgendaFile = ({ language, title, summary, segments }: AgendaFields): string =>
  `${JSON.stringify({ barnstorm: 'agenda', version: 1, agenda: { language, title, summary, segments } }, null, 2)}\n`

/** Reads it back. Parts with one id (a file put together by hand) get ids of their own; nothing else is changed. */
export function readAgendaFile(text: string): Result<AgendaFields, Problem> {
  if (text.length > MAX_AGENDA_CHARACTERS) return err({ tag: 'file-too-large' })
  const checked = agendaFile.safeParse(jsonOf(text))
  if (!checked.success)
    return err({ tag: 'no-agenda-file', detail: checked.error.issues[0]?.path.join('.') ?? '' })
  const { agenda } = checked.data
  return ok({ ...agenda, segments: checkSegments(withOwnIds(agenda.segments)) })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    // Not JSON at all: the check says so.
    return null
  }
}

function withOwnIds(segments: Agenda['segments']): Agenda['segments'] {
  const ids = new Set(segments.map(({ id }) => id))
  return ids.size === segments.length
    ? segments
    : segments.map((segment, index) => ({ ...segment, id: `part-${index + 1}` }))
}
