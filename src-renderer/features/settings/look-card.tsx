import { useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Segments } from '../../ui/segments'
import styles from './settings.module.css'

const schemes = ['light', 'dark', 'auto'] as const

export function LookCard() {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <section className={styles.card}>
      <h2>{t('settings.look.title')}</h2>
      <Segments
        label={t('settings.look.theme')}
        options={schemes.map((scheme) => ({ value: scheme, label: t(`settings.look.${scheme}`) }))}
        value={colorScheme}
        onChange={setColorScheme}
      />
    </section>
  )
}
