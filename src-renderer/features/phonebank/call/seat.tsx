import { IconCoffee, IconHelp, IconPhoneIncoming, IconSwitchHorizontal } from '@tabler/icons-react'
import { useState } from 'react'
import type { CallScreen, QueueRest } from '#shared/contract/call'
import { callKeys } from '#shared/domain/call-keys'
import { type Action, useActions } from '../../../app/actions'
import { orpc } from '../../../live/client'
import { ActionButton } from '../../../ui/action-button'
import { BackLink } from '../../../ui/back-link'
import { useCommand } from '../../../ui/command'
import { PageHeader } from '../../../ui/page-header'
import { WorkPage } from '../../../ui/split'
import { CallInSeat } from './call-in-seat'
import { CallsBack } from './calls-back'
import { CorrectLast } from './correct-last'
import { HelpDialog } from './help-dialog'
import { Ready } from './ready'
import { SwitchCaller } from './switch-caller'
import { Tally } from './tally'
import { Training } from './training'
import { useHold } from './use-hold'

type Props = { screen: CallScreen; onSwitch: (callerId: string | null) => void }
type Over = 'none' | 'calls-back' | 'switch' | 'help' | 'correct'

/** The place of one caller: what they do before the first call, the call in hand, or why there is nobody. */
export function Seat({ screen, onSwitch }: Props) {
  const { kit, caller, card, last } = screen
  const [over, setOver] = useState<Over>('none')
  const [rest, setRest] = useState<QueueRest | null>(null)
  const giveBack = useCommand(orpc.call.giveBack)
  const update = useCommand(orpc.call.update)
  const close = () => setOver('none')
  useHold(caller.id, card !== null)

  const actions = seatActions({
    isCalling: caller.state !== 'training' && kit.state === 'ready',
    hasLast: last !== null,
    open: setOver,
    pause: () => {
      setRest(null)
      void giveBack.run({ callerId: caller.id }).then((done) => {
        if (done.ok) void update.run({ id: caller.id, fields: { state: 'pausing' } })
      })
    },
  })
  useActions(Object.values(actions))
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/phone-bank/$kitId" params={{ kitId: kit.id }} label={kit.title} />}
        title={caller.name}
        subtitle={<Tally screen={screen} onCorrect={actions.correct} />}
        actions={
          <>
            <ActionButton action={actions.callsBack} icon={<IconPhoneIncoming {...icon} />} />
            <ActionButton action={actions.switchCaller} icon={<IconSwitchHorizontal {...icon} />} />
            <ActionButton action={actions.pause} icon={<IconCoffee {...icon} />} iconOnly />
            <ActionButton action={actions.help} icon={<IconHelp {...icon} />} iconOnly />
          </>
        }
      />
      {caller.state === 'training' ? (
        <Training screen={screen} />
      ) : card && kit.state === 'ready' ? (
        <CallInSeat key={`${card.contact.id} ${card.takenAt}`} screen={screen} card={card} onRest={setRest} />
      ) : (
        <Ready screen={screen} rest={rest} onRest={setRest} />
      )}
      <CallsBack opened={over === 'calls-back'} onClose={close} screen={screen} />
      <SwitchCaller opened={over === 'switch'} onClose={close} screen={screen} onSwitch={onSwitch} />
      <HelpDialog opened={over === 'help'} onClose={close} guide={kit.guide} />
      {last ? (
        <CorrectLast
          key={last.conversation.id}
          opened={over === 'correct'}
          onClose={close}
          screen={screen}
          last={last}
        />
      ) : null}
    </WorkPage>
  )
}

type SeatActions = {
  isCalling: boolean
  hasLast: boolean
  open: (over: Over) => void
  pause: () => void
}

const seatActions = ({ isCalling, hasLast, open, pause }: SeatActions) =>
  ({
    callsBack: {
      id: 'call.calls-back',
      label: 'call.action.callsBack',
      group: 'call',
      keys: [callKeys.callsBack],
      enabled: isCalling,
      run: () => open('calls-back'),
    },
    correct: {
      id: 'call.correct',
      label: 'call.action.correct',
      group: 'call',
      keys: [callKeys.correct],
      enabled: hasLast,
      run: () => open('correct'),
    },
    switchCaller: {
      id: 'call.switch',
      label: 'call.action.switchCaller',
      group: 'call',
      keys: [callKeys.switchCaller],
      run: () => open('switch'),
    },
    pause: {
      id: 'call.pause',
      label: 'call.action.pause',
      group: 'call',
      keys: [callKeys.pause],
      enabled: isCalling,
      run: pause,
    },
    help: {
      id: 'call.help',
      label: 'call.action.help',
      group: 'call',
      keys: [callKeys.help],
      run: () => open('help'),
    },
  }) as const satisfies Record<string, Action>
