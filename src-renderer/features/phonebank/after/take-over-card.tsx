import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kit } from '#shared/model/kit'
import { orpc } from '../../../live/client'
import { useCommand } from '../../../ui/command'
import styles from './after.module.css'

/** Sign-ups of calls and who came, into people and sign-ups where those are kept. */
export function TakeOverCard({ kit }: { kit: Kit }) {
  const { t } = useTranslation()
  const takeOver = useCommand(orpc.after.takeOver)
  const [words, setWords] = useState('')
  const run = async () => {
    const taken = await takeOver.run({ kitId: kit.id })
    if (!taken.ok) return
    const counts = (['people', 'signUps', 'attended'] as const).flatMap((name) =>
      taken.value[name] > 0 ? [t(`after.takeOver.${name}`, { count: taken.value[name] })] : [],
    )
    setWords(counts.join(' · ') || t('after.takeOver.nothing'))
  }
  return (
    <section className={styles.card} aria-label={t('after.takeOver.title')}>
      <h2>{t('after.takeOver.title')}</h2>
      <p className={styles.hint}>{t('after.takeOver.body')}</p>
      <Button variant="default" loading={takeOver.pending} onClick={() => void run()}>
        {t('after.takeOver.action')}
      </Button>
      <p role="status">{words}</p>
    </section>
  )
}
