import { useTranslation } from 'react-i18next'
import { showPhone } from '#shared/domain/phone'
import type { Kit } from '#shared/model/kit'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import styles from './after.module.css'

/** Whom to thank, with a number to do it by. */
export function ThanksCard({ kit }: { kit: Kit }) {
  const { t } = useTranslation()
  const { data: all = [] } = useLive(orpc.after.thankYou, { kitId: kit.id })
  return (
    <section className={styles.card} aria-label={t('after.thanks.title')}>
      <h2>{t('after.thanks.title')}</h2>
      <p className={styles.hint}>{t(all.length > 0 ? 'after.thanks.hint' : 'after.thanks.none')}</p>
      <ul className={styles.lines}>
        {all.map(({ name, phone, email, why, calls }) => (
          <li key={`${name} ${phone} ${email} ${why}`} className={styles.line}>
            <span>
              {[name, t(`after.thanks.why.${why}`), why === 'called' ? t('call.calls', { count: calls }) : '']
                .filter(Boolean)
                .join(' · ')}
            </span>
            <strong>{phone ? showPhone(phone) : email}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}
