import { useTranslation } from 'react-i18next'
import type { CallScreen } from '#shared/contract/call'
import { fullName } from '#shared/domain/person'
import type { Action } from '../../../app/actions'
import { ActionButton } from '../../../ui/action-button'
import { outcomeLabel } from './outcome-words'
import styles from './seat.module.css'

/** What this caller has done so far, and their last call, which can be corrected. */
export function Tally({ screen, onCorrect }: { screen: CallScreen; onCorrect: Action }) {
  const { t } = useTranslation()
  const { mine, last, round } = screen
  return (
    <span className={styles.tally}>
      <span>
        {[
          t('call.calls', { count: mine.calls }),
          t('call.talks', { count: mine.talks }),
          t('call.yeses', { count: mine.yeses }),
        ].join(' · ')}
      </span>
      {round > 0 ? <span>{t('call.round', { number: round })}</span> : null}
      {last ? (
        <span className={styles.last} role="status">
          {t('call.last.was', {
            name: fullName(last.contact),
            outcome: t(outcomeLabel(last.conversation.outcome)),
          })}
          <ActionButton action={onCorrect} look="quiet" />
        </span>
      ) : null}
    </span>
  )
}
