import { useTranslation } from 'react-i18next'
import type { Caller, Kit } from '#shared/model/kit'
import type { Script } from '#shared/model/script'
import { languageNow } from '../../../app/i18n'
import { useProfile } from '../../../app/profile'
import { BackLink } from '../../../ui/back-link'
import { PageHeader } from '../../../ui/page-header'
import { WorkPage } from '../../../ui/split'
import { Practice } from '../call/practice'

type Props = { kit: Kit; script: Script; onEnd: () => void }

/** The script as a caller sees it, before it is saved. */
export function Preview({ kit, script, onEnd }: Props) {
  const { t } = useTranslation()
  const { name } = useProfile()
  const caller: Caller = {
    ...{ id: 'caller:preview', kind: 'caller', circle: 'device', kitId: kit.id, name },
    ...{ createdAt: kit.createdAt, updatedAt: kit.updatedAt, updatedBy: '', deletedAt: '' },
    ...{ languages: [languageNow()], station: '', desk: '', guestId: '', state: 'calling' },
    ...{ trained: [], lease: null, skipped: [] },
  }
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/phone-bank/$kitId" params={{ kitId: kit.id }} label={kit.title} />}
        title={t('script.preview')}
        subtitle={script.title}
      />
      <Practice screen={{ kit, caller }} script={script} onEnd={onEnd} />
    </WorkPage>
  )
}
