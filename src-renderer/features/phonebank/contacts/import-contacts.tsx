import { Button, Progress } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Kit } from '#shared/model/kit'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { BackLink } from '../../../ui/back-link'
import { ChooseFile, LISTS } from '../../../ui/choose-file'
import { DropArea } from '../../../ui/drop-area'
import { useFormats } from '../../../ui/format'
import { Live } from '../../../ui/live'
import { Notice } from '../../../ui/notice'
import { PageHeader } from '../../../ui/page-header'
import { WorkPage } from '../../../ui/split'
import { EmptyState } from '../../../ui/states'
import styles from './import-contacts.module.css'
import { ImportContactsDone } from './import-contacts-done'
import { ImportContactsPreview } from './import-contacts-preview'
import { type ContactImport, useContactImport } from './use-contact-import'

const route = getRouteApi('/phone-bank/$kitId/import')

export function ImportContactsScreen() {
  const { kitId } = route.useParams()
  const kit = useLive(orpc.kit.one, { id: kitId })
  return <Live query={kit}>{({ kit }) => <ImportContacts key={kitId} kit={kit} />}</Live>
}

/** A list: choose it, see what it would do, bring it in, take it off again. */
function ImportContacts({ kit }: { kit: Kit }) {
  const { t } = useTranslation()
  const state = useContactImport(kit.id)
  return (
    <WorkPage>
      <PageHeader
        before={
          <BackLink
            to="/phone-bank/$kitId/contacts"
            params={{ kitId: kit.id }}
            label={t('contacts.action.back')}
          />
        }
        title={t('contacts.import.title')}
        subtitle={t('contacts.import.for', { kit: kit.title })}
      />
      {state.trouble ? (
        <div className={styles.trouble} role="alert">
          <Notice tone="bad" title={t('contacts.import.notRead')}>
            <p>{t(`problem.${state.trouble.tag}`)}</p>
          </Notice>
        </div>
      ) : null}
      <Stage kit={kit} state={state} />
    </WorkPage>
  )
}

function Stage({ kit, state }: { kit: Kit; state: ContactImport }) {
  const { t } = useTranslation()
  const { progress, file, preview } = state
  if (progress?.state === 'done') return <ImportContactsDone kit={kit} state={state} done={progress} />
  if (progress?.state === 'cancelled')
    return (
      <EmptyState
        title={t('contacts.import.cancelled')}
        action={<Button onClick={state.again}>{t('ui.retry')}</Button>}
      />
    )
  if (progress) return <OnItsWay progress={progress} onCancel={() => void state.cancel()} />
  if (file && preview) return <ImportContactsPreview state={state} file={file} preview={preview} />
  return (
    <DropArea onFile={state.choose}>
      {(isOver) =>
        state.reading ? (
          <EmptyState title={t('contacts.import.reading', { name: file?.name ?? '' })} />
        ) : (
          <EmptyState
            icon={<IconFileSpreadsheet size={40} stroke={1.5} aria-hidden />}
            title={t(isOver ? 'contacts.import.dropNow' : 'contacts.import.drop')}
            action={
              <ChooseFile
                accept={`${LISTS},.xlsx`}
                label={t('contacts.import.choose')}
                onFile={state.choose}
              />
            }
          >
            <p>{t('contacts.import.dropBody')}</p>
            <p>{t('contacts.import.nothingYet')}</p>
          </EmptyState>
        )
      }
    </DropArea>
  )
}

type WayProps = {
  progress: { state: 'reading' | 'writing'; done: number; total: number }
  onCancel: () => void
}

function OnItsWay({ progress: { state, done, total }, onCancel }: WayProps) {
  const { t } = useTranslation()
  const { number } = useFormats()
  return (
    <section className={styles.way} aria-label={t(`contacts.import.progress.${state}`)}>
      <h2>{t(`contacts.import.progress.${state}`)}</h2>
      <Progress
        size="xl"
        value={total > 0 ? (done / total) * 100 : 0}
        transitionDuration={0}
        aria-label={t(`contacts.import.progress.${state}`)}
      />
      <p className={styles.count}>
        {total > 0 ? t('contacts.import.progressOf', { done: number(done), total: number(total) }) : ''}
      </p>
      <Button variant="default" onClick={onCancel}>
        {t('contacts.import.cancel')}
      </Button>
    </section>
  )
}
