import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { StartProblem } from '#shared/contract/shell'
import { shell } from '../../live/shell'
import { Threshold } from '../../ui/threshold'
import styles from './unlock.module.css'

/** The database could not be opened: why, where it is, and that nothing has happened to it. */
export function CoreProblem({ problem }: { problem: StartProblem }) {
  const { t } = useTranslation()
  const about = useQuery({ queryKey: ['shell', 'about'], queryFn: () => shell.about() })
  return (
    <Threshold title={t('unlock.problem.title')} lede={t('unlock.problem.safe')}>
      <div className={styles.form} role="alert">
        <p className={styles.what}>{t(`unlock.problem.tag.${problem.tag}`)}</p>
        {about.data ? (
          <p className={styles.where}>{t('unlock.problem.where', { folder: about.data.dataDir })}</p>
        ) : null}
        <Button onClick={() => void shell.retry()}>{t('unlock.problem.retry')}</Button>
        {problem.detail ? (
          <details className={styles.detail}>
            <summary>{t('unlock.problem.detail')}</summary>
            <pre>{problem.detail}</pre>
          </details>
        ) : null}
      </div>
    </Threshold>
  )
}
