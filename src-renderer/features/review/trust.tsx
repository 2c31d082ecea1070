import { IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { EventRecord, EventSide } from '#shared/model/event'
import type { Trust } from '#shared/model/review'
import { type Action, useActions } from '../../app/actions'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { useCommand } from '../../ui/command'
import { useFormats } from '../../ui/format'
import { Pill } from '../../ui/pill'
import { offerUndo } from '../../ui/undo'
import { laptopZone } from '../../ui/zoned-time'
import styles from './review-in-hand.module.css'

type Props = { event: EventRecord; side: EventSide | null; trust: Trust | null; mayTrust: boolean }

/** Whether this host may change time and place without another review; who said so; and the way to change it. */
export function TrustLine({ event, side, trust, mayTrust }: Props) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const set = useCommand(orpc.review.trust)
  const isTrusted = trust?.trusted === true
  const { id: eventId, hostName: name } = event
  const say = async (trusted: boolean) => {
    const result = await set.run({ key: newKey(), eventId, trusted })
    if (!result.ok) return
    offerUndo(t(trusted ? 'review.trust.said' : 'review.trust.unsaid', { name }), () =>
      client.review.trust({ key: newKey(), eventId, trusted: !trusted }),
    )
  }
  const change: Action = {
    id: 'review.trust',
    label: isTrusted ? 'review.trust.remove' : 'review.trust.add',
    group: 'review',
    keys: ['t'],
    enabled: mayTrust && side !== null && !set.pending,
    run: () => void say(!isTrusted),
  }
  useActions([change])
  if (!side) return null
  return (
    <div className={styles.trust}>
      {isTrusted && trust ? (
        <>
          <Pill tone="accent" icon={<IconShieldCheck size={18} stroke={1.75} aria-hidden />}>
            {t('review.trust.trusted')}
          </Pill>
          <span className={styles.trustedBy}>
            {t('review.trust.trustedBy', { by: trust.by, when: dayAndTime(trust.at, laptopZone()) })}
          </span>
        </>
      ) : null}
      {mayTrust ? <ActionButton action={change} look="quiet" /> : null}
    </div>
  )
}
