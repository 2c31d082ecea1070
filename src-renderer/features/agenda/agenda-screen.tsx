import { IconDownload, IconPencil, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaChoice } from '#shared/contract/agenda'
import { may } from '#shared/domain/access'
import { leastMinutes, segmentProblems, totalMinutes } from '#shared/domain/agenda'
import { type Action, useActions } from '../../app/actions'
import { NotFound } from '../../app/not-found'
import { useProfile } from '../../app/profile'
import { client, orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { useCommand } from '../../ui/command'
import { downloadFile } from '../../ui/download'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { WorkPage } from '../../ui/split'
import { offerUndo } from '../../ui/undo'
import { AgendaParts } from '../meeting/agenda-parts'
import { useAgenda } from '../meeting/use-agenda'
import styles from './agenda-screen.module.css'
import { RenameDialog } from './rename-dialog'
import { SaveAgenda } from './save-agenda'

/** One agenda to start from: one's own to work on, those of the app to read and to copy. */
export function AgendaScreen({ id }: { id: string }) {
  const query = useLive(orpc.agenda.list, undefined)
  return (
    <Live query={query}>
      {(choices) => {
        const choice = choices.find((one) => one.id === id)
        return choice ? <OneAgenda choice={choice} /> : <NotFound />
      }}
    </Live>
  )
}

function OneAgenda({ choice }: { choice: AgendaChoice }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { roles } = useProfile()
  const mayEdit = may(roles, 'run-meetings')
  const mayChange = mayEdit && choice.own
  const { run } = useCommand(orpc.agenda.update)
  const agenda = useAgenda({
    updatedAt: choice.updatedAt,
    segments: choice.segments,
    problems: segmentProblems,
    save: (segments) => run({ id: choice.id, fields: { segments } }),
  })
  const [renaming, setRenaming] = useState(false)
  const actions = useChoiceActions(choice, mayChange, () => setRenaming(true))
  const { segments, problem } = agenda
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/agendas" label={t('agenda.library')} />}
        title={choice.title}
        subtitle={choice.summary || t(choice.own ? 'agenda.own' : 'agenda.builtIn')}
        actions={
          <>
            {mayChange ? (
              <>
                <ActionButton action={actions.remove} look="quiet" icon={<IconTrash {...icon} />} iconOnly />
                <ActionButton action={actions.rename} icon={<IconPencil {...icon} />} />
              </>
            ) : null}
            <ActionButton action={actions.exportFile} icon={<IconDownload {...icon} />} />
            {mayEdit ? (
              <SaveAgenda
                title={t('agenda.copyOf', { title: choice.title })}
                agenda={agenda}
                onSaved={(agendaId) => void navigate({ to: '/agendas/$agendaId', params: { agendaId } })}
              />
            ) : null}
          </>
        }
      />
      <AgendaParts
        agenda={agenda}
        mayEdit={mayChange}
        above={
          <p className={styles.length} role="status">
            <strong>{t('ui.minutes', { count: totalMinutes(segments) })}</strong>
            <span>
              {problem
                ? t('meeting.agenda.unfinished', { problem: t(`problem.${problem.tag}`) })
                : t('agenda.least', { minutes: leastMinutes(segments) })}
            </span>
          </p>
        }
      />
      <RenameDialog choice={choice} opened={renaming} onClose={() => setRenaming(false)} />
    </WorkPage>
  )
}

function useChoiceActions(choice: AgendaChoice, mayChange: boolean, onRename: () => void) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { id, title } = choice
  const removing = useCommand(orpc.agenda.remove)
  const exporting = useCommand(orpc.agenda.exportFile)
  const remove = async () => {
    const removed = await removing.run({ id })
    if (!removed.ok) return
    offerUndo(t('agenda.removed', { title }), () => client.agenda.restore({ id }))
    void navigate({ to: '/agendas' })
  }
  const save = async () => {
    const file = await exporting.run({ id })
    if (file.ok) downloadFile(file.value)
  }
  const action = (one: Omit<Action, 'group'>): Action => ({ group: 'agenda', ...one })
  const actions = {
    rename: action({
      id: 'agenda.rename',
      label: 'agenda.rename',
      keys: ['r'],
      enabled: mayChange,
      run: onRename,
    }),
    exportFile: action({ id: 'agenda.export', label: 'agenda.export', keys: ['x'], run: () => void save() }),
    remove: action({
      id: 'agenda.remove-own',
      label: 'agenda.remove',
      enabled: mayChange && !removing.pending,
      run: () => void remove(),
    }),
  }
  useActions(Object.values(actions))
  return actions
}
