import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountsModel } from '#shared/contract/accounting'
import { orpc } from '../../live/client'
import { useCommand } from '../../ui/command'
import { useFormats } from '../../ui/format'
import { laptopZone } from '../../ui/zoned-time'
import styles from './accounts.module.css'

/** Closes the paper of a meeting when it adds up; from then the pictures have their days counted. */
export function AccountsClose({ model, meetingId }: { model: AccountsModel; meetingId: string }) {
  const { t } = useTranslation()
  const { longDay } = useFormats()
  const { account, kinds, rows, loose, pictures } = model
  const [keepDays, setKeepDays] = useState(account?.keepDays ?? 60)
  const reconcile = useCommand(orpc.accounting.reconcile)
  const reopen = useCommand(orpc.accounting.reopen)
  const day = (instant: string) => longDay(instant, laptopZone())
  const addsUp =
    rows.open === 0 && loose.length === 0 && kinds.every(({ missing, read }) => missing.length + read === 0)
  if (account?.reconciledAt)
    return (
      <div className={styles.close}>
        <p>
          <strong>{t('paper.accounts.reconciled', { by: account.reconciledBy })}</strong>{' '}
          {account.purgedAt
            ? t('paper.accounts.purged', { count: account.purgedPictures, day: day(account.purgedAt) })
            : t('paper.accounts.purgeOn', { day: day(pictures.purgeAt) })}
        </p>
        <Button variant="default" onClick={() => void reopen.run({ meetingId })}>
          {t('paper.accounts.reopen')}
        </Button>
      </div>
    )
  return (
    <div className={styles.close}>
      <NumberInput
        label={t('paper.accounts.keep')}
        description={t('paper.accounts.keepHint')}
        min={0}
        max={3650}
        allowDecimal={false}
        value={keepDays}
        onChange={(value) => setKeepDays(typeof value === 'number' ? value : 0)}
      />
      {addsUp ? (
        <Button loading={reconcile.pending} onClick={() => void reconcile.run({ meetingId, keepDays })}>
          {t('paper.accounts.reconcile')}
        </Button>
      ) : (
        <p className={styles.hint}>{t('paper.accounts.open')}</p>
      )}
    </div>
  )
}
