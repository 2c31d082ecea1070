import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '#shared/contract/rsvp'
import { useFormats } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Pill } from '../../ui/pill'
import { Segments } from '../../ui/segments'
import { Hand, Split } from '../../ui/split'
import { ColumnPicker } from './column-picker'
import styles from './import-preview.module.css'
import { ImportRows } from './import-rows'
import type { ImportState } from './use-import'

type Props = { state: ImportState; file: File; preview: ImportPreview }

/** What the file would do, before it does anything: its columns left, each line with its outcome right. */
export function ImportPreviewPane({ state, file, preview }: Props) {
  return (
    <Split
      list="narrow"
      rows={<Columns state={state} file={file} preview={preview} />}
      hand={<Lines state={state} preview={preview} />}
    />
  )
}

function Columns({ state, file, preview }: Props) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const kilobytes = number(Math.max(1, Math.round(file.size / 1024)))
  return (
    <div className={styles.side}>
      <div className={styles.file}>
        <strong>{t('rsvp.import.file', { name: file.name, size: `${kilobytes} kB` })}</strong>
        <FileButton
          accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
          onChange={(chosen) => {
            if (chosen) state.choose(chosen)
          }}
        >
          {(props) => (
            <Button {...props} variant="default">
              {t('rsvp.import.chooseOther')}
            </Button>
          )}
        </FileButton>
      </div>
      <h2>{t('rsvp.import.columns')}</h2>
      <p className={styles.hint}>{t('rsvp.import.columnsHint')}</p>
      <ColumnPicker headers={preview.headers} columns={preview.columns} onChange={state.remap} />
    </div>
  )
}

type Which = 'all' | 'flawed'

function Lines({ state, preview }: Pick<Props, 'state' | 'preview'>) {
  const { t } = useTranslation()
  const [which, setWhich] = useState<Which>('all')
  const { good, flawed, repeats } = preview.totals
  const rows = which === 'all' ? preview.rows : preview.rows.filter(({ problems }) => problems.length > 0)
  return (
    <Hand
      label={t('rsvp.import.rows')}
      foot={
        <div className={styles.foot}>
          <Button
            onClick={() => void state.add()}
            disabled={good === 0 || state.reading}
            loading={state.adding}
          >
            {t('rsvp.import.run', { count: good })}
          </Button>
          <span className={styles.hint}>
            {good === 0 ? t('rsvp.import.none_good') : t('rsvp.import.nothingYet')}
          </span>
        </div>
      }
    >
      <div className={styles.rows}>
        <div className={styles.head}>
          <Pill tone="accent">{t('rsvp.import.good', { count: good })}</Pill>
          {repeats > 0 ? <Pill>{t('rsvp.import.repeats', { count: repeats })}</Pill> : null}
          {flawed > 0 ? <Pill tone="bad">{t('rsvp.import.flawedCount', { count: flawed })}</Pill> : null}
          {flawed > 0 ? (
            <Segments
              label={t('rsvp.import.only')}
              options={[
                { value: 'all', label: t('rsvp.import.onlyAll') },
                { value: 'flawed', label: t('rsvp.import.onlyFlawed') },
              ]}
              value={which}
              onChange={setWhich}
            />
          ) : null}
        </div>
        {state.trouble ? <Notice tone="bad" title={t(`problem.${state.trouble.tag}`)} /> : null}
        <div className={styles.table}>
          <ImportRows rows={rows} />
        </div>
        {preview.more > 0 ? (
          <p className={styles.hint}>{t('rsvp.import.more', { count: preview.more })}</p>
        ) : null}
      </div>
    </Hand>
  )
}
