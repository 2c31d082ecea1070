import { Button } from '@mantine/core'
import { IconCoffee, IconHourglass, IconPhone } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallScreen, QueueRest } from '#shared/contract/call'
import { callKeys } from '#shared/domain/call-keys'
import { type Action, useActions } from '../../../app/actions'
import { orpc } from '../../../live/client'
import { ActionButton } from '../../../ui/action-button'
import { useCommand } from '../../../ui/command'
import { useFormats } from '../../../ui/format'
import { EmptyState } from '../../../ui/states'
import { useNow } from '../../../ui/use-now'
import { laptopZone } from '../../../ui/zoned-time'
import styles from './seat.module.css'

type Props = { screen: CallScreen; rest: QueueRest | null; onRest: (rest: QueueRest | null) => void }

/** Nobody in hand: one press brings the next contact, or it says why there is none and what to do. */
export function Ready({ screen, rest, onRest }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { caller, kit, mine } = screen
  const next = useCommand(orpc.call.next)
  const bring = async () => {
    const handed = await next.run({ callerId: caller.id })
    if (handed.ok) onRest(handed.value.rest)
  }
  const action: Action = {
    id: 'call.next',
    label: rest ? 'call.rest.again' : 'call.ready.next',
    group: 'call',
    keys: [callKeys.main],
    enabled: !next.pending && kit.state === 'ready',
    run: () => void bring(),
  }
  useActions([action])
  useComesByItself(rest, () => void bring())

  if (kit.state !== 'ready') {
    const isClosed = kit.state === 'closed'
    return (
      <div className={styles.middle}>
        <EmptyState
          icon={<IconHourglass size={44} stroke={1.5} aria-hidden />}
          title={t(isClosed ? 'call.who.closed' : 'call.who.notReady')}
          action={
            <Button onClick={() => void navigate({ to: '/phone-bank/$kitId', params: { kitId: kit.id } })}>
              {t('call.who.toKit')}
            </Button>
          }
        >
          {t(isClosed ? 'call.who.closedBody' : 'call.who.notReadyBody')}
        </EmptyState>
      </div>
    )
  }
  if (rest)
    return (
      <div className={styles.middle} role="status">
        <EmptyState
          icon={<IconHourglass size={44} stroke={1.5} aria-hidden />}
          title={t(`call.rest.${rest.reason}.title`)}
          action={<ActionButton action={action} look="primary" />}
        >
          <p>{t(`call.rest.${rest.reason}.body`)}</p>
          <Until rest={rest} />
          <p>{t('call.rest.meanwhile', { key: callKeys.callsBack.toUpperCase() })}</p>
        </EmptyState>
      </div>
    )
  const isBreak = caller.state === 'pausing' || mine.calls > 0
  return (
    <div className={styles.middle}>
      <EmptyState
        icon={
          isBreak ? (
            <IconCoffee size={44} stroke={1.5} aria-hidden />
          ) : (
            <IconPhone size={44} stroke={1.5} aria-hidden />
          )
        }
        title={t(isBreak ? 'call.ready.pauseTitle' : 'call.ready.title')}
        action={<ActionButton action={action} look="primary" />}
      >
        {t(isBreak ? 'call.ready.pauseBody' : 'call.ready.body')}
      </EmptyState>
    </div>
  )
}

function Until({ rest }: { rest: QueueRest }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  if (rest.until === '') return null
  return <p>{t('call.rest.until', { time: dayAndTime(rest.until, laptopZone()) })}</p>
}

/** When the time has come, the next contact is there without a press. */
function useComesByItself(rest: QueueRest | null, bring: () => void): void {
  const now = useNow(15_000)
  const isTime = rest !== null && rest.until !== '' && Date.parse(rest.until) <= now
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that has come
  useEffect(() => {
    if (isTime) bring()
  }, [isTime])
}
