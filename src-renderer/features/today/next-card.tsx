import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action } from '../../app/actions'
import { useActions } from '../../app/actions'
import { ActionButton } from '../../ui/action-button'
import styles from './today.module.css'

type Props = {
  /** What kind of thing it is, above its title. */
  kicker?: string
  title: string
  children?: ReactNode
  /** The one large button. */
  action: Action
  icon: ReactNode
}

/** The next thing to do, with one large button. */
export function NextCard({ kicker, title, children, action, icon }: Props) {
  const { t } = useTranslation()
  useActions([action])
  return (
    <section className={styles.next} aria-label={t('today.next')}>
      <div className={styles.kicker}>
        <span className={styles.nextIcon}>{icon}</span>
        {kicker}
      </div>
      <h2>{title}</h2>
      <div className={styles.nextBody}>{children}</div>
      <ActionButton action={action} look="primary" className={styles.large} />
    </section>
  )
}
