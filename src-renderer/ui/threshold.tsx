import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { languageNow, speak } from '../app/i18n'
import { LanguageSwitch } from './language-switch'
import { Logo } from './logo'
import styles from './threshold.module.css'

type Props = { title: string; lede: ReactNode; children: ReactNode }

/** The screens before the work: who we are on the left, the one thing to do on the right. */
export function Threshold({ title, lede, children }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.threshold}>
      <header className={styles.side}>
        <p className={styles.brand}>
          <Logo size={44} />
          {t('app.name')}
        </p>
        <div>
          <h1>{title}</h1>
          <p className={styles.lede}>{lede}</p>
        </div>
        <LanguageSwitch value={languageNow()} onChange={speak} />
      </header>
      <main className={styles.main}>
        <div className={styles.column}>{children}</div>
      </main>
    </div>
  )
}
