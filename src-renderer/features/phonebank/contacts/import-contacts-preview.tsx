import { Button, MultiSelect, Select } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactColumns, ContactField, ContactPreview } from '#shared/contract/contacts'
import { en } from '#shared/messages/en'
import { ChooseFile, LISTS } from '../../../ui/choose-file'
import { useFormats } from '../../../ui/format'
import { Notice } from '../../../ui/notice'
import { Pill } from '../../../ui/pill'
import { Segments } from '../../../ui/segments'
import { Hand, Split } from '../../../ui/split'
import { ImportContactRows } from './import-contact-rows'
import styles from './import-contacts.module.css'
import type { ContactImport } from './use-contact-import'

type Props = { state: ContactImport; file: File; preview: ContactPreview }

/** What the list would do, before it does anything: its columns left, each line with its outcome right. */
export function ImportContactsPreview(props: Props) {
  return <Split list="narrow" rows={<AboutFile {...props} />} hand={<Lines {...props} />} />
}

const delimiters: Record<string, 'comma' | 'semicolon' | 'tab'> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
}

function AboutFile({ state, file, preview }: Props) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const kilobytes = number(Math.max(1, Math.round(file.size / 1024)))
  const mark = delimiters[preview.delimiter] ?? 'other'
  const what =
    preview.format === 'xlsx'
      ? [t('contacts.import.format.xlsx')]
      : [
          t('contacts.import.format.csv'),
          preview.encoding,
          t(`contacts.import.delimiter.${mark}`, { mark: preview.delimiter }),
        ]
  return (
    <div className={styles.side}>
      <div className={styles.file}>
        <strong>{t('contacts.import.file', { name: file.name, size: `${kilobytes} kB` })}</strong>
        <ChooseFile
          accept={`${LISTS},.xlsx`}
          label={t('contacts.import.other')}
          onFile={state.choose}
          quiet
        />
      </div>
      <p className={styles.hint}>{t('contacts.import.read', { what: what.filter(Boolean).join(', ') })}</p>
      {preview.source === 'van' ? <Notice tone="accent" title={t('contacts.import.van')} /> : null}
      {preview.remembered ? <Notice tone="info" title={t('contacts.import.remembered')} /> : null}
      {preview.headerFound ? null : <Notice tone="warn" title={t('contacts.import.noHeader')} />}
      {preview.sheets.length > 1 ? (
        <Select
          label={t('contacts.import.sheet')}
          allowDeselect={false}
          data={preview.sheets}
          value={state.sheet || (preview.sheets[0] ?? '')}
          onChange={(name) => state.readSheet(name ?? '')}
        />
      ) : null}
      <h2>{t('contacts.import.columns')}</h2>
      <p className={styles.hint}>{t('contacts.import.columnsHint')}</p>
      <Columns headers={preview.headers} columns={preview.columns} onChange={state.remap} />
    </div>
  )
}

/** The contract's fields, in the order of the catalogue. */
const fields = Object.keys(en.contacts.field) as ContactField[]
/** A list may hold several numbers of a kind; of all else there is one. */
const several: readonly ContactField[] = ['phone', 'mobile', 'homePhone', 'workPhone']
const NONE = 'none'

type ColumnsProps = {
  headers: readonly string[]
  columns: ContactColumns
  onChange: (columns: ContactColumns) => void
}

function Columns({ headers, columns, onChange }: ColumnsProps) {
  const { t } = useTranslation()
  const id = useId()
  const options = headers.map((header, index) => ({
    value: String(index),
    label: header.trim() || `#${index + 1}`,
  }))
  const set = (field: ContactField, chosen: number[]) => {
    const { [field]: _, ...others } = columns
    onChange(chosen.length === 0 ? others : { ...others, [field]: chosen })
  }
  return fields.map((field) => {
    const chosen = (columns[field] ?? []).map(String)
    const common = { id: `${id}-${field}`, searchable: options.length > 8 }
    return (
      <div key={field} className={styles.column}>
        <label htmlFor={`${id}-${field}`}>{t(`contacts.field.${field}`)}</label>
        {several.includes(field) ? (
          <MultiSelect
            {...common}
            data={options}
            {...(chosen.length === 0 ? { placeholder: t('contacts.import.none') } : {})}
            value={chosen}
            onChange={(value) => set(field, value.map(Number))}
          />
        ) : (
          <Select
            {...common}
            allowDeselect={false}
            data={[{ value: NONE, label: t('contacts.import.none') }, ...options]}
            value={chosen[0] ?? NONE}
            onChange={(value) => set(field, value === null || value === NONE ? [] : [Number(value)])}
          />
        )}
      </div>
    )
  })
}

function Lines({ state, preview }: Props) {
  const { t } = useTranslation()
  const [which, setWhich] = useState<'all' | 'flawed'>('all')
  const { totals } = preview
  const rows = which === 'all' ? preview.rows : preview.rows.filter(({ problems }) => problems.length > 0)
  return (
    <Hand
      label={t('contacts.import.rows')}
      foot={
        <div className={styles.foot}>
          <Button onClick={() => void state.bringIn()} disabled={totals.good === 0 || state.reading}>
            {t('contacts.import.run', { count: totals.good })}
          </Button>
          <span className={styles.hint}>
            {t(totals.good === 0 ? 'contacts.import.runNone' : 'contacts.import.nothingYet')}
          </span>
        </div>
      }
    >
      <div className={styles.rows}>
        <div className={styles.head}>
          <Pill tone="accent">{t('contacts.import.totals.good', { count: totals.good })}</Pill>
          {totals.flawed > 0 ? (
            <Pill tone="bad">{t('contacts.import.totals.flawed', { count: totals.flawed })}</Pill>
          ) : null}
          {(['repeats', 'known', 'shared', 'zoneGuessed'] as const).map((name) =>
            totals[name] > 0 ? (
              <Pill key={name}>{t(`contacts.import.totals.${name}`, { count: totals[name] })}</Pill>
            ) : null,
          )}
          <Pill>{t('contacts.import.totals.households', { count: totals.households })}</Pill>
          {totals.flawed > 0 ? (
            <Segments
              label={t('contacts.import.only')}
              options={[
                { value: 'all', label: t('contacts.import.onlyAll') },
                { value: 'flawed', label: t('contacts.import.onlyFlawed') },
              ]}
              value={which}
              onChange={setWhich}
            />
          ) : null}
        </div>
        <div className={styles.table}>
          <ImportContactRows rows={rows} />
        </div>
        {preview.more > 0 ? (
          <p className={styles.hint}>{t('contacts.import.more', { count: preview.more })}</p>
        ) : null}
      </div>
    </Hand>
  )
}
