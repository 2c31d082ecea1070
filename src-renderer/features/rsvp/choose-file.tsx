import { Button, FileButton } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../../ui/command'
import { Notice } from '../../ui/notice'
import { EmptyState, Loading } from '../../ui/states'
import styles from './choose-file.module.css'
import type { ImportState } from './use-import'

/** Where a file is dropped or chosen; and, when it could not be read, why and what to do. */
export function ChooseFile({ state }: { state: ImportState }) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) state.choose(file)
  }
  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div className={styles.page}>
      {state.trouble ? <NotRead trouble={state.trouble} fileName={state.file?.name ?? ''} /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard */}
      <div
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={onDragOver}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {state.reading ? (
          <Loading />
        ) : (
          <EmptyState
            icon={<IconFileSpreadsheet size={40} stroke={1.5} aria-hidden />}
            title={over ? t('rsvp.import.dropNow') : t('rsvp.import.dropTitle')}
            action={
              <FileButton
                accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
                onChange={(file) => {
                  if (file) state.choose(file)
                }}
              >
                {(props) => <Button {...props}>{t('rsvp.import.choose')}</Button>}
              </FileButton>
            }
          >
            <p>{t('rsvp.import.dropBody')}</p>
            <p>{t('rsvp.import.nothingYet')}</p>
          </EmptyState>
        )}
      </div>
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
