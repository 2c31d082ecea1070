import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftForm, FormValues } from './draft-form'
import { type FieldOf, useField } from './fields'
import { useFormats } from './format'
import { readTimeOfDay } from './zoned-time'

type Props<V extends FormValues> = {
  form: DraftForm<V>
  /** Holds `18:30`, or '' while open. */
  name: FieldOf<V, string>
  label: string
  description?: string
}

/** A time of day, typed as people write it (6:30 pm, 630p, 18:30) and shown back in the language's own way. */
export function TimeField<V extends FormValues>({ form, name, label, description }: Props<V>) {
  const { t } = useTranslation()
  const { timeOfDay } = useFormats()
  const { error, ...field } = useField(form, name)
  const value = form.values[name] as string
  const [typing, setTyping] = useState<string | null>(null)
  const [unreadable, setUnreadable] = useState(false)

  const finish = () => {
    if (typing === null) return
    const time = typing.trim() === '' ? '' : readTimeOfDay(typing)
    setUnreadable(time === null)
    if (time === null) return
    setTyping(null)
    form.patch({ [name]: time } as Partial<V>)
  }
  return (
    <TextInput
      {...field}
      label={label}
      description={description}
      error={unreadable ? t('ui.timeHint') : error}
      autoComplete="off"
      value={typing ?? (value ? timeOfDay(value) : '')}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ currentTarget }) => {
        setTyping(currentTarget.value)
        setUnreadable(false)
        const time = readTimeOfDay(currentTarget.value)
        if (time) form.patch({ [name]: time } as Partial<V>)
      }}
      onBlur={finish}
    />
  )
}
