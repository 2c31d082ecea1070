import { useTranslation } from 'react-i18next'
import { useProfile } from '../../app/profile'
import { PageHeader } from '../../ui/page-header'
import { WorkPage } from '../../ui/split'
import { DataCard } from './data-card'
import { LookCard } from './look-card'
import { ProfileForm } from './profile-form'
import styles from './settings.module.css'
import { SnapshotsCard } from './snapshots-card'

/** Who is at this laptop, how it looks, and where the work is kept. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const profile = useProfile()
  return (
    <WorkPage>
      <PageHeader title={t('settings.title')} />
      <div className={styles.columns}>
        <ProfileForm profile={profile} />
        <div className={styles.column}>
          <DataCard />
          <SnapshotsCard />
          <LookCard />
          {profile.demo ? <DemoCard /> : null}
        </div>
      </div>
    </WorkPage>
  )
}

function DemoCard() {
  const { t } = useTranslation()
  return (
    <section className={styles.card}>
      <h2>{t('settings.demo.title')}</h2>
      <p>{t('settings.demo.body')}</p>
      <code className={styles.command}>{t('settings.demo.command')}</code>
    </section>
  )
}
