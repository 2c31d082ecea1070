import { IconListDetails, IconPlus, IconSpeakerphone } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingSummary } from '#shared/contract/meeting'
import { may } from '#shared/domain/access'
import { type Action, useActions } from '../../app/actions'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { DataTable, type TableColumn } from '../../ui/data-table'
import { DayTile } from '../../ui/day-tile'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { EmptyState } from '../../ui/states'
import styles from './meeting-list.module.css'
import { MeetingPhase } from './meeting-phase'

export function MeetingList() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { roles } = useProfile()
  const query = useLive(orpc.meeting.list, undefined)
  const create: Action = {
    id: 'meeting.create',
    label: 'meeting.list.create',
    group: 'meeting',
    keys: ['n'],
    enabled: may(roles, 'run-meetings'),
    run: () => void navigate({ to: '/meetings/new' }),
  }
  const agendas: Action = {
    id: 'meeting.agendas',
    label: 'agenda.open',
    group: 'meeting',
    keys: ['a'],
    run: () => void navigate({ to: '/agendas' }),
  }
  useActions([create, agendas])
  const icon = <IconPlus size={20} stroke={2} aria-hidden />
  return (
    <div className={styles.screen}>
      <PageHeader
        title={t('meeting.list.title')}
        actions={
          <>
            <ActionButton action={agendas} icon={<IconListDetails size={20} stroke={1.75} aria-hidden />} />
            <ActionButton action={create} look="primary" icon={icon} />
          </>
        }
      />
      <div className={styles.body}>
        <Live query={query}>
          {(meetings) =>
            meetings.length > 0 ? (
              <MeetingTable meetings={meetings} />
            ) : (
              <EmptyState
                title={t('meeting.list.emptyTitle')}
                icon={<IconSpeakerphone size={40} stroke={1.5} aria-hidden />}
                action={<ActionButton action={create} look="primary" icon={icon} />}
              >
                {t('meeting.list.emptyBody')}
              </EmptyState>
            )
          }
        </Live>
      </div>
    </div>
  )
}

function MeetingTable({ meetings }: { meetings: MeetingSummary[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const columns = useColumns()
  const [selectedId, setSelectedId] = useState(meetings[0]?.id ?? null)
  return (
    <DataTable
      label={t('meeting.list.label')}
      rows={meetings}
      columns={columns}
      idOf={({ id }) => id}
      selectedId={selectedId}
      onSelect={({ id }) => setSelectedId(id)}
      onOpen={({ id }) => void navigate({ to: '/meetings/$meetingId', params: { meetingId: id } })}
      openOnClick
      empty={null}
      rowHeight={84}
    />
  )
}

function useColumns(): TableColumn<MeetingSummary>[] {
  const { t } = useTranslation()
  const formats = useFormats()
  return useMemo(
    () => [
      {
        id: 'when',
        header: t('meeting.list.when'),
        width: '84px',
        sortBy: ({ startsAt }) => startsAt,
        cell: ({ startsAt, zone }) => <DayTile instant={startsAt} zone={zone} />,
      },
      {
        id: 'what',
        header: t('meeting.list.what'),
        width: 'minmax(0, 1fr)',
        sortBy: ({ title }) => title,
        cell: ({ title, venue, startsAt, promisedEnd, zone }) => (
          <div className={styles.what}>
            <strong>{title}</strong>
            <span>
              {[formats.timeSpan(startsAt, promisedEnd, zone), venue]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </div>
        ),
      },
      {
        id: 'phase',
        header: t('meeting.list.phase'),
        width: '160px',
        cell: ({ phase }) => <MeetingPhase phase={phase} />,
      },
      ...(['hosts', 'events', 'signUps'] as const).map(
        (count): TableColumn<MeetingSummary> => ({
          id: count,
          header: t(`meeting.list.${count}`),
          width: '110px',
          align: 'end',
          sortBy: ({ counts }) => counts[count],
          cell: ({ counts }) => <span className={styles.count}>{formats.number(counts[count])}</span>,
        }),
      ),
    ],
    [t, formats],
  )
}
