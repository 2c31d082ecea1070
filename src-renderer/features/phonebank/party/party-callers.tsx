import { Button } from '@mantine/core'
import { IconBell, IconDoorExit } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CallerRow } from '#shared/contract/call'
import type { Kit } from '#shared/model/kit'
import { orpc } from '../../../live/client'
import { newKey } from '../../../live/new-key'
import { useCommand } from '../../../ui/command'
import { useFormats } from '../../../ui/format'
import { say } from '../../../ui/undo'
import styles from './party.module.css'

type Props = { kit: Kit; callers: readonly CallerRow[]; enabled: boolean }

/** Who calls: since when, where they sit, what they do just now, and what they have done. */
export function PartyCallers({ kit, callers, enabled }: Props) {
  const { t } = useTranslation()
  return (
    <section className={styles.card} aria-label={t('party.callers.title')}>
      <h2>{t('party.callers.title')}</h2>
      {callers.length === 0 ? <p className={styles.hint}>{t('party.callers.none')}</p> : null}
      <ul className={styles.callers}>
        {callers.map((row) => (
          <CallerLine key={row.caller.id} kit={kit} row={row} enabled={enabled} />
        ))}
      </ul>
    </section>
  )
}

function CallerLine({ kit, row, enabled }: { kit: Kit; row: CallerRow; enabled: boolean }) {
  const { t } = useTranslation()
  const { time } = useFormats()
  const leave = useCommand(orpc.call.leave)
  const bell = useCommand(orpc.party.bell)
  const { caller, calls, yeses, holds } = row
  const isGone = caller.state === 'gone'
  const ring = async () => {
    const rung = await bell.run({ key: newKey(), kitId: kit.id, callerId: caller.id })
    if (rung.ok) say(t('party.callers.rang', { name: caller.name }))
  }
  const words = [
    isGone
      ? t('party.callers.signedOff', { time: time(caller.updatedAt, kit.zone) })
      : t('party.callers.signedOn', { time: time(caller.createdAt, kit.zone) }),
    caller.station ? t('party.callers.station', { station: caller.station }) : '',
    isGone
      ? ''
      : holds
        ? t('party.callers.holds', { name: holds })
        : t(`party.callers.state.${caller.state}`),
  ]
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  const ringWords = t('party.callers.bell', { name: caller.name })
  const leaveWords = t('party.callers.signOff', { name: caller.name })
  return (
    <li className={styles.caller} data-gone={isGone || undefined}>
      <span className={styles.who}>
        <strong>{caller.name}</strong>
        <span>{words.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={styles.count}>
        {t('call.calls', { count: calls })} · {t('call.yeses', { count: yeses })}
      </span>
      {isGone || !enabled ? null : (
        <>
          <Button variant="default" aria-label={ringWords} title={ringWords} onClick={() => void ring()}>
            <IconBell {...icon} />
          </Button>
          <Button
            variant="default"
            aria-label={leaveWords}
            title={leaveWords}
            onClick={() => void leave.run({ callerId: caller.id })}
          >
            <IconDoorExit {...icon} />
          </Button>
        </>
      )}
    </li>
  )
}
