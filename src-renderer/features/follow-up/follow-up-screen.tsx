import { IconCircleCheck } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DueTask } from '#shared/contract/follow-up'
import { useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { neighbour } from '../../ui/picked'
import { Hand, Split, WorkPage } from '../../ui/split'
import { EmptyState } from '../../ui/states'
import { TaskInHand } from './task-in-hand'
import { TaskList } from './task-list'

const route = getRouteApi('/follow-up')

/** What events need now: who is to be called, confirmed, marked, thanked, asked again. */
export function FollowUpScreen() {
  const { t } = useTranslation()
  const tasks = useLive(orpc.followUp.list, undefined)
  return (
    <WorkPage>
      <PageHeader
        title={t('followUp.title')}
        subtitle={tasks.data ? t('followUp.count', { count: tasks.data.length }) : undefined}
      />
      <Live query={tasks}>{(rows) => <Tasks rows={rows} />}</Live>
    </WorkPage>
  )
}

function Tasks({ rows }: { rows: DueTask[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = route.useSearch()
  const picked = rows.find(({ id }) => id === search.id) ?? rows[0]
  const pick = (row: DueTask | undefined) =>
    void navigate({ to: '/follow-up', search: row ? { id: row.id } : {}, replace: true })
  const step = (by: 1 | -1) => pick(neighbour(rows, ({ id }) => id, picked?.id, by))
  useActions([
    {
      id: 'followUp.next',
      label: 'followUp.action.next',
      group: 'event',
      keys: ['n', 'j'],
      run: () => step(1),
    },
    {
      id: 'followUp.previous',
      label: 'followUp.action.previous',
      group: 'event',
      keys: ['k'],
      run: () => step(-1),
    },
  ])
  const nothing = (
    <EmptyState
      icon={<IconCircleCheck size={44} stroke={1.5} aria-hidden />}
      title={t('followUp.empty.title')}
    >
      {t('followUp.empty.body')}
    </EmptyState>
  )
  return (
    <Split
      list="narrow"
      rows={
        <TaskList
          rows={rows}
          selectedId={picked?.id ?? null}
          onSelect={pick}
          empty={<EmptyState title={t('followUp.empty.title')} />}
        />
      }
      hand={
        picked ? (
          <TaskInHand key={picked.id} row={picked} />
        ) : (
          <Hand label={t('followUp.title')}>{nothing}</Hand>
        )
      }
    />
  )
}
