import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '#shared/contract/sync'
import { type Action, useActions } from '../../app/actions'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { Fact, Facts } from '../../ui/facts'
import { useFormats } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/undo'
import { laptopZone } from '../../ui/zoned-time'
import { isInRoom, RoomHead } from '../room/room-head'
import { ConnectForm } from './connect-form'
import { SignInForm } from './sign-in-form'
import { StatusHead } from './status-head'
import styles from './sync.module.css'
import { WithoutInternet } from './without-internet'

/** The whole in words and numbers, and the server: connect, sign in again, try now, disconnect. */
export function ServerSide({ status }: { status: SyncStatus }) {
  const { data: room } = useLive(orpc.room.now, undefined)
  return (
    <div className={styles.side}>
      <section className={styles.card}>
        {status.server === null && isInRoom(room) ? <RoomHead room={room} /> : <StatusHead status={status} />}
        <ClockNotice aheadMs={status.clockAheadMs} />
        <Numbers status={status} />
      </section>
      {status.server === null ? (
        <NoServer />
      ) : (
        <>
          {status.state === 'auth-needed' ? <SignInForm user={status.server.user} /> : null}
          <Server server={status.server} />
          <WithoutInternet />
        </>
      )}
    </div>
  )
}

/** What every laptop can do comes before what takes an invitation. */
function NoServer() {
  const { t } = useTranslation()
  const { demo } = useProfile()
  if (demo) return <p className={styles.card}>{t('sync.connect.demo')}</p>
  return (
    <>
      <WithoutInternet />
      <ConnectForm />
    </>
  )
}

/** There from the start, so that a screen reader hears of it when it fills. */
function ClockNotice({ aheadMs }: { aheadMs: number }) {
  const { t } = useTranslation()
  const total = Math.round(Math.abs(aheadMs) / 60_000)
  const [hours, minutes] = [Math.floor(total / 60), total % 60]
  const by = hours > 0 ? t('sync.clock.hours', { hours, minutes }) : t('sync.clock.minutes', { minutes })
  return (
    <div role="status">
      {aheadMs === 0 ? null : (
        <Notice tone="warn" title={t(aheadMs > 0 ? 'sync.clock.ahead' : 'sync.clock.behind', { by })}>
          <p>{t('sync.clock.body')}</p>
        </Notice>
      )}
    </div>
  )
}

function Numbers({ status }: { status: SyncStatus }) {
  const { t } = useTranslation()
  const { number, dayAndTime } = useFormats()
  if (status.server === null) return null
  const at = (instant: string | null) =>
    instant ? dayAndTime(instant, laptopZone()) : t('sync.number.never')
  return (
    <Facts>
      <Fact label={t('sync.number.waiting')} value={number(status.waiting)} />
      <Fact label={t('sync.number.refused')} value={number(status.refused)} />
      <Fact label={t('sync.number.lastSent')} value={at(status.lastSent)} />
      <Fact label={t('sync.number.lastReceived')} value={at(status.lastReceived)} />
    </Facts>
  )
}

function Server({ server }: { server: NonNullable<SyncStatus['server']> }) {
  const { t } = useTranslation()
  const tryNow = useCommand(orpc.sync.tryNow)
  const disconnect = useCommand(orpc.sync.disconnect)
  const actions = {
    tryNow: {
      id: 'sync.try-now',
      label: 'sync.action.tryNow',
      group: 'sync',
      keys: ['mod+enter'],
      run: () => {
        // Whether it works is for the status to tell: nobody waits for the network here.
        say(t('sync.said.trying'))
        void tryNow.run(undefined)
      },
    },
    disconnect: {
      id: 'sync.disconnect',
      label: 'sync.action.disconnect',
      group: 'sync',
      enabled: !disconnect.pending,
      run: () =>
        void disconnect.run(undefined).then((result) => {
          if (result.ok) say(t('sync.said.disconnected'))
        }),
    },
  } satisfies Record<string, Action>
  useActions(Object.values(actions))
  return (
    <section className={styles.card}>
      <h2>{t('sync.server.title')}</h2>
      <Facts>
        <Fact label={t('sync.server.program')} value={server.program} />
        <Fact label={t('sync.server.user')} value={server.user} />
        <Fact label={t('sync.server.url')} value={server.url} wide />
      </Facts>
      <ActionRow
        away={
          <ActionButton
            action={actions.disconnect}
            look="quiet"
            icon={<IconPlugConnectedX size={20} stroke={1.75} aria-hidden />}
          />
        }
      >
        <ActionButton
          action={actions.tryNow}
          look="primary"
          icon={<IconRefresh size={20} stroke={1.75} aria-hidden />}
        />
      </ActionRow>
      <p className={styles.hint}>{t('sync.disconnectHint')}</p>
    </section>
  )
}
