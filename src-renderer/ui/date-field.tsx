import { DateInput } from '@mantine/dates'
import 'dayjs/locale/es'
import { useTranslation } from 'react-i18next'
import type { DraftForm, FormValues } from './draft-form'
import { type FieldOf, useField } from './fields'

type Props<V extends FormValues> = {
  form: DraftForm<V>
  /** Holds `2026-03-14`. */
  name: FieldOf<V, string>
  label: string
}

/** A day: typed, or picked from the calendar that opens below (↓). */
export function DateField<V extends FormValues>({ form, name, label }: Props<V>) {
  const { i18n } = useTranslation()
  return (
    <DateInput
      {...useField(form, name)}
      label={label}
      locale={i18n.language}
      firstDayOfWeek={0}
      valueFormat={i18n.language === 'es' ? 'ddd D MMM YYYY' : 'ddd, MMM D, YYYY'}
      popoverProps={{ withinPortal: true }}
      value={(form.values[name] as string) || null}
      onChange={(value) => form.patch({ [name]: value ?? '' } as Partial<V>)}
    />
  )
}
