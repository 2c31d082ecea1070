import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewedEvent } from '#shared/contract/review'
import { may } from '#shared/domain/access'
import type { DecisionAction } from '#shared/domain/review'
import { useProfile } from '../../app/profile'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { Live } from '../../ui/live'
import { Notice } from '../../ui/notice'
import { Hand } from '../../ui/split'
import { EmptyState } from '../../ui/states'
import { ChangesNotice } from './changes'
import { ClaimNotice, useClaim } from './claim'
import { CommentBox } from './comment-box'
import { Compose } from './compose'
import { useDecide } from './decide'
import { DecisionBar } from './decision-bar'
import { Duplicates } from './duplicates'
import { type KeyDesk, useInHand } from './key-desk'
import { openOutside, useMailDraft } from './mail'
import { type Asking, useReasons } from './reasons'
import { RecordFeed } from './record-feed'
import { ReviewFacts } from './review-facts'
import styles from './review-in-hand.module.css'
import { Rivals } from './rivals'
import { TrustLine } from './trust'

type Props = {
  id: string
  desk: KeyDesk
  /** A decision is on its way: on to the next. */
  onDecided: (done: Promise<unknown>) => void
  /** To this event: a decision was taken back, or a likely duplicate is to be looked at. */
  onOpen: (id: string) => void
}

export function ReviewInHand({ id, ...rest }: Props) {
  const { t } = useTranslation()
  const found = useLive(orpc.review.one, { eventId: id }, { forget: true })
  if (found.data) return <OneReview found={found.data} {...rest} />
  return (
    <Hand label={t('review.title')}>
      {found.data === null ? (
        <EmptyState title={t('event.empty.gone')}>{t('event.empty.goneBody')}</EmptyState>
      ) : (
        <Live query={found}>{() => null}</Live>
      )}
    </Hand>
  )
}

function OneReview({ found, desk, onDecided, onOpen }: { found: ReviewedEvent } & Omit<Props, 'id'>) {
  const { t } = useTranslation()
  const { roles } = useProfile()
  const [asking, setAsking] = useState<Asking | null>(null)
  const { event, side, flags, reviews, claim, rivals } = found
  const decide = useDecide(event, {
    onDecided: (done) => {
      desk.letGo(event.id)
      onDecided(done)
    },
    onBack: onOpen,
  })
  const reasons = useReasons()
  const draftMail = useMailDraft()
  const mayDecide = may(roles, 'review')
  const canDecide = mayDecide && event.state === 'submitted' && !decide.pending
  useClaim(event, claim, mayDecide)
  useInHand(desk, event.id, (what: DecisionAction) => {
    if (!canDecide) return
    if (what === 'approve') void decide.run('approve', '', '')
    else setAsking(what)
  })
  const to = side?.hostEmail ?? ''

  return (
    <Hand
      label={event.title}
      foot={
        asking && reasons ? (
          <Compose
            key={asking}
            asking={asking}
            event={event}
            flags={flags}
            reasons={reasons}
            pending={decide.pending}
            onMail={
              to === ''
                ? null
                : (message, language) =>
                    openOutside(draftMail({ event, to, action: asking, message, language }))
            }
            onSend={(reason, message) => decide.run(asking, reason, message)}
            onLeave={() => setAsking(null)}
          />
        ) : mayDecide ? (
          <DecisionBar
            event={event}
            to={to}
            canDecide={canDecide}
            press={desk.press}
            onTakeBack={decide.takeBack}
          />
        ) : (
          <p>{t('review.rights')}</p>
        )
      }
    >
      <div className={styles.page}>
        <ClaimNotice event={event} claim={claim} mayTake={mayDecide} />
        {event.state === 'submitted' || rivals.length > 0 ? null : (
          <Notice tone="info" title={t('review.decided')}>
            <p>{t('review.decidedBody', { state: t(`event.state.${event.state}`) })}</p>
          </Notice>
        )}
        <Rivals rivals={rivals} event={event} maySettle={mayDecide} />
        <ReviewFacts
          event={event}
          side={side}
          seats={found.seats}
          flags={flags}
          meetingTitle={found.meetingTitle}
        >
          <ChangesNotice event={event} changes={found.changes} />
          <Duplicates event={event} duplicates={found.duplicates} onOpen={onOpen} />
        </ReviewFacts>
        <TrustLine event={event} side={side} trust={found.trust} mayTrust={mayDecide} />
        <CommentBox key={event.id} eventId={event.id} enabled={mayDecide} />
        <h3>{t('event.record.title')}</h3>
        <RecordFeed reviews={reviews} zone={event.zone} />
      </div>
    </Hand>
  )
}
