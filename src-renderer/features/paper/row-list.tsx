import { IconCheck, IconHelp } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowModel } from '#shared/contract/paper'
import { type Likeness, openSpots, type Verification } from '#shared/domain/verify'
import { textIn } from '#shared/domain/verify-field'
import styles from './verify.module.css'

type Props = { state: Verification; matches: readonly RowModel[]; likeness: Likeness }

/** All rows of the page: who stands there, and what is left to look at. */
export function RowList({ state, likeness }: Props) {
  const { t } = useTranslation()
  const here = useRef<HTMLLIElement>(null)
  const rowId = state.cursor?.rowId
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is what there is to scroll to
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' })
  }, [rowId])
  return (
    <ol className={styles.rows} aria-label={t('paper.verify.all', { count: state.rows.length })}>
      {state.rows.map((row) => {
        const left = openSpots([row], likeness).length
        const isHere = row.id === rowId
        const name = [textIn(row, 'firstName'), textIn(row, 'lastName')].filter(Boolean).join(' ')
        return (
          <li
            key={row.id}
            ref={isHere ? here : null}
            className={styles.row}
            aria-current={isHere ? 'true' : undefined}
            data-blank={row.blank || undefined}
          >
            <span className={styles.number}>{row.number === 0 ? '★' : row.number}</span>
            <span className={styles.name}>
              {row.blank ? t('paper.verify.rowBlank') : name || t('paper.verify.row', { number: row.number })}
            </span>
            {row.blank ? null : left > 0 ? (
              <span className={styles.left}>
                <IconHelp size={18} stroke={1.75} aria-hidden />
                {left}
              </span>
            ) : (
              <IconCheck size={20} stroke={2} className={styles.done} aria-hidden />
            )}
          </li>
        )
      })}
    </ol>
  )
}
