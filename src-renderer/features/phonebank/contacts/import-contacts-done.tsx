import { IconArrowBackUp, IconCircleCheck, IconDownload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ImportProgress } from '#shared/contract/contacts'
import type { Kit } from '#shared/model/kit'
import { type Action, useActions } from '../../../app/actions'
import { ActionButton } from '../../../ui/action-button'
import { downloadFile } from '../../../ui/download'
import { EmptyState } from '../../../ui/states'
import { say } from '../../../ui/undo'
import styles from './import-contacts.module.css'
import type { ContactImport } from './use-contact-import'

type Props = { kit: Kit; state: ContactImport; done: Extract<ImportProgress, { state: 'done' }> }

/** What came in; the lines left out, to mend and bring back; and the way to take it all off again. */
export function ImportContactsDone({ kit, state, done }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const toList: Action = {
    id: 'contacts.to-list',
    label: 'contacts.import.toList',
    group: 'phoneBank',
    keys: ['enter'],
    run: () => void navigate({ to: '/phone-bank/$kitId/contacts', params: { kitId: kit.id } }),
  }
  const download: Action = {
    id: 'contacts.download',
    label: 'contacts.import.download',
    group: 'phoneBank',
    keys: ['mod+s'],
    enabled: done.flawedCsv !== '',
    run: () =>
      downloadFile(new File([done.flawedCsv], t('contacts.import.downloadName'), { type: 'text/csv' })),
  }
  const takeOff: Action = {
    id: 'contacts.undo',
    label: 'contacts.import.undo',
    group: 'phoneBank',
    keys: ['u'],
    enabled: done.added > 0,
    run: () =>
      void state.takeOff(done).then((result) => {
        if (!result) return
        const { removed, kept } = result
        const words = [t('contacts.import.undone', { count: removed })]
        if (kept > 0) words.push(t('contacts.import.undoneKept', { count: kept }))
        say(words.join(' '))
      }),
  }
  useActions([toList, download, takeOff])
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  return (
    <div className={styles.done} role="status">
      <EmptyState
        icon={<IconCircleCheck size={44} stroke={1.5} aria-hidden />}
        title={
          done.added > 0 ? t('contacts.import.done', { count: done.added }) : t('contacts.import.doneNone')
        }
        action={
          <div className={styles.buttons}>
            <ActionButton action={toList} look="primary" />
            {done.flawed > 0 ? <ActionButton action={download} icon={<IconDownload {...icon} />} /> : null}
            {done.added > 0 ? <ActionButton action={takeOff} icon={<IconArrowBackUp {...icon} />} /> : null}
          </div>
        }
      >
        {(['repeats', 'known', 'households'] as const).map((name) =>
          done[name] > 0 ? (
            <p key={name}>{t(`contacts.import.totals.${name}`, { count: done[name] })}</p>
          ) : null,
        )}
        {done.flawed > 0 ? <p>{t('contacts.import.doneFlawed', { count: done.flawed })}</p> : null}
      </EmptyState>
    </div>
  )
}
