import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ScriptStep } from '#shared/model/script'
import styles from './script.module.css'
import type { StepProps } from './step-props'

type Variant = ScriptStep['variants'][number]
const ANY = '-'

/** Other words for some: by language, by state, by phase of the campaign. */
export function VariantsEditor({ step, readOnly, onChange }: StepProps) {
  const { t } = useTranslation()
  const { variants } = step
  const set = (index: number, variant: Variant) =>
    onChange({ variants: variants.map((one, at) => (at === index ? variant : one)) })
  return (
    <details className={styles.part} open={variants.length > 0}>
      <summary>{t('script.variants')}</summary>
      <p className={styles.muted}>{t('script.variantsHint')}</p>
      {variants.map((variant, index) => (
        <VariantRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a variant has no other name than its place
          key={index}
          variant={variant}
          readOnly={readOnly}
          onChange={(next) => set(index, next)}
          onRemove={() => onChange({ variants: variants.filter((_, at) => at !== index) })}
        />
      ))}
      {readOnly ? null : (
        <Button
          variant="default"
          className={styles.add}
          leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
          onClick={() => onChange({ variants: [...variants, { when: {}, text: '' }] })}
        >
          {t('script.addVariant')}
        </Button>
      )}
    </details>
  )
}

type RowProps = {
  variant: Variant
  readOnly: boolean
  onChange: (variant: Variant) => void
  onRemove: () => void
}

function VariantRow({ variant: { when, text }, readOnly, onChange, onRemove }: RowProps) {
  const { t } = useTranslation()
  const narrow = (field: keyof Variant['when'], value: string) => {
    const { [field]: _, ...others } = when
    onChange({ text, when: value === '' ? others : { ...others, [field]: value } })
  }
  return (
    <fieldset className={styles.variant}>
      <Select
        label={t('script.field.variantLanguage')}
        allowDeselect={false}
        readOnly={readOnly}
        data={[
          { value: ANY, label: t('script.anyLanguage') },
          { value: 'en', label: t('call.language.en') },
          { value: 'es', label: t('call.language.es') },
        ]}
        value={when.language ?? ANY}
        onChange={(value) => narrow('language', value === ANY || value === null ? '' : value)}
      />
      <TextInput
        label={t('script.field.variantState')}
        placeholder="TX"
        maxLength={2}
        readOnly={readOnly}
        value={when.state ?? ''}
        onChange={({ currentTarget }) => narrow('state', currentTarget.value.trim().toUpperCase())}
      />
      <TextInput
        label={t('script.field.variantPhase')}
        maxLength={40}
        readOnly={readOnly}
        value={when.phase ?? ''}
        onChange={({ currentTarget }) => narrow('phase', currentTarget.value.trim())}
      />
      <Textarea
        className={styles.wide}
        label={t('script.field.variantText')}
        autosize
        minRows={2}
        maxLength={10_000}
        readOnly={readOnly}
        value={text}
        onChange={({ currentTarget }) => onChange({ when, text: currentTarget.value })}
      />
      {readOnly ? null : (
        <Button
          variant="subtle"
          className={styles.removeAnswer}
          aria-label={t('script.removeVariant')}
          title={t('script.removeVariant')}
          onClick={onRemove}
        >
          <IconX size={20} stroke={2} aria-hidden />
        </Button>
      )}
    </fieldset>
  )
}
