import { useTranslation } from 'react-i18next'
import { en } from '#shared/messages/en'
import { Notice } from '../../ui/notice'

type Quality = keyof typeof en.paper.quality
const isKnown = (tag: string): tag is Quality => tag in en.paper.quality

/** What was wrong with the photo, and what to do: a second, better one takes its place. */
export function QualityNotice({ problems }: { problems: readonly string[] }) {
  const { t } = useTranslation()
  if (problems.length === 0) return null
  const words = problems.map((tag) => t(`paper.quality.${isKnown(tag) ? tag : 'other'}`))
  return <Notice tone="warn" title={[...new Set(words)].join(' ')} />
}
