import { Button } from '@mantine/core'
import { IconAlertTriangle, IconFiles } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { StackRow } from '#shared/contract/paper'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { useCommand } from '../../ui/command'
import { DataTable, type TableColumn } from '../../ui/data-table'
import { useFormats } from '../../ui/format'
import { Pill, type Tone } from '../../ui/pill'
import { EmptyState } from '../../ui/states'
import { usePageName } from './page-name'
import styles from './stack-list.module.css'

const TONES: Record<StackRow['page']['state'], Tone> = {
  read: 'warn',
  'set-aside': 'bad',
  verified: 'accent',
  discarded: 'plain',
}

type Props = {
  rows: StackRow[]
  picked: string | null
  onPick: (id: string) => void
  onOpen: (id: string) => void
}

export function StackList({ rows, picked, onPick, onOpen }: Props) {
  const { t } = useTranslation()
  const { demo } = useProfile()
  return (
    <DataTable
      label={t('paper.stack.label')}
      rows={rows}
      columns={useColumns()}
      idOf={({ page }) => page.id}
      selectedId={picked ?? rows[0]?.page.id ?? null}
      onSelect={({ page }) => onPick(page.id)}
      onOpen={({ page }) => onOpen(page.id)}
      empty={
        <EmptyState
          title={t('paper.stack.emptyTitle')}
          icon={<IconFiles size={40} stroke={1.5} aria-hidden />}
          action={demo ? <TrySheets /> : null}
        >
          {t('paper.stack.emptyBody')}
        </EmptyState>
      }
      rowHeight={64}
    />
  )
}

/** In the demo there is no paper to photograph: three filled sheets come with it. */
function TrySheets() {
  const { t } = useTranslation()
  const add = useCommand(orpc.intake.addDemoSheets)
  const { waiting } = useLive(orpc.intake.live, undefined).data ?? { waiting: 0 }
  const isReading = add.pending || waiting > 0
  return (
    <Button loading={isReading} onClick={() => void add.run(undefined)}>
      {t('paper.stack.demo')}
    </Button>
  )
}

function useColumns(): TableColumn<StackRow>[] {
  const { t } = useTranslation()
  const { number } = useFormats()
  const nameOf = usePageName()
  return useMemo(
    () => [
      {
        id: 'page',
        header: t('paper.stack.column.page'),
        width: 'minmax(0, 1fr)',
        cell: ({ page, heldBy }) => (
          <div className={styles.name}>
            <strong>{nameOf(page)}</strong>
            <span>
              {heldBy ? t('paper.stack.heldBy', { by: heldBy.by }) : page.reason}
              {page.problems.length > 0 && page.state === 'read' ? (
                <>
                  <IconAlertTriangle size={16} stroke={1.75} aria-hidden /> {t('paper.stack.quality')}
                </>
              ) : null}
            </span>
          </div>
        ),
      },
      {
        id: 'state',
        header: t('paper.stack.column.state'),
        width: '112px',
        cell: ({ page }) => <Pill tone={TONES[page.state]}>{t(`paper.state.${page.state}`)}</Pill>,
      },
      {
        id: 'rows',
        header: t('paper.stack.column.rows'),
        width: '84px',
        align: 'end',
        cell: ({ page, written }) => (page.state === 'verified' ? '' : number(written)),
      },
      {
        id: 'open',
        header: t('paper.stack.column.open'),
        width: '96px',
        align: 'end',
        cell: ({ page, open }) => (page.state === 'verified' ? '' : number(open)),
      },
    ],
    [t, number, nameOf],
  )
}
