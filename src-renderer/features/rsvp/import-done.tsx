import { IconArrowBackUp, IconCircleCheck, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Action, useActions } from '../../app/actions'
import { ActionButton } from '../../ui/action-button'
import { downloadText } from '../../ui/download'
import { EmptyState } from '../../ui/states'
import { say } from '../../ui/undo'
import styles from './import-done.module.css'
import type { Done, ImportState } from './use-import'

type Props = { state: ImportState; done: Done; toSignUps: () => void }

/** What the import did; the lines it left out, to mend; and the way back. */
export function ImportDone({ state, done, toSignUps }: Props) {
  const { t } = useTranslation()
  const toList: Action = { id: 'import.to-list', label: 'rsvp.import.toList', group: 'event', run: toSignUps }
  const download: Action = {
    id: 'import.download',
    label: 'rsvp.import.download',
    group: 'event',
    keys: ['mod+s'],
    enabled: done.flawedCsv !== '',
    run: () => downloadText(t('rsvp.import.downloadName'), done.flawedCsv),
  }
  const takeBack: Action = {
    id: 'import.undo',
    label: 'rsvp.import.undo',
    group: 'event',
    keys: ['u'],
    enabled: done.added > 0,
    run: () =>
      void state.takeBack().then((removed) => {
        if (removed !== null) say(t('rsvp.said.importUndone', { count: removed }))
      }),
  }
  useActions([toList, download, takeBack])
  return (
    <div className={styles.done} role="status">
      <EmptyState
        icon={<IconCircleCheck size={44} stroke={1.5} aria-hidden />}
        title={
          done.added > 0 ? t('rsvp.import.doneTitle', { count: done.added }) : t('rsvp.import.nothingAdded')
        }
        action={
          <div className={styles.buttons}>
            <ActionButton action={toList} look="primary" />
            {done.flawed > 0 ? (
              <ActionButton action={download} icon={<IconDownload size={20} stroke={1.75} aria-hidden />} />
            ) : null}
            {done.added > 0 ? (
              <ActionButton
                action={takeBack}
                icon={<IconArrowBackUp size={20} stroke={1.75} aria-hidden />}
              />
            ) : null}
          </div>
        }
      >
        {done.repeats > 0 ? <p>{t('rsvp.import.doneRepeats', { count: done.repeats })}</p> : null}
        {done.flawed > 0 ? <p>{t('rsvp.import.doneFlawed', { count: done.flawed })}</p> : null}
      </EmptyState>
    </div>
  )
}
