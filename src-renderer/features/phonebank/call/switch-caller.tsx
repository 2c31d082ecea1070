import { useTranslation } from 'react-i18next'
import type { CallScreen } from '#shared/contract/call'
import { choiceKey } from '#shared/domain/call-keys'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { useCommand } from '../../../ui/command'
import { Dialog } from '../../../ui/dialog'
import { say } from '../../../ui/undo'
import { DialogKeys } from './dialog-keys'

type Props = {
  opened: boolean
  onClose: () => void
  screen: CallScreen
  onSwitch: (callerId: string | null) => void
}

/** Several people, one laptop: a digit changes the chair. What each has in hand waits for them. */
export function SwitchCaller(props: Props) {
  const { t } = useTranslation()
  const { opened, onClose } = props
  return (
    <Dialog title={t('call.switch.title')} opened={opened} onClose={onClose}>
      {opened ? <Chairs {...props} /> : null}
    </Dialog>
  )
}

function Chairs({ onClose, screen, onSwitch }: Props) {
  const { t } = useTranslation()
  const { data: callers } = useLive(orpc.call.callers, { kitId: screen.kit.id })
  const leave = useCommand(orpc.call.leave)
  const others = (callers ?? [])
    .filter(({ caller }) => caller.desk === screen.caller.desk && caller.state !== 'gone')
    .slice(0, 7)
  const go = (callerId: string | null) => {
    onClose()
    onSwitch(callerId)
  }
  const signOff = async () => {
    const left = await leave.run({ callerId: screen.caller.id })
    if (!left.ok) return
    say(t('call.said.left', { name: screen.caller.name }))
    go(null)
  }
  return (
    <DialogKeys
      label={t('call.switch.lede')}
      choices={[
        ...others.map(({ caller, holds, calls }, index) => ({
          id: caller.id,
          key: choiceKey(index),
          label: caller.name,
          detail: [t('call.calls', { count: calls }), holds].filter(Boolean).join(' · '),
          enabled: caller.id !== screen.caller.id,
          run: () => go(caller.id),
        })),
        { id: 'other', key: 'n', label: t('call.switch.other'), run: () => go(null) },
        { id: 'leave', key: 'q', label: t('call.action.leave'), run: () => void signOff() },
      ]}
    />
  )
}
