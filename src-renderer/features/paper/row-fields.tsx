import { IconCheck, IconHelp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RowModel } from '#shared/contract/paper'
import { fullName } from '#shared/domain/person'
import { rowAt, type Verification } from '#shared/domain/verify'
import { asksForLook } from '#shared/domain/verify-field'
import { useFieldWords } from './field-words'
import styles from './verify.module.css'

/** All fields of the row in hand; ← and → go to each, to see its picture. */
export function RowFields({ state, matches }: { state: Verification; matches: readonly RowModel[] }) {
  const { t } = useTranslation()
  const words = useFieldWords()
  const row = rowAt(state)
  if (!row) return null
  const match = matches.find((one) => one.row.id === row.id)?.match
  const isChosen = row.personId !== '' && row.personId !== 'new'
  return (
    <section className={styles.fields}>
      <dl>
        {row.fields.map((field) => {
          const asks = asksForLook(row, field)
          return (
            <div
              key={field.name}
              className={styles.fact}
              data-here={field.name === state.cursor?.field || undefined}
              data-asks={asks || undefined}
              data-empty={field.value === '' || undefined}
            >
              <dt>{words.nameOf(field.name)}</dt>
              <dd>
                {words.valueOf(field)}
                {asks ? (
                  <IconHelp size={18} stroke={1.75} aria-hidden />
                ) : field.value === '' ? null : (
                  <IconCheck size={16} stroke={2} aria-hidden />
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      {match && row.personId !== 'new' && (isChosen || match.reason !== 'name') ? (
        <p className={styles.known}>
          <strong>{fullName(match.person)}</strong> · {t(`paper.verify.match.${match.reason}`)}
        </p>
      ) : null}
    </section>
  )
}
