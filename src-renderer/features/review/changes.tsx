import { useTranslation } from 'react-i18next'
import type { EventRecord } from '#shared/model/event'
import type { FieldChange } from '#shared/model/review'
import { Notice } from '../../ui/notice'
import styles from './changes.module.css'
import { useFieldWords } from './field-words'

type Props = { event: EventRecord; changes: readonly FieldChange[] }

/** What the host has changed since a moderator last decided: old and new side by side, field by field. */
export function ChangesNotice({ event, changes }: Props) {
  const { t } = useTranslation()
  const { nameFor, wordsFor } = useFieldWords()
  const { decision, state, zone } = event
  if (!decision || state !== 'submitted') return null
  const { by, message, action } = decision
  if (changes.length === 0)
    return message ? <Notice tone="info" title={t('review.changes.none', { by, message })} /> : null
  return (
    <Notice tone="info" title={t(`review.changes.title.${action}`, { by })}>
      {message ? <p>{t('review.changes.asked', { by, message })}</p> : null}
      <table className={styles.changes}>
        <thead>
          <tr>
            <th scope="col">{t('review.changes.field')}</th>
            <th scope="col">{t('review.changes.before')}</th>
            <th scope="col">{t('review.changes.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{nameFor(field)}</th>
              <td>
                <del>{wordsFor(field, before, zone)}</del>
              </td>
              <td>
                <ins>{wordsFor(field, after, zone)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Notice>
  )
}
