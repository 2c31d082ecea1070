import { useTranslation } from 'react-i18next'
import { useNavigateHere } from '../../app/navigate-here'
import { BackLink } from '../../ui/back-link'
import { PageHeader } from '../../ui/page-header'
import { WorkPage } from '../../ui/split'
import { laptopZone, todayIn } from '../../ui/zoned-time'
import { zoneName } from '../../ui/zones'
import { HostForm } from '../altar-call/host-form'
import styles from './new-event.module.css'

/** Somebody hosts without having stood in a line: the same form, and then the events themselves. */
export function NewEvent() {
  const { t, i18n } = useTranslation()
  const navigate = useNavigateHere()
  const zone = laptopZone()
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/events" label={t('event.title')} />}
        title={t('event.action.new')}
        subtitle={t('altarCall.lineZone', { zone: zoneName(zone, i18n.language) })}
      />
      <div className={styles.desk}>
        <HostForm
          meetingId=""
          after={todayIn(zone)}
          zone={zone}
          onSaved={([first]) => void navigate({ to: '/events', search: { id: first?.id } })}
        />
      </div>
    </WorkPage>
  )
}
