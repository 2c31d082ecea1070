import { useTranslation } from 'react-i18next'
import type { Conversation } from '#shared/model/conversation'
import { useFormats } from '../../../ui/format'
import styles from './contact-pane.module.css'
import { outcomeLabel } from './outcome-words'

/** What was said before, newest first. */
export function History({ conversations, zone }: { conversations: readonly Conversation[]; zone: string }) {
  const { t } = useTranslation()
  const { shortDayAndTime } = useFormats()
  return (
    <section className={styles.history}>
      <h3>{t('call.card.history')}</h3>
      {conversations.length === 0 ? <p className={styles.fine}>{t('call.card.noHistory')}</p> : null}
      {conversations.map(({ id, outcome, at, callerName, note }) => (
        <p key={id} className={styles.past}>
          <strong>{t(outcomeLabel(outcome))}</strong>
          <span>{t('call.card.historyBy', { when: shortDayAndTime(at, zone), who: callerName })}</span>
          {note ? <span>{note}</span> : null}
        </p>
      ))}
    </section>
  )
}
