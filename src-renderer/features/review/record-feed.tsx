import {
  IconArrowBackUp,
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconMessage,
  IconMessage2Exclamation,
  IconPencil,
  IconScale,
  IconSend,
  IconShieldCheck,
  IconShieldX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FieldChange, Review, ReviewAction } from '#shared/model/review'
import { useFormats } from '../../ui/format'
import { laptopZone } from '../../ui/zoned-time'
import { useFieldWords } from './field-words'
import styles from './record-feed.module.css'

const icons: Record<ReviewAction, typeof IconSend> = {
  submit: IconSend,
  approve: IconCircleCheck,
  'request-changes': IconMessage2Exclamation,
  reject: IconCircleX,
  comment: IconMessage,
  edit: IconPencil,
  cancel: IconBan,
}

/** What an entry tells beyond its action: that is said by its `reason` (domain/review.ts). */
const iconsOfTurns = {
  undone: IconArrowBackUp,
  trusted: IconShieldCheck,
  untrusted: IconShieldX,
  settled: IconScale,
}
type Turn = keyof typeof iconsOfTurns
const isTurn = (reason: string): reason is Turn => reason in iconsOfTurns

type Props = {
  reviews: readonly Review[]
  /** Of the event: its times are said there. */
  zone: string
}

/** An event's record, newest first: who did what, when, and what each edit changed. Never rewritten. */
export function RecordFeed({ reviews, zone }: Props) {
  const { t } = useTranslation()
  if (reviews.length === 0) return <p>{t('event.record.empty')}</p>
  return (
    <ol className={styles.feed}>
      {reviews.toReversed().map((review) => (
        <Entry key={review.id} review={review} zone={zone} />
      ))}
    </ol>
  )
}

function Entry({ review, zone }: { review: Review; zone: string }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const told = toldBy(review)
  const Icon = isTurn(told) ? iconsOfTurns[told] : icons[told]
  const words = review.message || review.comment
  return (
    <li className={styles.entry}>
      <Icon size={24} stroke={1.75} aria-hidden />
      <div>
        <div className={styles.head}>
          <strong>{t(`event.record.${told}`, { by: review.by })}</strong>
          <time dateTime={review.at}>{dayAndTime(review.at, laptopZone())}</time>
        </div>
        {words ? <p className={styles.message}>{words}</p> : null}
        {review.changes.length > 0 ? <Changes changes={review.changes} zone={zone} /> : null}
      </div>
    </li>
  )
}

const toldBy = ({ reason, action }: Review): Turn | ReviewAction => (isTurn(reason) ? reason : action)

function Changes({ changes, zone }: { changes: readonly FieldChange[]; zone: string }) {
  const { t } = useTranslation()
  const { nameFor, wordsFor } = useFieldWords()
  return (
    <dl>
      {changes.map(({ field, before, after }) => (
        <div key={field} className={styles.change}>
          <dt>{nameFor(field)}</dt>
          <dd>
            {t('event.record.before')} <del>{wordsFor(field, before, zone)}</del>
          </dd>
          <dd>
            {t('event.record.after')} <ins>{wordsFor(field, after, zone)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
