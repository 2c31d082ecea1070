import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../ui/notice'
import styles from './script.module.css'
import type { ScriptDraft } from './use-script-draft'

export function StaleNotice({ draft }: { draft: ScriptDraft }) {
  const { t } = useTranslation()
  return (
    <div className={styles.stale}>
      <Notice tone="warn" title={t('script.stale')}>
        <p>{t('script.staleBody')}</p>
        <Button variant="default" onClick={draft.discard}>
          {t('script.takeTheirs')}
        </Button>
      </Notice>
    </div>
  )
}
