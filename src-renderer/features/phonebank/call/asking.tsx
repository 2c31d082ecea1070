import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { showPhone } from '#shared/domain/phone'
import { type Action, useActions } from '../../../app/actions'
import { ActionButton } from '../../../ui/action-button'
import { AskLanguage } from './ask-language'
import { AskText } from './ask-text'
import { AskTime } from './ask-time'
import { Choices } from './choices'
import { SignUpForm } from './sign-up-form'
import styles from './step-pane.module.css'
import type { Asking, CallInHand } from './use-call'

/** The one question that stands over the script; Esc goes back to it. */
export function AskingPane({ call, asking }: { call: CallInHand; asking: Asking }) {
  const { t } = useTranslation()
  const leave: Action = {
    id: 'call.ask.leave',
    label: 'call.ask.leave',
    group: 'call',
    keys: ['escape'],
    run: () => call.ask(null),
  }
  useActions([leave])
  return (
    <section className={styles.pane} aria-label={t('call.script.label')}>
      <div className={styles.scroll}>
        <Question call={call} asking={asking} />
      </div>
      <div className={styles.foot}>
        <ActionButton
          action={leave}
          look="quiet"
          icon={<IconArrowBackUp size={20} stroke={1.75} aria-hidden />}
        />
      </div>
    </section>
  )
}

function Question({ call, asking }: { call: CallInHand; asking: Asking }) {
  const { t } = useTranslation()
  switch (asking.about) {
    case 'number':
      return (
        <Choices
          label={t('call.ask.number')}
          choices={call.card.phones.map(({ number, kind }) => ({
            id: number,
            label: showPhone(number),
            detail: t(`call.card.kind.${kind}`),
            run: () => call.writeDown(asking.outcome, { phone: number }),
          }))}
        />
      )
    case 'time':
      return <AskTime call={call} answer={asking.answer} />
    case 'language':
      return <AskLanguage onPick={(language) => call.writeDown('language', { language })} />
    case 'text':
      return <AskText call={call} answer={asking.answer} />
    case 'sign-up':
      return <SignUpForm call={call} answer={asking.answer} />
    case 'skip':
      return (
        <Choices
          label={t('call.ask.skip')}
          choices={(['know', 'language', 'uneasy', 'other'] as const).map((reason) => ({
            id: reason,
            label: t(`call.ask.skipReason.${reason}`),
            run: () => call.passOver(reason),
          }))}
        />
      )
  }
}
