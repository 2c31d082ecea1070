import type { Thanks } from '#shared/contract/after'
import type { ContactState } from '#shared/contract/contacts'
import { localTime } from '#shared/domain/local-time'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import { spokenText } from '#shared/domain/script'
import type { Contact } from '#shared/model/contact'
import type { Conversation } from '#shared/model/conversation'
import type { Script } from '#shared/model/script'
import type { PageWords } from './words'

/** Words of the user's language that these files need. */
export type CsvWords = Pick<PageWords, 'outcome'> & PageWords['csv']

const clock = (instant: string, zone: string): string => {
  const { hour, minute } = localTime(instant, zone)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

type Logged = { conversation: Conversation; contact: Contact | null; stands: boolean }

/** A row per conversation, in order of time; those that were corrected stand in it, marked. */
export function resultsTable(
  rows: readonly Logged[],
  scripts: readonly Script[],
  eventTitles: ReadonlyMap<string, string>,
  { zone, language, words }: { zone: string; language: string; words: CsvWords },
): string[][] {
  const { column } = words
  const header = [
    ...[column.externalId, column.firstName, column.lastName, column.phone, column.day, column.time],
    ...[column.caller, column.round, column.outcome, column.answers, column.note, column.callBack],
    ...[column.signUps, column.corrected],
  ]
  return [
    header,
    ...rows.map(({ conversation, contact, stands }) => {
      const { phone, at, callerName, round, outcome, note, callBackAt, signUps } = conversation
      return [
        ...[contact?.externalId ?? '', contact?.firstName ?? '', contact?.lastName ?? ''],
        ...[phone === '' ? '' : showPhone(phone), localTime(at, zone).date, clock(at, zone), callerName],
        ...[
          round === 0 ? '' : String(round),
          words.outcome[outcome],
          answersText(conversation, scripts, language),
        ],
        note,
        callBackAt === '' ? '' : `${localTime(callBackAt, zone).date} ${clock(callBackAt, zone)}`,
        signUps.map(({ eventId }) => eventTitles.get(eventId) ?? eventId).join('; '),
        stands ? '' : words.yes,
      ]
    }),
  ]
}

/** `Will they come: yes; Brings a friend: no` */
function answersText(
  { answers, scriptId }: Conversation,
  scripts: readonly Script[],
  language: string,
): string {
  const script = scripts.find(({ id }) => id === scriptId)
  return answers
    .flatMap(({ stepId, answerId, text }) => {
      const step = script?.steps.find(({ id }) => id === stepId)
      const answer = step?.answers.find(({ id }) => id === answerId)
      if (!step || !answer) return []
      return [`${step.title}: ${spokenText(answer.label, language)}${text === '' ? '' : ` (${text})`}`]
    })
    .join('; ')
}

/** Result names as VAN's bulk upload of canvass results has them; the same in every language. */
const VAN_RESULT: Record<Conversation['outcome'], string> = {
  'will-come': 'Canvassed',
  talked: 'Canvassed',
  'call-back': 'Call Back',
  'left-message': 'Left Message',
  'no-answer': 'Not Home',
  busy: 'Busy',
  'wrong-number': 'Wrong Number',
  'not-in-service': 'Disconnected',
  language: 'Other Language',
  moved: 'Moved',
  refused: 'Refused',
  'do-not-call': 'Do Not Call',
}

/** A row per contact, for a bulk upload: who it is by the number of the source, what it came to, and each answer. */
export function vanTable(rows: readonly Logged[], scripts: readonly Script[], zone: string): string[][] {
  const steps = [
    ...new Map(scripts.flatMap(({ steps }) => steps.map((step) => [step.id, step.title]))).entries(),
  ]
  const last = new Map<string, Logged>()
  for (const row of rows) if (row.stands && row.contact) last.set(row.conversation.contactId, row)
  return [
    [
      'VANID',
      'FirstName',
      'LastName',
      'Phone',
      'ContactType',
      'Result',
      'DateCanvassed',
      'CanvassedBy',
      ...steps.map(([, title]) => title),
      'Notes',
    ],
    ...[...last.values()].map(({ conversation, contact }) => {
      const { phone, outcome, at, callerName, note, answers, scriptId } = conversation
      const script = scripts.find(({ id }) => id === scriptId)
      const answerOf = (stepId: string): string => {
        const given = answers.find((answer) => answer.stepId === stepId)
        const answer = script?.steps
          .find(({ id }) => id === stepId)
          ?.answers.find(({ id }) => id === given?.answerId)
        return answer?.label.en ?? ''
      }
      return [
        ...[contact?.externalId ?? '', contact?.firstName ?? '', contact?.lastName ?? ''],
        ...[
          phone || (contact?.phones[0]?.number ?? ''),
          'Phone',
          VAN_RESULT[outcome],
          localTime(at, zone).date,
        ],
        ...[callerName, ...steps.map(([id]) => answerOf(id)), note],
      ]
    }),
  ]
}

export const thanksTable = (list: readonly Thanks[], { column, why }: CsvWords): string[][] => [
  [column.name, column.phone, column.email, column.why, column.calls, column.talks],
  ...list.map((one) => [
    ...[one.name, one.phone === '' ? '' : showPhone(one.phone), one.email, why[one.why]],
    ...[String(one.calls), String(one.talks)],
  ]),
]

/** Contacts that somebody has still to call: for the next evening. */
export const unfinishedTable = (
  rows: readonly { contact: Contact; state: ContactState }[],
  { column, stage, outcome }: CsvWords,
): string[][] => [
  [column.externalId, column.name, column.numbers, column.stage, column.outcome, column.calls],
  ...rows.map(({ contact, state }) => [
    ...[
      contact.externalId,
      fullName(contact),
      contact.phones.map(({ number }) => showPhone(number)).join('; '),
    ],
    ...[stage[state.stage], state.outcome ? outcome[state.outcome] : '', String(state.calls)],
  ]),
]
