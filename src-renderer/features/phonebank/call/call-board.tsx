import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallCard, CallScreen } from '#shared/contract/call'
import { callKeys } from '#shared/domain/call-keys'
import { type Action, useActions } from '../../../app/actions'
import { ActionButton } from '../../../ui/action-button'
import { AskingPane } from './asking'
import styles from './call-board.module.css'
import { ContactPane } from './contact-pane'
import { OutcomeBar } from './outcome-bar'
import { StepPane } from './step-pane'
import { type CallEnds, type CallInHand, useCall } from './use-call'

type Props = {
  screen: Pick<CallScreen, 'kit' | 'caller'>
  card: CallCard
  ends: CallEnds
}

/** One call: what to say on the left, to whom on the right, what it came to below. */
export function CallBoard({ screen, card, ends }: Props) {
  const call = useCall(screen, card, ends)
  const { asking, busy, form } = call
  useArrival(card.contact.id)
  const isFree = asking === null && !busy && form.ready
  const signUp: Action = {
    id: 'call.sign-up',
    label: 'call.action.signUp',
    group: 'call',
    keys: [callKeys.signUp],
    enabled: isFree,
    run: () => call.ask({ about: 'sign-up', answer: null }),
  }
  const skip: Action = {
    id: 'call.skip',
    label: 'call.action.skip',
    group: 'call',
    keys: [callKeys.skip],
    enabled: isFree,
    run: () => call.ask({ about: 'skip' }),
  }
  useActions([signUp, skip])
  return (
    <div className={styles.board}>
      {asking ? (
        <AskingPane call={call} asking={asking} />
      ) : (
        <StepPane
          call={call}
          more={
            <>
              <ActionButton action={signUp} look="quiet" />
              <ActionButton action={skip} look="quiet" />
            </>
          }
        />
      )}
      <ContactPane call={call} signedUp={<SignedUp call={call} />} />
      <div className={styles.below}>
        <OutcomeBar enabled={isFree} onPick={call.settle} />
      </div>
    </div>
  )
}

/** The keys are the call's as soon as a contact is there: a field or button of the last one must not keep them. */
function useArrival(contactId: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another contact is what makes it an arrival
  useEffect(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }, [contactId])
}

function SignedUp({ call: { form, screen } }: { call: CallInHand }) {
  const { t } = useTranslation()
  const { signUps } = form.values
  return signUps.map((signUp) => (
    <Button
      key={`${signUp.eventId} ${signUp.firstName}`}
      variant="light"
      rightSection={<IconX size={18} stroke={2} aria-label={t('call.signUp.takeOff')} />}
      onClick={() => form.patch({ signUps: signUps.filter((one) => one !== signUp) })}
    >
      {t('call.signUp.done', {
        event: screen.kit.events.find(({ id }) => id === signUp.eventId)?.title ?? '',
      })}
    </Button>
  ))
}
