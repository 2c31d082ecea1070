import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PLACEHOLDERS } from '#shared/domain/script'
import styles from './script.module.css'

/** What can be filled in, to put into the text with a press: nobody has to remember how it is spelled. */
export function Placeholders({ onPick }: { onPick: (name: string) => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.placeholders}>
      <span>{t('script.placeholders')}</span>
      {PLACEHOLDERS.map((name) => (
        <Button key={name} variant="default" className={styles.placeholder} onClick={() => onPick(name)}>
          {t(`script.placeholder.${name}`)}
        </Button>
      ))}
    </div>
  )
}
