import { useTranslation } from 'react-i18next'
import type { RowModel } from '#shared/contract/paper'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import { type Verification, type VerifyCommand, WHO } from '#shared/domain/verify'
import { KeyHint } from '../../ui/key-hint'
import styles from './verify.module.css'

type Props = { state: Verification; matches: readonly RowModel[]; run: (command: VerifyCommand) => void }

/** Somebody known has the same name: is it them? */
export function WhoInHand({ state, matches, run }: Props) {
  const { t } = useTranslation()
  if (state.cursor?.field !== WHO) return null
  const match = matches.find(({ row }) => row.id === state.cursor?.rowId)?.match
  if (!match) return null
  const { phone, email, zip } = match.person
  const details = [phone && showPhone(phone), email, zip].filter(Boolean).join(' · ')
  const answers = [t('paper.verify.same'), t('paper.verify.other')]
  return (
    <section className={styles.who} aria-live="polite">
      <h3>{t('paper.verify.who', { name: fullName(match.person) })}</h3>
      <p>{t('paper.verify.whoBody', { details: details || '–' })}</p>
      <ul className={styles.choices}>
        {answers.map((answer, index) => (
          <li key={answer}>
            <button type="button" className={styles.choice} onClick={() => run({ type: 'candidate', index })}>
              <KeyHint keys={String(index + 1)} />
              {answer}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
