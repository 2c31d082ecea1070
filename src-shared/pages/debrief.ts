import type { DebriefModel } from '#shared/contract/debrief'
import type { Language } from '#shared/model/base'
import { pageFormats } from './format'
import type { Figure, Page, PageBlock, TableRow } from './page'
import { fill, type PageWords, pageWords } from './words'

type Formats = ReturnType<typeof pageFormats>
type Maker = { model: DebriefModel; words: PageWords['debrief']; formats: Formats }

/** The debrief as one page: what was promised and what came of it, for those who run the next one. */
export function debriefPage(model: DebriefModel, language: Language, printedAt: string): Page {
  const words = pageWords(language)
  const formats = pageFormats(language, model.meeting.zone)
  const maker: Maker = { model, words: words.debrief, formats }
  const { title, venue, startsAt } = model.meeting
  return {
    language,
    title: fill(words.debrief.title, { meeting: title }),
    subtitle: [formats.date(startsAt), venue].filter(Boolean).join(' · '),
    footer: fill(words.printed, { time: `${formats.shortDay(printedAt)}, ${formats.time(printedAt)}` }),
    fit: 'one-page',
    blocks: [
      { type: 'paragraphs', lines: [timesLine(maker)] },
      { type: 'figures', items: figures(maker) },
      { type: 'heading', level: 1, text: words.debrief.agenda },
      agendaTable(maker),
      { type: 'heading', level: 1, text: `${words.debrief.stories} · ${words.debrief.forms}` },
      countsTable(maker),
      { type: 'heading', level: 1, text: words.debrief.notes },
      { type: 'paragraphs', lines: noteLines(maker) },
    ],
  }
}

/** Began and ended, against the promise. */
function timesLine({ model, words, formats }: Maker): string {
  const { startedAt, endedAt, lateSeconds, meeting } = model
  if (!startedAt) return words.notStarted
  const began = fill(words.began, {
    time: formats.time(startedAt),
    promised: formats.time(meeting.promisedEnd),
  })
  if (endedAt === null || lateSeconds === null) return `${began} · ${words.notOver}`
  const minutes = Math.round(Math.abs(lateSeconds) / 60)
  const how = minutes === 0 ? words.onTime : fill(lateSeconds > 0 ? words.late : words.early, { minutes })
  return `${began}, ${fill(words.ended, { time: formats.time(endedAt) })} · ${how}`
}

function figures({ model, words, formats }: Maker): Figure[] {
  const { heads, counts, rates, people } = model
  return [
    {
      value: heads === null ? '–' : formats.number(heads),
      label: words.heads,
      note: heads === null ? words.notCounted : words.headsNote,
    },
    { value: formats.number(counts.hosts), label: words.hosts, note: rateNote(rates.hosts, words, formats) },
    { value: formats.number(counts.events), label: words.events, note: words.eventsNote },
    {
      value: formats.number(counts.signUps),
      label: words.signUps,
      note: `${fill(words.people, { people: formats.number(people) })} · ${rateNote(rates.signUps, words, formats)}`,
    },
  ]
}

function rateNote(rate: DebriefModel['rates']['hosts'], words: Maker['words'], formats: Formats): string {
  if (rate.rate === null || rate.standing === 'unknown') return words.noRate
  const share = fill(words.target, {
    rate: formats.percent(rate.rate),
    from: formats.percent(rate.target.from),
    to: formats.percent(rate.target.to),
  })
  return `${share}, ${words.standing[rate.standing]}`
}

function agendaTable({ model, words }: Maker): PageBlock {
  const minutesOf = (seconds: number) => fill(words.minutes, { minutes: Math.round(seconds / 60) })
  const rows: TableRow[] = model.segments.map(({ title, plannedSeconds, actualSeconds }) => ({
    cells: [
      title,
      minutesOf(plannedSeconds),
      actualSeconds === null ? words.notReached : minutesOf(actualSeconds),
      actualSeconds === null ? '' : difference(actualSeconds - plannedSeconds),
    ],
  }))
  const sum = (pick: (segment: DebriefModel['segments'][number]) => number) =>
    model.segments.reduce((total, segment) => total + pick(segment), 0)
  const planned = sum(({ plannedSeconds }) => plannedSeconds)
  const actual = sum(({ actualSeconds }) => actualSeconds ?? 0)
  const total = [words.total, minutesOf(planned), minutesOf(actual), difference(actual - planned)]
  return {
    type: 'table',
    columns: [
      { title: words.segment, share: 0.52, align: 'left' },
      { title: words.planned, share: 0.16, align: 'right' },
      { title: words.actual, share: 0.16, align: 'right' },
      { title: words.difference, share: 0.16, align: 'right' },
    ],
    rows: [...rows, { cells: total, bold: true }],
  }
}

/** Whole minutes with their sign, as `+3` or `−2`. */
function difference(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  return minutes === 0 ? '0' : minutes > 0 ? `+${minutes}` : `−${-minutes}`
}

function countsTable({ model, words, formats }: Maker): PageBlock {
  const count = (value: number | null) => (value === null ? words.notCounted : formats.number(value))
  const { stories, forms } = model
  const rows: string[][] = [
    [words.hands, count(stories.hands), '', words.issued, count(forms.issued)],
    [words.voices, count(stories.voices), '', words.returned, count(forms.returned)],
    ['', '', '', words.typed, count(forms.typed)],
    ['', '', '', words.allSignUps, count(forms.signUps)],
  ]
  return {
    type: 'table',
    columns: [
      { title: words.what, share: 0.28, align: 'left' },
      { title: words.count, share: 0.16, align: 'right' },
      { title: '', share: 0.04, align: 'left' },
      { title: words.what, share: 0.36, align: 'left' },
      { title: words.count, share: 0.16, align: 'right' },
    ],
    rows: rows.map((cells) => ({ cells })),
  }
}

function noteLines({ model, words, formats }: Maker): string[] {
  if (model.notes.length === 0) return [words.noNotes]
  return model.notes.map(({ text, at }) => `${formats.time(at)}  ${text}`)
}
