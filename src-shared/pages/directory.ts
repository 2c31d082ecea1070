import type { Directory, RoomEvent } from '#shared/contract/hosts'
import type { Language } from '#shared/model/base'
import { pageFormats } from './format'
import type { Column, Page, PageBlock } from './page'
import { fill, type PageWords, pageWords } from './words'

/** The hosts of a meeting to hand out in the room: by area and day, with no more than the room may know. */
export function directoryPage(
  directory: Directory,
  meeting: { title: string; venue: string; startsAt: string; zone: string },
  language: Language,
  printedAt: string,
): Page {
  const words = pageWords(language)
  const formats = pageFormats(language, meeting.zone)
  const { events, hosts } = directory
  return {
    language,
    title: fill(words.directory.title, { meeting: meeting.title }),
    subtitle: [formats.date(meeting.startsAt), fill(words.directory.summary, { events, hosts })].join(' · '),
    footer: fill(words.printed, { time: `${formats.shortDay(printedAt)}, ${formats.time(printedAt)}` }),
    fit: 'flow',
    blocks: [
      { type: 'paragraphs', lines: [events > 0 ? words.directory.note : words.directory.empty] },
      ...directory.areas.flatMap((area) => areaBlocks(area, words, language)),
    ],
  }
}

function areaBlocks(area: Directory['areas'][number], words: PageWords, language: Language): PageBlock[] {
  const heading = area.online ? words.directory.online : area.area || words.directory.elsewhere
  return [
    { type: 'heading', level: 1, text: heading },
    ...area.days.flatMap(({ events }): PageBlock[] => {
      const [first] = events
      if (!first) return []
      return [
        { type: 'heading', level: 2, text: pageFormats(language, first.zone).day(first.startsAt) },
        {
          type: 'table',
          columns: columns(words.directory),
          rows: events.map((event) => ({ cells: cells(event, words, language) })),
        },
      ]
    }),
  ]
}

const columns = (words: PageWords['directory']): Column[] => [
  { title: words.form, share: 0.09, align: 'left' },
  { title: words.host, share: 0.22, align: 'left' },
  { title: words.what, share: 0.32, align: 'left' },
  { title: words.when, share: 0.26, align: 'left' },
  { title: words.seats, share: 0.11, align: 'right' },
]

function cells(event: RoomEvent, words: PageWords, language: Language): string[] {
  const { time } = pageFormats(language, event.zone)
  const end = new Date(Date.parse(event.startsAt) + event.minutes * 60_000).toISOString()
  return [
    event.formNumber,
    event.hostName,
    [words.type[event.type], event.place].filter(Boolean).join(', '),
    `${time(event.startsAt)} – ${time(end)}`,
    seats(event.seatsLeft, words.directory),
  ]
}

const seats = (left: number | null, words: PageWords['directory']): string =>
  left === null ? words.noLimit : left === 0 ? words.full : String(left)
