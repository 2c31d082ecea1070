import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ChooseFile, LISTS } from '../../ui/choose-file'
import type { Trouble } from '../../ui/command'
import { DropArea } from '../../ui/drop-area'
import { Notice } from '../../ui/notice'
import { EmptyState, Loading } from '../../ui/states'
import styles from './choose-guests.module.css'
import type { ImportState } from './use-import'

/** Where a file is dropped or chosen; and, when it could not be read, why and what to do. */
export function ChooseGuests({ state }: { state: ImportState }) {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      {state.trouble ? <NotRead trouble={state.trouble} fileName={state.file?.name ?? ''} /> : null}
      <DropArea onFile={state.choose}>
        {(isOver) =>
          state.reading ? (
            <Loading />
          ) : (
            <EmptyState
              icon={<IconFileSpreadsheet size={40} stroke={1.5} aria-hidden />}
              title={t(isOver ? 'rsvp.import.dropNow' : 'rsvp.import.dropTitle')}
              action={<ChooseFile accept={LISTS} label={t('rsvp.import.choose')} onFile={state.choose} />}
            >
              <p>{t('rsvp.import.dropBody')}</p>
              <p>{t('rsvp.import.nothingYet')}</p>
            </EmptyState>
          )
        }
      </DropArea>
    </div>
  )
}

function NotRead({ trouble, fileName }: { trouble: Trouble; fileName: string }) {
  const { t } = useTranslation()
  const how = useHow(trouble)
  return (
    <div role="alert">
      <Notice tone="bad" title={`${t('rsvp.import.notReadTitle')}: ${fileName}`}>
        {trouble.tag === 'file-unreadable' ? null : <p>{t(`problem.${trouble.tag}`)}</p>}
        <p>{how}</p>
      </Notice>
    </div>
  )
}

/** What to do about it; the core says in `detail` how much is too much, or where it stopped reading. */
function useHow({ tag, detail = '' }: Trouble): string {
  const { t } = useTranslation()
  if (tag === 'file-too-large') return t('rsvp.import.why.too-large', { limit: detail })
  if (tag === 'too-many-columns') return t('rsvp.import.why.too-many-columns', { limit: detail })
  if (detail === 'spreadsheet' || detail === 'binary') return t(`rsvp.import.why.${detail}`)
  if (detail.startsWith('line ')) return t('rsvp.import.why.line', { line: detail.slice('line '.length) })
  return t('rsvp.import.why.how')
}
