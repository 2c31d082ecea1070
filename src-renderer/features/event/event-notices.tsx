import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { canSubmit } from '#shared/domain/event'
import type { EventRecord } from '#shared/model/event'
import { useFormats } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { laptopZone } from '../../ui/zoned-time'
import styles from './event-in-hand.module.css'
import { fieldOfFact, isFact } from './lacks'

/** What the reviewers decided, with their words to the host. */
export function DecisionNotice({ event }: { event: EventRecord }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const { decision, state } = event
  if (!decision || state === 'submitted' || (decision.action === 'approve' && decision.message === ''))
    return null
  const tone = { approve: 'accent', 'request-changes': 'warn', reject: 'bad' } as const
  return (
    <Notice
      tone={tone[decision.action]}
      title={`${t(`event.decision.${decision.action}`, { by: decision.by })}, ${dayAndTime(decision.at, laptopZone())}`}
    >
      <p className={styles.message}>{decision.message || t('event.decision.noMessage')}</p>
      {state === 'changes-requested' ? <p>{t('event.decision.thenWhat')}</p> : null}
    </Notice>
  )
}

type MissingProps = { event: EventRecord; missing: readonly string[]; onFill: (field: string) => void }

/** What the event still lacks; each fact leads to its field. */
export function MissingNotice({ event, missing, onFill }: MissingProps) {
  const { t } = useTranslation()
  if (!canSubmit(event) || missing.length === 0) return null
  return (
    <Notice tone="warn" title={t('event.missing.title')}>
      <p>{t('event.missing.body')}</p>
      <div className={styles.missing}>
        {missing.filter(isFact).map((fact) => (
          <Button key={fact} variant="default" onClick={() => onFill(fieldOfFact(fact, event.atHome))}>
            {t(`event.fact.${fact}`)}
          </Button>
        ))}
      </div>
    </Notice>
  )
}
