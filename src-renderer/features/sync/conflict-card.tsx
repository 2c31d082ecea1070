import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Conflict } from '#shared/model/sync'
import { orpc } from '../../live/client'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { useFormats } from '../../ui/format'
import { say } from '../../ui/undo'
import { laptopZone } from '../../ui/zoned-time'
import { useFieldWords } from '../review/field-words'
import { OpenRecord } from './open-record'
import { kindOf, useKindWord } from './record-words'
import styles from './sync.module.css'

/** One field that two people changed: what stood before, what stands, what lost; to keep or to put back. */
export function ConflictCard({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const { nameFor, wordsFor } = useFieldWords()
  const kindWord = useKindWord()
  const settle = useCommand(orpc.sync.settle)
  const { recordId, field, before, kept, lost, at } = conflict
  const choose = async (choice: 'keep' | 'restore') => {
    const result = await settle.run({ conflictId: conflict.id, choice })
    if (result.ok) say(t(choice === 'keep' ? 'sync.said.kept' : 'sync.said.restored'))
  }
  const title = t('sync.problems.field', { field: nameFor(field), record: kindWord(kindOf(recordId)) })
  return (
    <article className={styles.problem}>
      <h4>
        {title}, {dayAndTime(at, laptopZone())}
      </h4>
      <dl className={styles.sides}>
        <div>
          <dt>{t('sync.problems.before')}</dt>
          <dd>{wordsFor(field, before)}</dd>
        </div>
        <div>
          <dt>{t('sync.problems.kept')}</dt>
          <dd>{wordsFor(field, kept)}</dd>
        </div>
        <div>
          <dt>{t('sync.problems.lost')}</dt>
          <dd>{wordsFor(field, lost)}</dd>
        </div>
      </dl>
      <ActionRow>
        <Button onClick={() => void choose('keep')} disabled={settle.pending}>
          {t('sync.action.keep')}
        </Button>
        <Button variant="default" onClick={() => void choose('restore')} disabled={settle.pending}>
          {t('sync.action.restore')}
        </Button>
        <OpenRecord recordId={recordId} fields={{}} />
      </ActionRow>
    </article>
  )
}
