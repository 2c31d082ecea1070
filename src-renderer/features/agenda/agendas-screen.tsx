import { FileButton } from '@mantine/core'
import { IconFileImport, IconListDetails } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaChoice } from '#shared/contract/agenda'
import { may } from '#shared/domain/access'
import { totalMinutes } from '#shared/domain/agenda'
import { type Action, useActions } from '../../app/actions'
import { useProfile } from '../../app/profile'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { useCommand } from '../../ui/command'
import { DataTable, type TableColumn } from '../../ui/data-table'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { WorkPage } from '../../ui/split'
import { EmptyState } from '../../ui/states'
import { offerUndo } from '../../ui/undo'
import styles from './agenda-screen.module.css'
import { nearestFirst } from './nearest-first'

/** Agendas to start from: one's own, and those that come with the app. A file dropped here joins them. */
export function AgendasScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const query = useLive(orpc.agenda.list, undefined)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const { takeIn, mayImport, isReading } = useImport()
  const open = ({ id }: AgendaChoice) => void navigate({ to: '/agendas/$agendaId', params: { agendaId: id } })
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    const [file] = event.dataTransfer.files
    if (file && mayImport) takeIn(file)
  }
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/meetings" label={t('meeting.detail.allMeetings')} />}
        title={t('agenda.library')}
        actions={mayImport ? <ImportButton onFile={takeIn} isReading={isReading} /> : undefined}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button above does the same by keyboard */}
      <div className={styles.body} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
        <Live query={query}>
          {(choices) => (
            <Choices
              choices={nearestFirst(choices)}
              chosenId={chosenId ?? nearestFirst(choices)[0]?.id ?? null}
              onChoose={({ id }) => setChosenId(id)}
              onOpen={open}
            />
          )}
        </Live>
      </div>
    </WorkPage>
  )
}

function useImport() {
  const { t } = useTranslation()
  const { roles } = useProfile()
  const command = useCommand(orpc.agenda.importFile)
  const run = async (file: File) => {
    const taken = await command.run({ key: newKey(), file })
    if (!taken.ok) return
    const { id, title } = taken.value
    offerUndo(t('agenda.imported', { title }), () => client.agenda.remove({ id }))
  }
  return {
    takeIn: (file: File) => void run(file),
    mayImport: may(roles, 'run-meetings'),
    isReading: command.pending,
  }
}

function ImportButton({ onFile, isReading }: { onFile: (file: File) => void; isReading: boolean }) {
  const box = useRef<HTMLSpanElement>(null)
  const reset = useRef<() => void>(null)
  const action: Action = {
    id: 'agenda.import',
    label: 'agenda.import',
    group: 'agenda',
    keys: ['i'],
    enabled: !isReading,
    run: () => box.current?.querySelector<HTMLInputElement>('input[type="file"]')?.click(),
  }
  useActions([action])
  return (
    <span ref={box}>
      <ActionButton action={action} icon={<IconFileImport size={20} stroke={1.75} aria-hidden />} />
      <FileButton
        resetRef={reset}
        accept=".json,application/json"
        onChange={(file) => {
          if (file) onFile(file)
          // The same file may be chosen again, after it was mended.
          reset.current?.()
        }}
      >
        {() => null}
      </FileButton>
    </span>
  )
}

type ChoicesProps = {
  choices: AgendaChoice[]
  chosenId: string | null
  onChoose: (choice: AgendaChoice) => void
  onOpen: (choice: AgendaChoice) => void
}

function Choices({ choices, chosenId, onChoose, onOpen }: ChoicesProps) {
  const { t } = useTranslation()
  const columns = useMemo(
    (): TableColumn<AgendaChoice>[] => [
      {
        id: 'title',
        header: t('agenda.title'),
        width: 'minmax(0, 1fr)',
        sortBy: ({ title }) => title,
        cell: ({ title, summary }) => (
          <span className={styles.what}>
            <strong>{title}</strong>
            <span>{summary}</span>
          </span>
        ),
      },
      {
        id: 'own',
        header: t('agenda.whose'),
        width: '170px',
        cell: ({ own }) => t(own ? 'agenda.own' : 'agenda.builtIn'),
      },
      {
        id: 'language',
        header: t('agenda.language'),
        width: '110px',
        sortBy: ({ language }) => language,
        cell: ({ language }) => t(`event.language.${language}`),
      },
      {
        id: 'minutes',
        header: t('meeting.agenda.minutes'),
        width: '100px',
        align: 'end',
        sortBy: ({ segments }) => totalMinutes(segments),
        cell: ({ segments }) => totalMinutes(segments),
      },
    ],
    [t],
  )
  return (
    <DataTable
      label={t('agenda.library')}
      rows={choices}
      columns={columns}
      idOf={({ id }) => id}
      selectedId={chosenId}
      onSelect={onChoose}
      onOpen={onOpen}
      openOnClick
      empty={<EmptyState title={t('agenda.library')} icon={<IconListDetails size={40} aria-hidden />} />}
      rowHeight={64}
    />
  )
}
