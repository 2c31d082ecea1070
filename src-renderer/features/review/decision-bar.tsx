import { IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DecisionAction } from '#shared/domain/review'
import type { EventRecord } from '#shared/model/event'
import { type Action, useActions } from '../../app/actions'
import { languageNow } from '../../app/i18n'
import { useProfile } from '../../app/profile'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { openOutside, useMailDraft } from './mail'

type Props = {
  event: EventRecord
  /** The host's e-mail address; '' where there is none. */
  to: string
  canDecide: boolean
  press: (what: DecisionAction) => void
  onTakeBack: () => Promise<void>
}

/** Keys of the decisions. */
const decisions = [
  { what: 'approve', key: 'a' },
  { what: 'request-changes', key: 'c' },
  { what: 'reject', key: 'r' },
] as const

/** The decisions as actions: offered by the screen, so that no key is lost between two events. */
export const decisionActions = (press: (what: DecisionAction) => void, enabled: boolean): Action[] =>
  decisions.map(({ what, key }) => ({
    id: `review.${what}`,
    label: `review.action.${what}`,
    group: 'review',
    keys: [key],
    enabled,
    run: () => press(what),
  }))

/** What can be done with the event in hand: decide; or, once it is decided, tell the host, or take it back. */
export function DecisionBar({ event, to, canDecide, press, onTakeBack }: Props) {
  const { t } = useTranslation()
  const { name } = useProfile()
  const draftMail = useMailDraft()
  const { decision } = event
  const isWaiting = event.state === 'submitted'
  const mail: Action = {
    id: 'review.mail',
    label: 'review.mail.open',
    group: 'review',
    keys: ['m'],
    enabled: to !== '' && decision !== null && !isWaiting,
    run: () => {
      if (!decision) return
      const { action, message } = decision
      const language = event.languages[0] ?? languageNow()
      openOutside(draftMail({ event, to, action, message, language }))
    },
  }
  const putBack: Action = {
    id: 'review.put-back',
    label: 'review.putBack',
    group: 'review',
    enabled: !isWaiting && decision?.by === name,
    run: () => void onTakeBack(),
  }
  useActions([mail, putBack])
  if (isWaiting || !decision)
    return (
      <ActionRow>
        {decisionActions(press, canDecide).map((action, index) => (
          <ActionButton key={action.id} action={action} look={index === 0 ? 'primary' : 'plain'} />
        ))}
      </ActionRow>
    )
  return (
    <ActionRow away={decision.by === name ? <ActionButton action={putBack} /> : undefined}>
      <ActionButton action={mail} icon={<IconMail size={20} stroke={1.75} aria-hidden />} />
      {to === '' ? <span>{t('review.mail.none')}</span> : null}
    </ActionRow>
  )
}
