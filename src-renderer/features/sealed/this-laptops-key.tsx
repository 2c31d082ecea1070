import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { orpc } from '../../live/client'
import { say } from '../../ui/undo'
import styles from './sealed.module.css'

/** The public key of this laptop, to give to whoever seals files for it. */
export function ThisLaptopsKey() {
  const { t } = useTranslation()
  const { data } = useQuery(orpc.sealed.recipient.queryOptions({ input: undefined }))
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    say(t('sealed.copied'))
  }
  return (
    <section className={styles.card}>
      <h2>{t('sealed.mine')}</h2>
      <p className={styles.hint}>{t('sealed.mineHint')}</p>
      {data ? (
        <>
          <code className={styles.key}>{data.recipient}</code>
          <Button
            variant="default"
            leftSection={<IconCopy size={20} stroke={1.75} aria-hidden />}
            onClick={() => void copy(data.recipient)}
          >
            {t('sealed.copy')}
          </Button>
        </>
      ) : null}
    </section>
  )
}
