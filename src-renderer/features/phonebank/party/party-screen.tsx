import { IconDeviceTv, IconHelp, IconPhone, IconUserPlus } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PartyModel } from '#shared/contract/party'
import { type Action, useActions } from '../../../app/actions'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { ActionButton } from '../../../ui/action-button'
import { Live } from '../../../ui/live'
import { openWindow } from '../../meeting/run/use-projector-window'
import { HelpDialog } from '../call/help-dialog'
import { KitFrame } from '../kit/kit-frame'
import { CheckIn } from './check-in'
import styles from './party.module.css'
import { PartyCallers } from './party-callers'
import { PartyTally } from './party-tally'
import { Rounds } from './rounds'
import { WalkIn } from './walk-in'

const route = getRouteApi('/phone-bank/$kitId/party')

export function PartyScreen() {
  const { kitId } = route.useParams()
  const party = useLive(orpc.party.live, { kitId })
  return <Live query={party}>{(model) => <Party key={kitId} model={model} />}</Live>
}

/** What the host looks at all evening: who is here on the left; rounds, the room's tally and the callers on the right. */
function Party({ model }: { model: PartyModel }) {
  const navigate = useNavigate()
  const { kit } = model
  const [over, setOver] = useState<'none' | 'walk-in' | 'help'>('none')
  const isOpen = kit.state !== 'closed'
  const walkIn: Action = {
    id: 'party.walk-in',
    label: 'party.action.walkIn',
    group: 'phoneBank',
    keys: ['w'],
    enabled: isOpen,
    run: () => setOver('walk-in'),
  }
  const help: Action = {
    id: 'party.help',
    label: 'party.action.help',
    group: 'phoneBank',
    keys: ['h'],
    run: () => setOver('help'),
  }
  const sit: Action = {
    id: 'party.call',
    label: 'party.action.call',
    group: 'phoneBank',
    keys: ['c'],
    enabled: kit.state === 'ready',
    run: () => void navigate({ to: '/phone-bank/$kitId/call', params: { kitId: kit.id } }),
  }
  const show: Action = {
    id: 'party.projector',
    label: 'projector.operator.open',
    group: 'phoneBank',
    keys: ['v'],
    run: () => openWindow(kit.id),
  }
  useActions([walkIn, help, sit, show])
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  const close = () => setOver('none')
  return (
    <KitFrame
      kit={kit}
      actions={
        <>
          <ActionButton action={show} icon={<IconDeviceTv {...icon} />} iconOnly />
          <ActionButton action={help} icon={<IconHelp {...icon} />} />
          <ActionButton action={walkIn} icon={<IconUserPlus {...icon} />} />
          <ActionButton action={sit} look="primary" icon={<IconPhone {...icon} />} />
        </>
      }
    >
      <div className={styles.body}>
        <CheckIn guests={model.guests} arrived={model.arrived} zone={kit.zone} enabled={isOpen} />
        <div className={styles.side}>
          <Rounds model={model} enabled={isOpen} />
          <PartyTally kit={kit} totals={model.totals} />
          <PartyCallers kit={kit} callers={model.callers} enabled={isOpen} />
        </div>
      </div>
      <WalkIn kitId={kit.id} opened={over === 'walk-in'} onClose={close} />
      <HelpDialog guide={kit.guide} opened={over === 'help'} onClose={close} />
    </KitFrame>
  )
}
