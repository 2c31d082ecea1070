import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventRecord } from '#shared/model/event'
import type { Claim } from '#shared/model/review'
import { useProfile } from '../../app/profile'
import { client, orpc } from '../../live/client'
import { troubleOf, useCommand } from '../../ui/command'
import { useFormats } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { useNow } from '../../ui/use-now'
import { laptopZone } from '../../ui/zoned-time'

/** Somebody who only steps through the queue claims nothing. */
const SETTLED_MS = 1200
/** Before the lease of ten minutes runs out (domain/review.ts). */
const RENEW_MS = 8 * 60_000

const isOthers = (claim: Claim | null, name: string): claim is Claim => claim !== null && claim.by !== name

/** While a waiting event is in hand, tells the other moderators; never takes it from one of them. */
export function useClaim(event: EventRecord, claim: Claim | null, mayReview: boolean): void {
  const { name } = useProfile()
  const wanted = mayReview && event.state === 'submitted' && !isOthers(claim, name)
  const { id: eventId } = event
  useEffect(() => {
    if (!wanted) return
    let isTaken = false
    const take = () => {
      isTaken = true
      void client.review.claim({ eventId }).catch(troubleOf)
    }
    const first = window.setTimeout(take, SETTLED_MS)
    const again = window.setInterval(take, RENEW_MS)
    return () => {
      window.clearTimeout(first)
      window.clearInterval(again)
      if (isTaken) void client.review.release({ eventId }).catch(troubleOf)
    }
  }, [wanted, eventId])
}

type Props = { event: EventRecord; claim: Claim | null; mayTake: boolean }

export function ClaimNotice({ event, claim, mayTake }: Props) {
  const { t } = useTranslation()
  const { time } = useFormats()
  const { name } = useProfile()
  const now = useNow(30_000)
  const take = useCommand(orpc.review.claim)
  if (!isOthers(claim, name) || Date.parse(claim.until) <= now || event.state !== 'submitted') return null
  return (
    <Notice
      tone="warn"
      title={t('review.claim.other', { by: claim.by, time: time(claim.until, laptopZone()) })}
    >
      {mayTake ? (
        <div>
          <Button variant="default" onClick={() => void take.run({ eventId: event.id })}>
            {t('review.claim.take')}
          </Button>
        </div>
      ) : null}
    </Notice>
  )
}
