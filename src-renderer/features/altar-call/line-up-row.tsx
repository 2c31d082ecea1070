import {
  IconAlertTriangle,
  IconCheck,
  IconGripVertical,
  IconMicrophone,
  IconPlayerSkipForward,
} from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineUpEntryRow } from '#shared/contract/line-up'
import { useFormats } from '../../ui/format'
import { Pill } from '../../ui/pill'
import styles from './line-up.module.css'

type Props = { entry: LineUpEntryRow; place: number; mayMove: boolean }

/** One host in the line: the number on their form, what they offer, what is still to complete. */
export const LineUpRow = memo(function LineUpRow({ entry, place, mayMove }: Props) {
  const { t } = useTranslation()
  const { list } = useFormats()
  const [first] = entry.events
  const missing = useMissing(entry)
  const coHosts = [...new Set(entry.events.flatMap(({ coHostNames }) => coHostNames))]
  return (
    <>
      <span className={styles.place}>{entry.formNumber || place}</span>
      <div className={styles.words}>
        <p className={styles.name}>
          <strong>{[entry.hostName, ...coHosts].join(' & ')}</strong>
          <Status status={entry.status} />
        </p>
        {first?.place ? <p className={styles.where}>{first.place}</p> : null}
        <ul>
          {entry.events.map((event) => (
            <EventLine key={event.id} event={event} />
          ))}
        </ul>
        {missing.length > 0 ? (
          <p className={styles.missing}>{t('altarCall.toComplete', { list: list(missing) })}</p>
        ) : null}
        {entry.numberTwice ? <Warning words={t('altarCall.numberTwice')} /> : null}
        {entry.sameHostAs.length > 0 ? <Warning words={t('altarCall.sameHost')} /> : null}
      </div>
      {mayMove ? <IconGripVertical className={styles.grip} size={20} aria-hidden /> : null}
    </>
  )
})

const Warning = ({ words }: { words: string }) => (
  <p className={styles.warning}>
    <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
    {words}
  </p>
)

const looks = {
  now: { tone: 'accent', Icon: IconMicrophone },
  done: { tone: 'plain', Icon: IconCheck },
  skipped: { tone: 'warn', Icon: IconPlayerSkipForward },
} as const

function Status({ status }: Pick<LineUpEntryRow, 'status'>) {
  const { t } = useTranslation()
  if (status === 'waiting') return null
  const { tone, Icon } = looks[status]
  return (
    <Pill tone={tone} icon={<Icon size={16} stroke={2} aria-hidden />}>
      {t(`altarCall.status.${status}`)}
    </Pill>
  )
}

function EventLine({ event: { startsAt, zone, seats } }: { event: LineUpEntryRow['events'][number] }) {
  const { t } = useTranslation()
  const { shortDayAndTime } = useFormats()
  const { taken, left } = seats
  return (
    <li className={styles.event}>
      <span>{shortDayAndTime(startsAt, zone)}</span>
      <span className={styles.seats} data-over={(left !== null && left < 0) || undefined}>
        {left === null
          ? t('altarCall.seatsOpen', { count: taken })
          : t('altarCall.seatsTaken', { taken, capacity: taken + left })}
      </span>
    </li>
  )
}

/** What the host's events lack, each once, in words. */
function useMissing({ events }: LineUpEntryRow): string[] {
  const { t } = useTranslation()
  return [...new Set(events.flatMap(({ missing }) => missing))].flatMap((field) =>
    isNamed(field) ? [t(`altarCall.missing.${field}`)] : [],
  )
}

const NAMED = ['place', 'street', 'zip', 'hostPhone', 'onlineLink'] as const
const isNamed = (field: string): field is (typeof NAMED)[number] => NAMED.some((name) => name === field)
