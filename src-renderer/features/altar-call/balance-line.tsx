import { Button } from '@mantine/core'
import { IconAlertTriangle, IconArmchair } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Balance, LineUpEntryRow, LineUpModel } from '#shared/contract/line-up'
import { may } from '#shared/domain/access'
import { useProfile } from '../../app/profile'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { useCommand } from '../../ui/command'
import { Dialog } from '../../ui/dialog'
import { useFormats } from '../../ui/format'
import { offerUndo } from '../../ui/undo'
import styles from './balance-line.module.css'

/** Seats against people, in a sentence; where something is to be done, what, and a button that does it. */
export function BalanceLine({ model: { balance, entries } }: { model: LineUpModel }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const { roles } = useProfile()
  const { remedy, verdict } = balance
  const isGood = verdict === 'balanced' || verdict === 'unknown'
  const Icon = isGood ? IconArmchair : IconAlertTriangle
  const pairs = remedy.type === 'co-host' ? remedy.pairs : []
  return (
    <div className={styles.balance} data-good={isGood || undefined} role="status">
      <Icon size={24} stroke={1.75} aria-hidden />
      <div className={styles.words}>
        <strong>{t(`altarCall.balance.${verdict}`, { count: balance.guestsPerEvent ?? 0 })}</strong>
        <span>{useSums(balance)}</span>
        {remedy.type === 'more-hosts' ? (
          <span>{t('altarCall.balance.moreHosts', { count: remedy.hosts, seats: remedy.seats })}</span>
        ) : null}
        {remedy.type === 'co-host' && pairs.length === 0 ? (
          <span>{t('altarCall.balance.keep', { count: remedy.keep })}</span>
        ) : null}
      </div>
      {pairs.length > 0 && may(roles, 'edit-events') ? (
        <Button variant="default" onClick={() => setOpened(true)}>
          {t('altarCall.balance.pairs', { count: pairs.length })}
        </Button>
      ) : null}
      <Dialog
        title={t('altarCall.balance.pairsTitle')}
        opened={opened && pairs.length > 0}
        onClose={() => setOpened(false)}
        wide
      >
        <p className={styles.why}>{t('altarCall.balance.pairsBody')}</p>
        <ul className={styles.pairs}>
          {pairs.map((pair) => (
            <Pair key={pair.joinId} {...pair} entries={entries} />
          ))}
        </ul>
      </Dialog>
    </div>
  )
}

/** `48 people, counted · 20 seats · 4 events` */
function useSums({ people, peopleAre, seats, events }: Balance): string {
  const { t } = useTranslation()
  return [
    peopleAre === 'unknown' ? '' : t(`altarCall.balance.people.${peopleAre}`, { count: people }),
    seats === null ? t('altarCall.balance.noLimit') : t('altarCall.balance.seats', { count: seats }),
    t('altarCall.events', { count: events }),
  ]
    .filter(Boolean)
    .join(' · ')
}

type Side = { name: string; event: LineUpEntryRow['events'][number] }

function sideOf(entries: LineUpEntryRow[], id: string): Side | undefined {
  for (const { hostName, events } of entries) {
    const event = events.find((one) => one.id === id)
    if (event) return { name: hostName, event }
  }
  return undefined
}

type PairProps = { keepId: string; joinId: string; entries: LineUpEntryRow[] }

/** Two thin events near each other: one press makes them one. */
function Pair({ keepId, joinId, entries }: PairProps) {
  const { t } = useTranslation()
  const { shortDayAndTime } = useFormats()
  const coHost = useCommand(orpc.lineUp.coHost)
  const keep = sideOf(entries, keepId)
  const join = sideOf(entries, joinId)
  if (!keep || !join) return null
  const facts = { keep: keep.name, join: join.name }
  const bring = async () => {
    const key = newKey()
    const done = await coHost.run({ key, keepId, joinId })
    if (!done.ok) return
    offerUndo(t('altarCall.balance.joined', facts), () => client.lineUp.undoCoHost({ key, keepId, joinId }))
  }
  const about = ({ event }: Side) =>
    [
      event.place,
      shortDayAndTime(event.startsAt, event.zone),
      t('event.seats.open', { count: event.seats.taken }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <li className={styles.pair}>
      <div>
        <p>
          <strong>{keep.name}</strong> <span>{about(keep)}</span>
        </p>
        <p>
          <strong>{join.name}</strong> <span>{about(join)}</span>
        </p>
      </div>
      <Button disabled={coHost.pending} onClick={() => void bring()}>
        {t('altarCall.balance.join', facts)}
      </Button>
    </li>
  )
}
