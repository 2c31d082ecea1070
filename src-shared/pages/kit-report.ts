import type { KitReport } from '#shared/contract/after'
import type { Language } from '#shared/model/base'
import type { Outcome } from '#shared/model/conversation'
import { pageFormats } from './format'
import type { Figure, Page, PageBlock, TableRow } from './page'
import { fill, type PageWords, pageWords } from './words'

type Maker = {
  report: KitReport
  words: PageWords
  formats: ReturnType<typeof pageFormats>
  language: Language
}

/** What an evening of calls came to, for those who made it and those who run the next one. No contact stands on it. */
export function kitReportPage(report: KitReport, language: Language, printedAt: string): Page {
  const words = pageWords(language)
  const { kit } = report
  const formats = pageFormats(language, kit.zone)
  const maker: Maker = { report, words, formats, language }
  return {
    language,
    title: fill(words.kit.title, { kit: kit.title }),
    subtitle: [formats.date(kit.startsAt), kit.hostName, kit.place].filter(Boolean).join(' · '),
    footer: fill(words.printed, { time: `${formats.shortDay(printedAt)}, ${formats.time(printedAt)}` }),
    fit: 'flow',
    blocks: [
      { type: 'figures', items: figures(maker) },
      { type: 'paragraphs', lines: lines(maker) },
      ...section(words.kit.outcomes, outcomeRows(maker), ['', words.kit.calls]),
      ...section(words.kit.rounds, roundRows(maker), tallyColumns(words)),
      ...section(words.kit.callers, callerTable(maker), tallyColumns(words)),
      ...report.answers.flatMap((step) =>
        section(
          step.step,
          step.answers.map(({ label, count }) => row([label[language] || label.en, formats.number(count)])),
          ['', words.kit.answers],
        ),
      ),
      ...section(
        words.kit.signUps,
        report.signUps.map(({ title, count }) => row([title, formats.number(count)])),
        ['', words.kit.signUps],
      ),
      ...section(words.kit.guests, guestRows(maker), ['', '']),
    ],
  }
}

const row = (cells: string[]): TableRow => ({ cells })

const tallyColumns = ({ kit }: PageWords): string[] => ['', kit.calls, kit.talks, kit.yeses]

/** A heading and its table; nothing where there is no row. */
function section(heading: string, rows: TableRow[], titles: string[]): PageBlock[] {
  if (rows.length === 0) return []
  const share = titles.length === 2 ? [0.8, 0.2] : [0.55, 0.15, 0.15, 0.15]
  const columns = titles.map((title, index) => ({
    ...{ title, share: share[index] ?? 0.15 },
    align: index === 0 ? ('left' as const) : ('right' as const),
  }))
  return [
    { type: 'heading', level: 1, text: heading },
    { type: 'table', columns, rows },
  ]
}

function figures({ report, words: { kit }, formats }: Maker): Figure[] {
  const { totals } = report
  const { goals } = report.kit
  const note = (goal: number) => (goal === 0 ? kit.noGoal : fill(kit.goal, { goal: formats.number(goal) }))
  return [
    { value: formats.number(totals.calls), label: kit.calls, note: note(goals.calls) },
    { value: formats.number(totals.talks), label: kit.talks, note: note(goals.talks) },
    { value: formats.number(totals.yeses), label: kit.yeses, note: note(goals.yeses) },
    {
      ...{ value: formats.number(totals.done), label: kit.done },
      note: fill(kit.ofAll, { count: formats.number(totals.contacts) }),
    },
  ]
}

function lines({ report, words: { kit }, formats }: Maker): string[] {
  const { firstCallAt, lastCallAt, calledTwice, purgeAt } = report
  const times =
    firstCallAt === ''
      ? kit.noCalls
      : fill(kit.times, { first: formats.time(firstCallAt), last: formats.time(lastCallAt) })
  const twice =
    calledTwice.length === 0 ? [] : [`${kit.twice}. ${fill(kit.twiceNote, { count: calledTwice.length })}`]
  const { purgedAt } = report.kit
  const purge =
    purgedAt !== ''
      ? [fill(kit.purged, { day: formats.date(purgedAt) })]
      : purgeAt === ''
        ? []
        : [fill(kit.purge, { day: formats.date(purgeAt) })]
  return [times, ...twice, ...purge]
}

const outcomeRows = ({ report, words, formats }: Maker): TableRow[] =>
  Object.entries(report.totals.byOutcome)
    .sort(([, one], [, other]) => other - one)
    .map(([outcome, count]) => row([words.outcome[outcome as Outcome], formats.number(count)]))

const tallyCells = (
  { formats }: Maker,
  { calls, talks, yeses }: { calls: number; talks: number; yeses: number },
): string[] => [calls, talks, yeses].map((count) => formats.number(count))

function roundRows(maker: Maker): TableRow[] {
  const { rounds } = maker.report
  const rows = rounds.map((round) =>
    row([fill(maker.words.kit.round, { number: round.number }), ...tallyCells(maker, round)]),
  )
  const rest = restOf(maker)
  return rounds.length > 0 && rest.calls > 0
    ? [...rows, row([maker.words.kit.outside, ...tallyCells(maker, rest)])]
    : rows
}

/** Calls before the first round, between two, and after the last: so that the table adds up. */
function restOf({ report: { totals, rounds } }: Maker) {
  const sum = (field: 'calls' | 'talks' | 'yeses') =>
    totals[field] - rounds.reduce((all, round) => all + round[field], 0)
  return { calls: sum('calls'), talks: sum('talks'), yeses: sum('yeses') }
}

const callerTable = (maker: Maker): TableRow[] =>
  maker.report.callers
    .filter(({ calls }) => calls > 0)
    .map((one) => row([one.caller.name, ...tallyCells(maker, one)]))

function guestRows({ report: { guests }, words: { kit }, formats }: Maker): TableRow[] {
  if (guests.signedUp + guests.walkIns === 0) return []
  return [
    row([kit.signedUp, formats.number(guests.signedUp)]),
    row([kit.arrived, formats.number(guests.arrived)]),
    row([kit.walkIns, formats.number(guests.walkIns)]),
  ]
}
