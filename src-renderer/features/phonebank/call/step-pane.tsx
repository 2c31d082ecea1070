import { IconArrowBackUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { callKeys } from '#shared/domain/call-keys'
import type { ScriptStep } from '#shared/model/script'
import { type Action, useActions } from '../../../app/actions'
import { languageNow } from '../../../app/i18n'
import { ActionButton } from '../../../ui/action-button'
import { useFormats } from '../../../ui/format'
import { Choices } from './choices'
import { outcomeLabel } from './outcome-words'
import { aboutCall, spokenParts } from './scene'
import { SpokenText } from './spoken-text'
import styles from './step-pane.module.css'
import type { CallInHand } from './use-call'

/** The step at hand: what is said, and what they may answer. */
export function StepPane({ call, more }: { call: CallInHand; more: ReactNode }) {
  const { t } = useTranslation()
  const { walk, main, busy, form } = call
  const canGoOn = main !== null && !busy && form.ready
  const goOn: Action = {
    id: 'call.go-on',
    label: main === 'finish' ? 'call.script.finish' : 'call.script.pass',
    group: 'call',
    keys: [callKeys.main, 'mod+enter'],
    enabled: canGoOn,
    run: call.goOn,
  }
  const back: Action = {
    id: 'call.back',
    label: 'call.action.back',
    group: 'call',
    keys: [callKeys.back],
    enabled: walk.path.length > 0 && !busy,
    run: call.back,
  }
  useActions([goOn, back])
  return (
    <section className={styles.pane} aria-label={t('call.script.label')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it */}
      <div className={styles.scroll} tabIndex={0}>
        <SoFar call={call} />
        {walk.step ? <Step call={call} step={walk.step} /> : <Over call={call} />}
      </div>
      <div className={styles.foot}>
        {main ? <ActionButton action={goOn} look="primary" size="md" /> : null}
        <ActionButton
          action={back}
          look="quiet"
          icon={<IconArrowBackUp size={20} stroke={1.75} aria-hidden />}
        />
        <span className={styles.more}>{more}</span>
        {walk.outcome ? (
          <p className={styles.comesTo}>
            {t('call.script.comesTo', { outcome: t(outcomeLabel(walk.outcome)) })}
          </p>
        ) : null}
      </div>
    </section>
  )
}

function Step({ call, step }: { call: CallInHand; step: ScriptStep }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { card, screen, busy, form } = call
  const hint = step.hint[languageNow()]
  return (
    <>
      <h2 className={styles.title}>{step.title}</h2>
      <SpokenText
        parts={spokenParts(step, aboutCall(screen, card.contact), formats)}
        lang={card.contact.language}
      />
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {step.answers.length > 0 ? (
        <Choices
          label={t('call.script.answers')}
          choices={step.answers.map((answer) => ({
            id: answer.id,
            label: answer.label[languageNow()],
            enabled: !busy && form.ready,
            run: () => call.answer(answer),
          }))}
        />
      ) : null}
    </>
  )
}

function Over({ call: { card, walk } }: { call: CallInHand }) {
  const { t } = useTranslation()
  if (!card.script) return <p className={styles.spoken}>{t('call.script.none')}</p>
  return (
    <>
      <h2 className={styles.title}>{t('call.script.over')}</h2>
      {walk.outcome ? null : <p className={styles.hint}>{t('call.script.unsettled')}</p>}
    </>
  )
}

/** What was answered on the way here, in a line. */
function SoFar({ call: { walk, form } }: { call: CallInHand }) {
  const { t } = useTranslation()
  const given = walk.path.flatMap(({ step, answer }, index) =>
    answer ? [{ id: step.id, words: form.values.answers[index]?.text || answer.label[languageNow()] }] : [],
  )
  if (given.length === 0) return null
  return (
    <p className={styles.soFar}>
      {t('call.script.so')}: {given.map(({ words }) => words).join(' → ')}
    </p>
  )
}
