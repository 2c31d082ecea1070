import { IconDoorOff, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '#shared/contract/room'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { useCommand } from '../../ui/command'
import { useFormats } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { PageHeader } from '../../ui/page-header'
import { say } from '../../ui/undo'
import { laptopZone } from '../../ui/zoned-time'
import { Guests } from './guests'
import styles from './room.module.css'

type Open = Extract<RoomView, { state: 'open' }>

/** The room's own laptop: the code for everybody to see, who is in, and what becomes of the work. */
export function OpenRoom({ room }: { room: Open }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const { newCode, close } = useRoomActions()
  return (
    <>
      <PageHeader
        before={<BackLink to="/sync" label={t('sync.title')} />}
        title={room.name}
        subtitle={t('room.open.subtitle', { time: dayAndTime(room.openUntil, laptopZone()) })}
        actions={
          <>
            <ActionButton
              action={newCode}
              look="quiet"
              icon={<IconRefresh size={20} stroke={1.75} aria-hidden />}
            />
            <ActionButton action={close} icon={<IconDoorOff size={20} stroke={1.75} aria-hidden />} />
          </>
        }
      />
      <div className={styles.open}>
        <Code code={room.code} />
        <div className={styles.below}>
          <Guests name={room.name} guests={room.guests} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it */}
          <section className={styles.aside} aria-label={t('room.open.addresses')} tabIndex={0}>
            <Addresses addresses={room.addresses} />
            <h2>{t('room.open.work')}</h2>
            <p>{t('room.open.workHere')}</p>
            <p>{t('room.open.workLater')}</p>
          </section>
        </div>
      </div>
    </>
  )
}

function useRoomActions() {
  const { t } = useTranslation()
  const renew = useCommand(orpc.room.newCode)
  const shut = useCommand(orpc.room.close)
  const newCode: Action = {
    id: 'room.new-code',
    label: 'room.action.newCode',
    group: 'sync',
    enabled: !renew.pending,
    run: () =>
      void renew.run(undefined).then((result) => {
        if (result.ok) say(t('room.said.newCode'))
      }),
  }
  const close: Action = {
    id: 'room.close',
    label: 'room.action.close',
    group: 'sync',
    enabled: !shut.pending,
    run: () =>
      void shut.run(undefined).then((result) => {
        if (result.ok) say(t('room.said.closed'))
      }),
  }
  useActions([newCode, close])
  return { newCode, close }
}

/** To be read from the other end of the table; a screen reader spells it. */
function Code({ code }: { code: string }) {
  const { t } = useTranslation()
  return (
    <section className={styles.code} aria-labelledby="room-code">
      <h2 id="room-code">{t('room.open.code')}</h2>
      <p>
        <span aria-hidden>{code}</span>
        <span className={styles.unseen}>{[...code.replace('-', ',')].join(' ')}</span>
      </p>
    </section>
  )
}

/** There from the start, so that a screen reader hears when the network goes. */
function Addresses({ addresses }: { addresses: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <div role="status">
      {addresses.length === 0 ? (
        <Notice tone="warn" title={t('room.open.noNetwork')}>
          <p>{t('room.open.noNetworkBody')}</p>
        </Notice>
      ) : (
        <>
          <h2>{t('room.open.addresses')}</h2>
          <ul className={styles.addresses}>
            {addresses.map((address) => (
              <li key={address}>{address}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
