import {
  Checkbox,
  NumberInput,
  type NumberInputProps,
  Select,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DraftForm, FormValues } from './draft-form'

/** The fields of V that hold a T. */
export type FieldOf<V, T> = { [K in keyof V & string]: V[K] extends T ? K : never }[keyof V & string]

/** Label, error and the mark by which the form finds the field again. */
export function useField<V extends FormValues>(form: DraftForm<V>, name: string) {
  const { t } = useTranslation()
  const trouble = form.troubleAt(name)
  return {
    'data-field': name,
    disabled: !form.ready,
    error: trouble ? t(`problem.${trouble.tag}`) : undefined,
  }
}

type For<V extends FormValues, T, P> = Omit<P, 'form' | 'name' | 'value' | 'onChange'> & {
  form: DraftForm<V>
  name: FieldOf<V, T>
}

export function TextField<V extends FormValues>({ form, name, ...input }: For<V, string, TextInputProps>) {
  return (
    <TextInput
      autoComplete="off"
      {...input}
      {...useField(form, name)}
      value={form.values[name] as string}
      onChange={({ currentTarget }) => form.patch({ [name]: currentTarget.value } as Partial<V>)}
    />
  )
}

export function LongTextField<V extends FormValues>({ form, name, ...input }: For<V, string, TextareaProps>) {
  return (
    <Textarea
      autosize
      minRows={2}
      maxRows={8}
      {...input}
      {...useField(form, name)}
      value={form.values[name] as string}
      onChange={({ currentTarget }) => form.patch({ [name]: currentTarget.value } as Partial<V>)}
    />
  )
}

/** Whole numbers. An emptied field counts as `min`. */
export function NumberField<V extends FormValues>({
  form,
  name,
  min = 0,
  ...input
}: For<V, number, NumberInputProps> & { min?: number }) {
  return (
    <NumberInput
      hideControls
      allowDecimal={false}
      min={min}
      clampBehavior="strict"
      {...input}
      {...useField(form, name)}
      value={form.values[name] as number}
      onChange={(value) => form.patch({ [name]: typeof value === 'number' ? value : min } as Partial<V>)}
    />
  )
}

type ChoiceProps<V extends FormValues, T extends string> = {
  form: DraftForm<V>
  name: FieldOf<V, T>
  label: string
  options: readonly { value: T; label: string }[]
  description?: string
  searchable?: boolean
  className?: string | undefined
}

export function ChoiceField<V extends FormValues, T extends string>({
  form,
  name,
  options,
  ...input
}: ChoiceProps<V, T>) {
  return (
    <Select
      allowDeselect={false}
      {...input}
      {...useField(form, name)}
      data={[...options]}
      value={form.values[name] as string}
      onChange={(value) => form.patch({ [name]: value } as Partial<V>)}
    />
  )
}

type TickProps<V extends FormValues> = { form: DraftForm<V>; name: FieldOf<V, boolean>; label: string }

export function TickField<V extends FormValues>({ form, name, label }: TickProps<V>) {
  return (
    <Checkbox
      label={label}
      {...useField(form, name)}
      checked={form.values[name] as boolean}
      onChange={({ currentTarget }) => form.patch({ [name]: currentTarget.checked } as Partial<V>)}
    />
  )
}
