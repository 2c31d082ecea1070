import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ScriptStep } from '#shared/model/script'

type Props = {
  label: string
  steps: readonly ScriptStep[]
  ownId: string
  value: string
  readOnly: boolean
  onChange: (next: string) => void
}

/** Mantine's Select has no empty value. */
const END = '-'

/** Where the call goes on. A step that is gone stays in sight, so that the flaw can be seen and mended. */
export function NextField({ label, steps, ownId, value, readOnly, onChange }: Props) {
  const { t } = useTranslation()
  const known = steps.some(({ id }) => id === value)
  return (
    <Select
      label={label}
      allowDeselect={false}
      readOnly={readOnly}
      data={[
        { value: END, label: t('script.ends') },
        ...steps
          .map(({ id, title }, index) => ({ value: id, label: `${index + 1}. ${title}` }))
          .filter(({ value: id }) => id !== ownId),
        ...(value !== '' && !known ? [{ value, label: value }] : []),
        ...(value === ownId && known ? [{ value: ownId, label: '↺' }] : []),
      ]}
      value={value === '' ? END : value}
      onChange={(next) => onChange(next === END || next === null ? '' : next)}
    />
  )
}
