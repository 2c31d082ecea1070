import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PageModel } from '#shared/contract/paper'
import { orpc } from '../../live/client'
import { useCommand } from '../../ui/command'
import { useFormats } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { laptopZone } from '../../ui/zoned-time'
import styles from './verify.module.css'

/** Somebody else has this page in hand; another one may be taken, or this one taken over. */
export function HeldNotice({ model: { page, heldBy } }: { model: PageModel }) {
  const { t } = useTranslation()
  const { time } = useFormats()
  const take = useCommand(orpc.paper.take)
  if (!heldBy) return null
  return (
    <div className={styles.notice}>
      <Notice
        tone="warn"
        title={t('paper.verify.held', { by: heldBy.by, time: time(heldBy.until, laptopZone()) })}
      >
        <div>
          <Button variant="default" onClick={() => void take.run({ pageId: page.id, over: true })}>
            {t('paper.verify.takeOver')}
          </Button>
        </div>
      </Notice>
    </div>
  )
}
