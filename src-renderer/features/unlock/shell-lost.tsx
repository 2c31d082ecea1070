import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../ui/states'

/** The program behind this window has ended. */
export function ShellLost() {
  const { t } = useTranslation()
  return (
    <main style={{ height: '100%' }}>
      <ErrorState title={t('unlock.lost.title')}>{t('unlock.lost.body')}</ErrorState>
    </main>
  )
}
