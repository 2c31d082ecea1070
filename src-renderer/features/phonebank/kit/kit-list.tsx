import { IconFileImport, IconPhone, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KitSummary } from '#shared/contract/kit'
import { may } from '#shared/domain/access'
import { type Action, useActions } from '../../../app/actions'
import { useProfile } from '../../../app/profile'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { ActionButton } from '../../../ui/action-button'
import { DataTable, type TableColumn } from '../../../ui/data-table'
import { DayTile } from '../../../ui/day-tile'
import { useFormats } from '../../../ui/format'
import { Live } from '../../../ui/live'
import { PageHeader } from '../../../ui/page-header'
import { EmptyState } from '../../../ui/states'
import styles from './kit-list.module.css'
import { KitState } from './kit-state'

/** Evenings of calls on this laptop; one opens with a click. */
export function KitList() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { roles } = useProfile()
  const kits = useLive(orpc.kit.list, undefined)
  const mayRun = may(roles, 'run-phone-banks')
  const create: Action = {
    id: 'kit.create',
    label: 'kit.list.create',
    group: 'phoneBank',
    keys: ['n'],
    enabled: mayRun,
    run: () => void navigate({ to: '/phone-bank/new' }),
  }
  const open: Action = {
    id: 'kit.open-file',
    label: 'kit.list.open',
    group: 'phoneBank',
    keys: ['o'],
    enabled: mayRun,
    run: () => void navigate({ to: '/phone-bank/open' }),
  }
  useActions([create, open])
  const buttons = (
    <>
      <ActionButton action={open} icon={<IconFileImport size={20} stroke={1.75} aria-hidden />} />
      <ActionButton action={create} look="primary" icon={<IconPlus size={20} stroke={2} aria-hidden />} />
    </>
  )
  return (
    <div className={styles.screen}>
      <PageHeader title={t('kit.title')} actions={buttons} />
      <div className={styles.body}>
        <Live query={kits}>
          {(rows) =>
            rows.length > 0 ? (
              <KitTable rows={rows} />
            ) : (
              <EmptyState
                title={t('kit.list.emptyTitle')}
                icon={<IconPhone size={40} stroke={1.5} aria-hidden />}
                action={<div className={styles.buttons}>{buttons}</div>}
              >
                {t('kit.list.emptyBody')}
              </EmptyState>
            )
          }
        </Live>
      </div>
    </div>
  )
}

function KitTable({ rows }: { rows: KitSummary[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const columns = useColumns()
  const [selectedId, setSelectedId] = useState(rows[0]?.id ?? null)
  return (
    <DataTable
      label={t('kit.list.label')}
      rows={rows}
      columns={columns}
      idOf={({ id }) => id}
      selectedId={selectedId}
      onSelect={({ id }) => setSelectedId(id)}
      onOpen={({ id }) => void navigate({ to: '/phone-bank/$kitId', params: { kitId: id } })}
      openOnClick
      empty={null}
      rowHeight={84}
    />
  )
}

function useColumns(): TableColumn<KitSummary>[] {
  const { t } = useTranslation()
  const { number, time } = useFormats()
  return useMemo(
    () => [
      {
        id: 'when',
        header: t('kit.list.when'),
        width: '84px',
        sortBy: ({ startsAt }) => startsAt,
        cell: ({ startsAt, zone }) => <DayTile instant={startsAt} zone={zone} />,
      },
      {
        id: 'what',
        header: t('kit.list.what'),
        width: 'minmax(0, 1fr)',
        sortBy: ({ title }) => title,
        cell: ({ title, hostName, place, startsAt, zone }) => (
          <div className={styles.what}>
            <strong>{title}</strong>
            <span>{[time(startsAt, zone), hostName, place].filter(Boolean).join(' · ')}</span>
          </div>
        ),
      },
      {
        id: 'state',
        header: t('kit.list.state'),
        width: '210px',
        sortBy: ({ state }) => state,
        cell: ({ state, purgedAt }) => (
          <div className={styles.what}>
            <KitState state={state} />
            {purgedAt ? <span>{t('kit.purged')}</span> : null}
          </div>
        ),
      },
      {
        id: 'contacts',
        header: t('kit.list.contacts'),
        width: '120px',
        align: 'end',
        sortBy: ({ contacts }) => contacts,
        cell: ({ contacts }) => <span className={styles.count}>{number(contacts)}</span>,
      },
      {
        id: 'calls',
        header: t('kit.list.calls'),
        width: '120px',
        align: 'end',
        sortBy: ({ calls }) => calls,
        cell: ({ calls }) => <span className={styles.count}>{number(calls)}</span>,
      },
    ],
    [t, number, time],
  )
}
