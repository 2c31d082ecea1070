import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { useCommand } from '../../ui/command'
import { Notice } from '../../ui/notice'
import { PageHeader } from '../../ui/page-header'
import { LockFields, Made, useLock } from '../sealed/lock-fields'
import styles from '../sealed/sealed.module.css'
import { ThisLaptopsKey } from '../sealed/this-laptops-key'

/** The work of this laptop as one sealed file, for a laptop that no network reaches. */
export function GiveWork() {
  const { t } = useTranslation()
  const lock = useLock()
  const make = useCommand(orpc.handOver.make, { quiet: true })
  const action: Action = {
    id: 'sync.make-file',
    label: 'sync.handOver.action',
    group: 'sync',
    keys: ['mod+enter'],
    enabled: !make.pending,
    run: () => void lock.make((locked) => make.run({ lock: locked })),
  }
  useActions([action])
  return (
    <>
      <PageHeader
        before={<BackLink to="/sync" label={t('sync.title')} />}
        title={t('sync.handOver.give')}
        subtitle={t('sync.handOver.giveLede')}
      />
      <div className={styles.columns}>
        <section className={styles.card}>
          <LockFields lock={lock} />
          <Notice tone="warn" title={t('sync.handOver.forTeam')} />
          <ActionButton
            action={action}
            look="primary"
            loading={make.pending}
            icon={<IconDownload size={20} stroke={1.75} aria-hidden />}
          />
          <Made lock={lock} />
        </section>
        <ThisLaptopsKey />
      </div>
    </>
  )
}
