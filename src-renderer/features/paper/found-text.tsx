import { Button } from '@mantine/core'
import { skipToken } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { suggestedIn } from '#shared/domain/found-text'
import type { PaperRow } from '#shared/model/sheet'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import styles from './verified.module.css'

type Props = { pageId: string; rows: readonly PaperRow[]; hasPicture: boolean }

/** Typed text is looked for while the page and its picture are there, unless somebody stops it; how that stands. */
export function FoundText({ pageId, rows, hasPicture }: Props) {
  const { t } = useTranslation()
  const [isStopped, setStopped] = useState(false)
  const { data } = useLive(orpc.paper.lookForText, isStopped || !hasPicture ? skipToken : { pageId }, {
    forget: true,
  })
  const count = rows.filter((row) => suggestedIn(row).length > 0).length
  const words = () => {
    if (isStopped) return t('paper.verify.found.stopped')
    if (data === 'looking') return t('paper.verify.found.looking')
    if (data === 'failed') return t('paper.verify.found.failed')
    if (count > 0) return t('paper.verify.found.some', { count })
    return data === 'done' ? t('paper.verify.found.none') : ''
  }
  return (
    <div className={styles.found}>
      <p role="status">{words()}</p>
      {isStopped || data === 'looking' ? (
        <Button variant="subtle" onClick={() => setStopped(!isStopped)}>
          {t(isStopped ? 'paper.verify.found.again' : 'paper.verify.found.stop')}
        </Button>
      ) : null}
    </div>
  )
}
