import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/states'

export function NotFound() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <EmptyState
      title={t('app.notFound.title')}
      action={<Button onClick={() => void navigate({ to: '/' })}>{t('app.notFound.action')}</Button>}
    >
      {t('app.notFound.body')}
    </EmptyState>
  )
}
