import { useTranslation } from 'react-i18next'
import type { TextPart } from '#shared/domain/script'
import styles from './step-pane.module.css'

/** What is said aloud. What is not known stands there as a gap, so that nobody reads a placeholder to a callee. */
export function SpokenText({ parts, lang }: { parts: readonly TextPart[]; lang: string }) {
  const { t } = useTranslation()
  return (
    <p className={styles.spoken} lang={lang}>
      {parts.map(({ kind, text }, index) =>
        kind === 'missing' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place
          <mark key={index} className={styles.gap} title={text}>
            {t('call.script.missing')}
          </mark>
        ) : (
          text
        ),
      )}
    </p>
  )
}
