import { IconDeviceProjector, IconFileTypePdf } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Directory, PaperSize, RoomEvent } from '#shared/contract/hosts'
import { projectorSwitch } from '#shared/domain/projector-view'
import type { Meeting, Moment } from '#shared/model/meeting'
import { type Action, useActions } from '../../app/actions'
import { languageNow } from '../../app/i18n'
import { orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { useCommand } from '../../ui/command'
import { downloadFile } from '../../ui/download'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { PaperSizeChoice } from '../../ui/paper-size'
import { WorkPage } from '../../ui/split'
import { EmptyState } from '../../ui/states'
import styles from './directory.module.css'

/** All hosts of a meeting to choose from, by area and day: on screen, on paper, on the projector. */
export function DirectoryScreen({ id }: { id: string }) {
  const query = useLive(orpc.meeting.one, { id })
  return (
    <Live query={query}>
      {({ meeting, moments }) => <DirectoryPage meeting={meeting} moments={moments} />}
    </Live>
  )
}

type Props = { meeting: Meeting; moments: Moment[] }

function DirectoryPage({ meeting, moments }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const query = useLive(orpc.hosts.directory, { meetingId: meeting.id })
  const [paper, setPaper] = useState<PaperSize>('letter')
  const { print, isPrinting } = usePrint(meeting.id, paper)
  const project = useProjection(meeting.id, moments)
  const back: Action = {
    id: 'hosts.find',
    label: 'hosts.find.open',
    group: 'meeting',
    keys: ['f'],
    run: () => void navigate({ to: '/meetings/$meetingId/find-host', params: { meetingId: meeting.id } }),
  }
  const pdf: Action = {
    id: 'hosts.pdf',
    label: 'hosts.directory.pdf',
    group: 'meeting',
    keys: ['mod+p'],
    enabled: !isPrinting,
    run: print,
  }
  useActions([back, pdf, ...project])
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  return (
    <WorkPage>
      <PageHeader
        before={
          <BackLink to="/meetings/$meetingId" params={{ meetingId: meeting.id }} label={meeting.title} />
        }
        title={t('hosts.directory.title')}
        subtitle={query.data ? t('hosts.directory.counts', { ...query.data }) : undefined}
        actions={
          <>
            <ActionButton action={back} />
            <PaperSizeChoice value={paper} onChange={setPaper} />
            <ActionButton
              action={pdf}
              look="primary"
              icon={<IconFileTypePdf {...icon} />}
              loading={isPrinting}
            />
          </>
        }
      />
      <section className={styles.projector} aria-label={t('hosts.directory.projector')}>
        <IconDeviceProjector size={24} stroke={1.75} aria-hidden />
        <strong>{t('hosts.directory.projector')}</strong>
        {project.map((action) => (
          <ActionButton key={action.id} action={action} />
        ))}
      </section>
      <Live query={query}>{(directory) => <Areas directory={directory} />}</Live>
    </WorkPage>
  )
}

function usePrint(meetingId: string, paper: PaperSize) {
  const pdf = useCommand(orpc.hosts.directoryPdf)
  const save = async () => {
    const result = await pdf.run({ meetingId, paper, language: languageNow() })
    if (result.ok) downloadFile(result.value)
  }
  return { print: () => void save(), isPrinting: pdf.pending }
}

/** What the room sees of it: each press is one entry in the meeting's log, as from the operator's screen. */
function useProjection(meetingId: string, moments: readonly Moment[]): Action[] {
  const record = useCommand(orpc.meeting.record)
  const { view, page } = projectorSwitch(moments)
  const isShown = view === 'directory'
  const show = (to: 'directory' | 'auto', next: number) => () =>
    void record.run({ key: newKey(), meetingId, what: { type: 'show', view: to, page: next } })
  const action = (action: Omit<Action, 'group'>): Action => ({ group: 'meeting', ...action })
  return isShown
    ? [
        action({
          id: 'hosts.project-back',
          label: 'hosts.directory.pageBack',
          keys: ['pageup'],
          enabled: page > 0,
          run: show('directory', page - 1),
        }),
        action({
          id: 'hosts.project-next',
          label: 'hosts.directory.pageNext',
          keys: ['pagedown'],
          run: show('directory', page + 1),
        }),
        action({ id: 'hosts.project-off', label: 'hosts.directory.off', keys: ['o'], run: show('auto', 0) }),
      ]
    : [action({ id: 'hosts.project', label: 'hosts.directory.show', keys: ['o'], run: show('directory', 0) })]
}

function Areas({ directory }: { directory: Directory }) {
  const { t } = useTranslation()
  const { longDay } = useFormats()
  if (directory.areas.length === 0)
    return <EmptyState title={t('hosts.directory.emptyTitle')}>{t('hosts.directory.emptyBody')}</EmptyState>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it
    <section className={styles.areas} tabIndex={0} aria-label={t('hosts.directory.title')}>
      <div className={styles.columns}>
        {directory.areas.map(({ area, online, days }) => (
          <section key={`${area}|${online}`} className={styles.area}>
            <h2>{online ? t('hosts.directory.online') : area || t('hosts.directory.elsewhere')}</h2>
            {days.map(({ date, events: [first, ...rest] }) =>
              first ? (
                <div key={date}>
                  <h3>{longDay(first.startsAt, first.zone)}</h3>
                  <ul>
                    {[first, ...rest].map((event) => (
                      <EventLine key={event.id} event={event} />
                    ))}
                  </ul>
                </div>
              ) : null,
            )}
          </section>
        ))}
      </div>
    </section>
  )
}

function EventLine({ event }: { event: RoomEvent }) {
  const { t } = useTranslation()
  const { time } = useFormats()
  const { seatsLeft } = event
  return (
    <li className={styles.line}>
      <span className={styles.time}>{time(event.startsAt, event.zone)}</span>
      <span className={styles.words}>
        <strong>{event.hostName}</strong>
        <span>{[t(`event.type.${event.type}`), event.place].filter(Boolean).join(' · ')}</span>
      </span>
      <span className={styles.seats} data-full={seatsLeft === 0 || undefined}>
        {seatsLeft === null
          ? t('hosts.noLimit')
          : seatsLeft === 0
            ? t('hosts.full')
            : t('event.seats.left', { count: seatsLeft })}
      </span>
      <span className={styles.form}>{event.formNumber}</span>
    </li>
  )
}
