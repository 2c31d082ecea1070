import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/model/base'

type Props = { value: Language; onChange: (language: Language) => void }

/** Each language in its own words, so that nobody has to read the other one to find theirs. */
export function LanguageSwitch({ value, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <SegmentedControl
      aria-label={t('firstRun.language')}
      value={value}
      onChange={(next) => onChange(next === 'es' ? 'es' : 'en')}
      transitionDuration={0}
      data={[
        { value: 'en', label: <span lang="en">{t('app.action.english')}</span> },
        { value: 'es', label: <span lang="es">{t('app.action.spanish')}</span> },
      ]}
    />
  )
}
