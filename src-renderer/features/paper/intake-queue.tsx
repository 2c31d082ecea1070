import { Button, Progress } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { IntakeModel } from '#shared/contract/intake'
import { orpc } from '../../live/client'
import { useCommand } from '../../ui/command'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/undo'
import styles from './intake.module.css'
import { IntakeItem } from './intake-item'

const TROUBLES = ['disk-full', 'read-only'] as const

/** How reading goes, and what came of each file. */
export function IntakeQueue({ model, adding }: { model: IntakeModel; adding: number }) {
  const { t } = useTranslation()
  const pause = useCommand(orpc.intake.pause)
  const cancel = useCommand(orpc.intake.cancel)
  const clear = useCommand(orpc.intake.clear)
  const { items, waiting, done, paused, trouble } = model
  const total = waiting + done + adding
  if (items.length === 0 && adding === 0) return null
  const stopAll = async () => {
    const result = await cancel.run({ id: null })
    if (result.ok) say(t('paper.intake.stopped', { count: result.value.cancelled }))
  }
  return (
    <section className={styles.queue} aria-labelledby="paper-queue">
      <div className={styles.head}>
        <h2 id="paper-queue">{t('paper.intake.queue')}</h2>
        <span role="status">{t('paper.intake.progress', { done, total })}</span>
        {waiting === 0 && items.length > 0 ? (
          <Button variant="subtle" onClick={() => void clear.run(undefined)}>
            {t('paper.intake.clear')}
          </Button>
        ) : null}
      </div>
      {waiting + adding > 0 ? (
        <Progress
          value={(100 * done) / Math.max(1, total)}
          size="lg"
          aria-label={t('paper.intake.progress', { done, total })}
        />
      ) : null}
      {trouble !== '' ? (
        <Notice
          tone="bad"
          title={t(`paper.intake.trouble.${TROUBLES.find((tag) => tag === trouble) ?? 'other'}`)}
        />
      ) : null}
      {paused ? <Notice tone="info" title={t('paper.intake.paused')} /> : null}
      <div className={styles.buttons}>
        {waiting > 0 ? (
          <>
            <Button
              variant="default"
              leftSection={
                paused ? <IconPlayerPlay size={20} aria-hidden /> : <IconPlayerPause size={20} aria-hidden />
              }
              onClick={() => void pause.run({ paused: !paused })}
            >
              {paused ? t('paper.intake.resume') : t('paper.intake.pause')}
            </Button>
            <Button variant="default" onClick={() => void stopAll()}>
              {t('paper.intake.stopAll')}
            </Button>
          </>
        ) : null}
      </div>
      <ul className={styles.items}>
        {items.map((item) => (
          <IntakeItem key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}
