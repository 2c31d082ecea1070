import { useTranslation } from 'react-i18next'
import { BackLink } from '../../ui/back-link'
import { PageHeader } from '../../ui/page-header'
import { JoinForm } from './join-form'
import { OpenForm } from './open-form'
import styles from './room.module.css'

/** Outside of any room: open one here, or join that of another laptop. */
export function TwoWays() {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader
        before={<BackLink to="/sync" label={t('sync.title')} />}
        title={t('room.title')}
        subtitle={t('room.lede')}
      />
      <div className={styles.ways}>
        <OpenForm />
        <JoinForm />
      </div>
    </>
  )
}
