import { Select } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnMap, ImportField } from '#shared/contract/rsvp'
import styles from './import-preview.module.css'

const fields = [
  'name',
  'firstName',
  'lastName',
  'phone',
  'email',
  'zip',
  'note',
] as const satisfies readonly ImportField[]
const NONE = 'none'

type Props = {
  headers: readonly string[]
  columns: ColumnMap
  onChange: (columns: ColumnMap) => void
}

/** Which column of the file holds what: guessed, and changed here. */
export function ColumnPicker({ headers, columns, onChange }: Props) {
  const { t } = useTranslation()
  const options = headers.map((header, index) => ({
    value: String(index),
    label: header.trim() || t('rsvp.import.columnNumber', { number: index + 1 }),
  }))
  const set = (field: ImportField, value: string | null) => {
    const { [field]: _, ...others } = columns
    onChange(value === null || value === NONE ? others : { ...others, [field]: Number(value) })
  }
  const id = useId()
  return (
    <div className={styles.columns}>
      {fields.map((field) => (
        <div key={field} className={styles.column}>
          <label htmlFor={`${id}-${field}`}>{t(`rsvp.field.${field}`)}</label>
          <Select
            id={`${id}-${field}`}
            allowDeselect={false}
            searchable={options.length > 8}
            data={[{ value: NONE, label: t('rsvp.import.none') }, ...options]}
            value={columns[field] === undefined ? NONE : String(columns[field])}
            onChange={(value) => set(field, value)}
          />
        </div>
      ))}
    </div>
  )
}
