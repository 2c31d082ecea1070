import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#shared/model/sync'
import { orpc } from '../../live/client'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { say } from '../../ui/undo'
import { useFieldWords } from '../review/field-words'
import { OpenRecord } from './open-record'
import { isForPeople, kindOf, nameIn, useKindWord } from './record-words'
import { refusedBy } from './refused-words'
import styles from './sync.module.css'

/** A record that the server would not take: its words, and both versions where it has one. */
export function RefusalCard({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslation()
  const kindWord = useKindWord()
  const again = useCommand(orpc.sync.sendAgain)
  const { recordId, reason, error, mine, theirs } = refusal
  const tag = refusedBy(refusal)
  const send = async () => {
    const result = await again.run({ refusalId: refusal.id })
    if (result.ok) say(t('sync.said.again'))
  }
  return (
    <article className={styles.problem}>
      <h4>{[kindWord(kindOf(recordId)), nameIn(mine)].filter(Boolean).join(': ')}</h4>
      <p className={styles.reason}>
        {tag ? t(`sync.refused.${tag}`) : t('sync.problems.reason', { reason: reason || error })}
      </p>
      <Versions mine={mine} theirs={theirs} />
      <ActionRow>
        <Button onClick={() => void send()} disabled={again.pending}>
          {t('sync.action.sendAgain')}
        </Button>
        <OpenRecord recordId={recordId} fields={mine} />
      </ActionRow>
    </article>
  )
}

type Snapshot = Record<string, unknown>

/** Both versions, field by field; what differs stands out. */
function Versions({ mine, theirs }: { mine: Snapshot; theirs: Snapshot | null }) {
  const { t } = useTranslation()
  const { nameFor, wordsFor } = useFieldWords()
  const fields = [...new Set([...Object.keys(mine), ...Object.keys(theirs ?? {})])].filter(isForPeople)
  const differs = (field: string) =>
    theirs !== null && JSON.stringify(mine[field]) !== JSON.stringify(theirs[field])
  const shown =
    theirs === null
      ? fields.filter((field) => mine[field] !== '' && mine[field] !== null)
      : fields.filter(differs)
  return (
    <>
      <table className={styles.versions}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('sync.problems.mine')}</th>
            {theirs ? <th scope="col">{t('sync.problems.theirs')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((field) => (
            <tr key={field} data-differs={differs(field) || undefined}>
              <th scope="row">{nameFor(field)}</th>
              <td>{wordsFor(field, mine[field])}</td>
              {theirs ? <td>{wordsFor(field, theirs[field])}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      {theirs ? null : <p className={styles.hint}>{t('sync.problems.nothingThere')}</p>}
    </>
  )
}
