import { IconWifi } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { NearbyRoom } from '#shared/contract/room'
import { ChoiceList, ChoicePanel, ChoiceWords } from '../../ui/choice-list'
import styles from './room.module.css'

type Props = {
  rooms: readonly NearbyRoom[]
  chosenId: string
  onChoose: (roomId: string) => void
  onEnter: () => void
}

/** The rooms that are heard on this network, in a box that keeps its size; while there is none, what is needed for one. */
export function NearbyRooms({ rooms, chosenId, onChoose, onEnter }: Props) {
  const { t } = useTranslation()
  const count = rooms.length
  const label = count === 0 ? t('room.join.looking') : t('room.join.found', { count })
  return (
    <div className={styles.nearby}>
      <p className={styles.label} role="status">
        {label}
      </p>
      <div className={styles.rooms}>
        <ChoicePanel>
          {count === 0 ? (
            <p className={styles.none}>
              <IconWifi size={28} stroke={1.5} aria-hidden />
              {t('room.join.empty')}
            </p>
          ) : (
            <ChoiceList
              rows={rooms}
              idOf={({ roomId }) => roomId}
              label={label}
              chosenId={chosenId}
              onChoose={onChoose}
              onEnter={onEnter}
            >
              {({ name, address }) => <ChoiceWords title={name}>{address}</ChoiceWords>}
            </ChoiceList>
          )}
        </ChoicePanel>
      </div>
    </div>
  )
}
