import { Button } from '@mantine/core'
import { IconChartBar, IconCircleCheck, IconListCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueueWindow } from '#shared/contract/review'
import { may } from '#shared/domain/access'
import { type Action, useActions } from '../../app/actions'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { Hand, Split, WorkPage } from '../../ui/split'
import { EmptyState } from '../../ui/states'
import { undoLast } from '../../ui/undo'
import { useNow } from '../../ui/use-now'
import { decisionActions } from './decision-bar'
import { FiguresDialog, useWaitWords } from './figures-dialog'
import { useKeyDesk } from './key-desk'
import { ManyDialog } from './many-dialog'
import { QueueBar } from './queue-bar'
import { QueueList } from './queue-list'
import { cleared, isNarrowed } from './queue-narrowed'
import { useReasons } from './reasons'
import { ReviewInHand } from './review-in-hand'
import { type QueueInUse, useQueue } from './use-queue'

/** The queue: the event that has waited longest is in hand; a decision brings the next one. */
export function ReviewScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { roles } = useProfile()
  const queue = useQueue()
  const now = useNow(60_000)
  const [dialog, setDialog] = useState<'many' | 'figures' | null>(null)
  const findField = useRef<HTMLInputElement>(null)
  const desk = useKeyDesk()
  const mayDecide = may(roles, 'review')
  // Read ahead: the first message begins with them.
  useReasons()
  const { step, window, filter, place } = queue

  const many: Action = {
    id: 'review.many',
    label: 'review.action.many',
    group: 'review',
    keys: ['shift+a'],
    enabled: mayDecide && filter.view === 'waiting' && (window.data?.total ?? 0) > 0,
    run: () => setDialog('many'),
  }
  const figures: Action = {
    id: 'review.figures',
    label: 'review.action.figures',
    group: 'review',
    keys: ['i'],
    run: () => setDialog('figures'),
  }
  const reasons: Action = {
    id: 'review.reasons',
    label: 'review.action.reasons',
    group: 'review',
    enabled: mayDecide,
    run: () => void navigate({ to: '/review/reasons' }),
  }
  useActions([
    ...decisionActions(desk.press, mayDecide && queue.id !== undefined),
    { id: 'review.next', label: 'review.action.next', group: 'review', keys: ['n', 'j'], run: () => step(1) },
    {
      id: 'review.previous',
      label: 'review.action.previous',
      group: 'review',
      keys: ['k'],
      run: () => step(-1),
    },
    { id: 'review.undo', label: 'review.action.undo', group: 'review', keys: ['u'], run: undoLast },
    {
      id: 'review.find',
      label: 'review.action.find',
      group: 'review',
      keys: ['/'],
      run: () => findField.current?.focus(),
    },
    many,
    figures,
    reasons,
  ])
  const [next, second] = place?.after ?? []
  return (
    <WorkPage>
      <PageHeader
        title={t('review.title')}
        subtitle={window.data ? <Backlog window={window.data} now={now} /> : undefined}
        actions={
          <>
            <ActionButton action={many} icon={<IconListCheck size={20} stroke={1.75} aria-hidden />} />
            <ActionButton action={figures} icon={<IconChartBar size={20} stroke={1.75} aria-hidden />} />
            {mayDecide ? <ActionButton action={reasons} /> : null}
          </>
        }
      />
      <Live query={window}>
        {(shown) => <Queue queue={queue} shown={shown} now={now} desk={desk} findField={findField} />}
      </Live>
      {next ? <ReadAhead key={next} id={next} queue={queue} /> : null}
      {second ? <ReadAhead key={second} id={second} queue={queue} /> : null}
      {dialog === 'many' ? <ManyDialog filter={filter} onClose={() => setDialog(null)} /> : null}
      {dialog === 'figures' && window.data ? (
        <FiguresDialog window={window.data} onClose={() => setDialog(null)} />
      ) : null}
    </WorkPage>
  )
}

/** How many wait, how long the first of them has, and how long a decision takes. */
function Backlog({ window: { waiting, oldest }, now }: { window: QueueWindow; now: number }) {
  const { t } = useTranslation()
  const { ago } = useFormats()
  const { data } = useLive(orpc.review.figures, { days: 7 })
  const waitWords = useWaitWords()
  const words = [t('review.waiting', { count: waiting })]
  if (oldest) words.push(t('review.longest', { when: ago(oldest, now) }))
  if (data && data.medianMinutes !== null)
    words.push(t('review.figures.short', { time: waitWords(data.medianMinutes) }))
  return words.join(' · ')
}

/** Keeps an event that comes next, and what comes after it, at hand: stepping to it shows it at once. */
function ReadAhead({ id, queue: { filter } }: { id: string; queue: QueueInUse }) {
  useLive(orpc.review.one, { eventId: id }, { forget: true })
  useLive(orpc.review.place, { filter, id }, { forget: true })
  return null
}

type QueueProps = {
  queue: QueueInUse
  shown: QueueWindow
  now: number
  desk: ReturnType<typeof useKeyDesk>
  findField: RefObject<HTMLInputElement | null>
}

function Queue({ queue, shown, now, desk, findField }: QueueProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { filter, setFilter, place, id, pick, onSight } = queue
  const bar = <QueueBar filter={filter} onChange={setFilter} window={shown} findField={findField} />
  const empty = <EmptyState title={t(isNarrowed(filter) ? 'review.filter.none' : 'review.empty.title')} />
  return (
    <Split
      list="narrow"
      above={bar}
      rows={
        <QueueList
          window={shown}
          view={filter.view}
          selectedId={id ?? ''}
          selectedIndex={place?.index ?? -1}
          onSelect={pick}
          onSight={onSight}
          now={now}
          empty={empty}
        />
      }
      hand={
        id ? (
          <ReviewInHand
            key={id}
            id={id}
            desk={desk}
            onDecided={(done) => queue.leave(id, done)}
            onOpen={pick}
          />
        ) : (
          <Hand label={t('review.title')}>
            {queue.isReady ? (
              <EmptyState
                icon={<IconCircleCheck size={44} stroke={1.5} aria-hidden />}
                title={t(isNarrowed(filter) ? 'review.filter.none' : 'review.empty.title')}
                action={
                  isNarrowed(filter) ? (
                    <Button variant="default" onClick={() => setFilter(cleared(filter))}>
                      {t('review.filter.clear')}
                    </Button>
                  ) : (
                    <Button variant="default" onClick={() => void navigate({ to: '/events' })}>
                      {t('review.empty.action')}
                    </Button>
                  )
                }
              >
                {t(isNarrowed(filter) ? 'review.filter.noneBody' : 'review.empty.body')}
              </EmptyState>
            ) : null}
          </Hand>
        )
      }
    />
  )
}
