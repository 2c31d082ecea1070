import { useTranslation } from 'react-i18next'
import type { DebriefModel } from '#shared/contract/debrief'
import { useFormats } from '../../ui/format'
import styles from './debrief.module.css'

const STEPS = ['issued', 'returned', 'typed', 'signUps'] as const

/** The way of the paper. Where two numbers in a row differ, something still lies in a stack. */
export function DebriefForms({ forms }: Pick<DebriefModel, 'forms'>) {
  const { t } = useTranslation()
  const { number } = useFormats()
  return (
    <section className={styles.card} aria-labelledby="debrief-forms">
      <h2 id="debrief-forms">{t('debrief.forms.title')}</h2>
      <ol className={styles.steps}>
        {STEPS.map((step) => {
          const count = forms[step]
          return (
            <li key={step}>
              <strong>{count === null ? '–' : number(count)}</strong>
              <span>{t(`debrief.forms.${step}`)}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
