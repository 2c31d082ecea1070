import { IconDoorExit } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '#shared/contract/room'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { useCommand } from '../../ui/command'
import { Fact, Facts } from '../../ui/facts'
import { useFormats } from '../../ui/format'
import { PageHeader } from '../../ui/page-header'
import { say } from '../../ui/undo'
import { laptopZone } from '../../ui/zoned-time'
import styles from './room.module.css'
import { RoomHead } from './room-head'

type Joined = Extract<RoomView, { state: 'joined' }>

/** In another laptop's room: how the line to it is, and what becomes of the work. */
export function JoinedRoom({ room }: { room: Joined }) {
  const { t } = useTranslation()
  const { number, dayAndTime } = useFormats()
  const leave = useLeave(room.name)
  const at = (instant: string | null) =>
    instant ? dayAndTime(instant, laptopZone()) : t('sync.number.never')
  return (
    <>
      <PageHeader
        before={<BackLink to="/sync" label={t('sync.title')} />}
        title={t('room.joined.title', { name: room.name })}
        actions={<ActionButton action={leave} icon={<IconDoorExit size={20} stroke={1.75} aria-hidden />} />}
      />
      <div className={styles.ways} data-first="wide">
        <section className={styles.card} aria-label={t('room.joined.title', { name: room.name })}>
          <RoomHead room={room} />
          <Facts>
            <Fact label={t('sync.number.waiting')} value={number(room.waiting)} />
            <Fact label={t('sync.number.lastSent')} value={at(room.lastSent)} />
            <Fact label={t('sync.number.lastReceived')} value={at(room.lastReceived)} />
          </Facts>
        </section>
        <section className={styles.card} aria-labelledby="room-work">
          <h2 id="room-work">{t('room.open.work')}</h2>
          <p>{t('room.open.workHere')}</p>
          <p>{t('room.open.workLater')}</p>
          <h2>{t('room.joined.away')}</h2>
          <p>{t('room.joined.awayBody')}</p>
        </section>
      </div>
    </>
  )
}

function useLeave(name: string): Action {
  const { t } = useTranslation()
  const command = useCommand(orpc.room.leave)
  const leave: Action = {
    id: 'room.leave',
    label: 'room.action.leave',
    group: 'sync',
    enabled: !command.pending,
    run: () =>
      void command.run(undefined).then((result) => {
        if (result.ok) say(t('room.said.left', { name }))
      }),
  }
  useActions([leave])
  return leave
}
