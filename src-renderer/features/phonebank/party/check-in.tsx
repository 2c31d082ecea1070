import { TextInput } from '@mantine/core'
import { IconCheck, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fold, fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import type { Guest } from '#shared/model/kit'
import { useActions } from '../../../app/actions'
import { client, orpc } from '../../../live/client'
import { useCommand } from '../../../ui/command'
import { DataTable, type TableColumn } from '../../../ui/data-table'
import { useFormats } from '../../../ui/format'
import { EmptyState } from '../../../ui/states'
import { offerUndo } from '../../../ui/undo'
import styles from './party.module.css'

type Props = { guests: readonly Guest[]; arrived: number; zone: string; enabled: boolean }

/** The list at the door: a few letters and Enter, and somebody is here. */
export function CheckIn({ guests, arrived, zone, enabled }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const toggle = useToggle()
  const shown = useMemo(() => {
    const wanted = fold(text)
    return guests.filter((guest) => fold(fullName(guest)).includes(wanted))
  }, [guests, text])
  useActions([
    {
      id: 'party.find',
      label: 'party.action.find',
      group: 'phoneBank',
      keys: ['/'],
      run: () => search.current?.focus(),
    },
  ])
  const onKeyDown = (press: KeyboardEvent) => {
    const [first] = shown
    if (press.key !== 'Enter' || !first || !enabled) return
    press.preventDefault()
    void toggle(first)
    setText('')
  }
  const columns = useColumns(zone, enabled ? toggle : null)
  return (
    <section className={styles.checkIn} aria-label={t('party.checkIn.title')}>
      <div className={styles.head}>
        <TextInput
          ref={search}
          label={t('party.checkIn.find')}
          leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <p className={styles.arrived} role="status">
          {t('party.checkIn.arrived', { arrived, count: guests.length })}
        </p>
      </div>
      <div className={styles.table}>
        <DataTable
          label={t('party.checkIn.label')}
          rows={shown}
          columns={columns}
          idOf={({ id }) => id}
          selectedId={selectedId}
          onSelect={({ id }) => setSelectedId(id)}
          {...(enabled ? { onOpen: (guest: Guest) => void toggle(guest) } : {})}
          empty={
            guests.length === 0 ? (
              <EmptyState title={t('party.checkIn.emptyTitle')}>{t('party.checkIn.emptyBody')}</EmptyState>
            ) : (
              <EmptyState title={t('ui.noMatches')} />
            )
          }
          rowHeight={60}
        />
      </div>
    </section>
  )
}

function useToggle(): (guest: Guest) => Promise<void> {
  const { t } = useTranslation()
  const checkIn = useCommand(orpc.party.checkIn)
  return async (guest) => {
    const here = guest.arrivedAt === ''
    const done = await checkIn.run({ guestId: guest.id, here })
    if (!done.ok) return
    const words = here ? 'party.checkIn.checked' : 'party.checkIn.unchecked'
    offerUndo(t(words, { name: fullName(guest) }), () =>
      client.party.checkIn({ guestId: guest.id, here: !here }),
    )
  }
}

function useColumns(zone: string, toggle: ((guest: Guest) => Promise<void>) | null): TableColumn<Guest>[] {
  const { t } = useTranslation()
  const { time } = useFormats()
  return [
    {
      id: 'name',
      header: t('party.checkIn.name'),
      width: 'minmax(0, 1fr)',
      sortBy: (guest) => fullName(guest),
      cell: (guest) => (
        <span className={styles.who}>
          <strong>{fullName(guest)}</strong>
          <span>
            {[
              guest.arrivedAt
                ? t('party.checkIn.since', { time: time(guest.arrivedAt, zone) })
                : t(guest.source === 'rsvp' ? 'party.checkIn.expected' : 'party.checkIn.walkIn'),
              guest.phone ? showPhone(guest.phone) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      ),
    },
    {
      id: 'here',
      header: t('party.checkIn.here'),
      width: '120px',
      sortBy: ({ arrivedAt }) => arrivedAt,
      cell: (guest) => (
        <button
          type="button"
          tabIndex={-1}
          className={styles.here}
          aria-pressed={guest.arrivedAt !== ''}
          disabled={!toggle}
          onClick={(event) => {
            event.stopPropagation()
            void toggle?.(guest)
          }}
        >
          {guest.arrivedAt ? <IconCheck size={20} stroke={2.5} aria-hidden /> : null}
          {t('party.checkIn.here')}
        </button>
      ),
    },
  ]
}
