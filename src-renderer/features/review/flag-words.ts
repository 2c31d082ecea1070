import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewFlag } from '#shared/contract/review'
import { en } from '#shared/messages/en'

type Risk = keyof typeof en.review.risk
const isRisk = (word: string): word is Risk => word in en.review.risk
type EventType = keyof typeof en.event.type
const isType = (word: string): word is EventType => word in en.event.type

/** What stands out in words, with what it was seen by. */
export function useFlagWords(): (flag: ReviewFlag) => string {
  const { t } = useTranslation()
  return useCallback(
    ({ flag, detail }) => {
      if (flag === 'starts-too-soon') return t('review.flag.starts-too-soon', { count: Number(detail) })
      if (flag === 'off-policy-type' && isType(detail))
        return t(`review.flag.${flag}`, { detail: t(`event.type.${detail}`) })
      if (flag !== 'unsafe-link') return t(`review.flag.${flag}`, { detail })
      const [risk = '', ...link] = detail.split(' ')
      return t('review.flag.unsafe-link', {
        risk: isRisk(risk) ? t(`review.risk.${risk}`) : risk,
        link: link.join(' '),
      })
    },
    [t],
  )
}
