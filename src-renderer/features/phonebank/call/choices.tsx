import { useTranslation } from 'react-i18next'
import { choiceKey } from '#shared/domain/call-keys'
import { type Action, useActions } from '../../../app/actions'
import { KeyHint } from '../../../ui/key-hint'
import styles from './choices.module.css'

export type Choice = { id: string; label: string; detail?: string; run: () => void; enabled?: boolean }

const words = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** A question with up to nine answers, each under its digit. */
export function Choices({ label, choices }: { label: string; choices: readonly Choice[] }) {
  const { t } = useTranslation()
  useActions(
    choices.slice(0, words.length).map(
      ({ id, run, enabled = true }, index): Action => ({
        id: `call.choice.${id}`,
        label: 'call.action.answer',
        group: 'call',
        keys: [choiceKey(index)],
        enabled,
        run,
      }),
    ),
  )
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      <ul>
        {choices.map(({ id, label, detail, run, enabled = true }, index) => (
          <li key={id}>
            <button
              type="button"
              className={styles.choice}
              disabled={!enabled}
              onClick={run}
              aria-keyshortcuts={choiceKey(index)}
            >
              <KeyHint keys={choiceKey(index)} />
              <span className={styles.words}>
                <span className={styles.label}>{label || t('call.script.missing')}</span>
                {detail ? <span className={styles.detail}>{detail}</span> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
