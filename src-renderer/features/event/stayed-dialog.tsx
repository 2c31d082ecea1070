import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EventRow } from '#shared/contract/event'
import { Dialog } from '../../ui/dialog'
import { useFormats } from '../../ui/format'
import { useLacks } from './lacks'
import styles from './stayed-dialog.module.css'
import type { Stayed } from './submit-events'

type Props = {
  stayed: readonly Stayed[]
  rows: readonly EventRow[]
  onClose: () => void
  onPick: (row: EventRow) => void
}

/** After *send all*: the events that could not go, and what each lacks. */
export function StayedDialog({ stayed, rows, onClose, onPick }: Props) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const lacks = useLacks()
  return (
    <Dialog
      title={t('event.stayed.title', { count: stayed.length })}
      opened={stayed.length > 0}
      onClose={onClose}
    >
      <p>{t('event.stayed.body')}</p>
      <ul className={styles.list}>
        {stayed.map(({ id, missing }) => {
          const row = rows.find(({ event }) => event.id === id)
          if (!row) return null
          const { event } = row
          return (
            <li key={id}>
              <button
                type="button"
                className={styles.item}
                onClick={() => {
                  onClose()
                  onPick(row)
                }}
              >
                <strong>
                  {event.title}, {dayAndTime(event.startsAt, event.zone)}
                </strong>
                <span className={styles.lacks}>{t('event.lacks', { facts: lacks(missing) })}</span>
              </button>
            </li>
          )
        })}
      </ul>
      <Button onClick={onClose}>{t('event.stayed.close')}</Button>
    </Dialog>
  )
}
