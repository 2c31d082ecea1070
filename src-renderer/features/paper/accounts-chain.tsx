import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AccountsModel } from '#shared/contract/accounting'
import { useFormats } from '../../ui/format'
import styles from './accounts.module.css'

const COLUMNS = ['issued', 'returned', 'read', 'verified', 'unused', 'lost'] as const

/** Printed = came back = read = verified, and the numbers that are missing in between. */
export function AccountsChain({ model }: { model: AccountsModel }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const totals = [
    { label: t('paper.accounts.rows'), value: model.rows.written },
    { label: t('paper.accounts.people'), value: model.rows.people },
    { label: t('paper.accounts.signUps'), value: model.signUps },
  ]
  return (
    <>
      <table className={styles.chain}>
        <thead>
          <tr>
            <th scope="col">{t('paper.accounts.form')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`paper.accounts.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.kinds.map((counts) => (
            <tr key={counts.kind}>
              <th scope="row">{t(`paper.kind.${counts.kind}`)}</th>
              {COLUMNS.map((column) => (
                <td key={column} data-zero={counts[column] === 0 || undefined}>
                  {number(counts[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.missing}>
        {model.kinds.map(({ kind, missing }) => (
          <li key={kind} data-missing={missing.length > 0 || undefined}>
            {missing.length > 0 ? (
              <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
            ) : (
              <IconCircleCheck size={20} stroke={1.75} aria-hidden />
            )}
            <span>
              {t(`paper.kind.${kind}`)}:{' '}
              {missing.length > 0
                ? t('paper.accounts.missing', { numbers: ranges(missing) })
                : t('paper.accounts.nothingMissing')}
            </span>
          </li>
        ))}
      </ul>
      <dl className={styles.totals}>
        {totals.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** `3, 7–9, 12` */
export function ranges(numbers: readonly number[]): string {
  const parts: [number, number][] = []
  for (const value of [...numbers].sort((one, other) => one - other)) {
    const last = parts.at(-1)
    if (last && value === last[1] + 1) last[1] = value
    else parts.push([value, value])
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}
