import { IconPhone } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { KitSummary } from '#shared/contract/kit'
import type { Action } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { NextCard } from './next-card'
import { NextEvents } from './next-events'
import styles from './today.module.css'

/** A host lands on the kit of the next evening; without one, on the events that are coming. */
export function NextPhoneBank() {
  const kits = useLive(orpc.kit.list, undefined)
  return (
    <Live query={kits}>
      {(all) => {
        const next = all.find(({ state }) => state !== 'closed')
        return next ? <KitCard kit={next} /> : <NextEvents />
      }}
    </Live>
  )
}

function KitCard({ kit }: { kit: KitSummary }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { longDay, time, number } = useFormats()
  const params = { kitId: kit.id }
  const action: Action =
    kit.state === 'ready'
      ? {
          id: 'today.next',
          label: 'today.phoneBank.party',
          group: 'go',
          keys: ['enter'],
          run: () => void navigate({ to: '/phone-bank/$kitId/party', params }),
        }
      : {
          id: 'today.next',
          label: 'today.phoneBank.open',
          group: 'go',
          keys: ['enter'],
          run: () => void navigate({ to: '/phone-bank/$kitId', params }),
        }
  return (
    <NextCard
      kicker={t('today.phoneBank.coming')}
      title={kit.title}
      action={action}
      icon={<IconPhone size={44} stroke={1.5} aria-hidden />}
    >
      <p className={styles.when}>
        {longDay(kit.startsAt, kit.zone)}
        <br />
        {[time(kit.startsAt, kit.zone), kit.place].filter(Boolean).join(' · ')}
      </p>
      <dl className={styles.counts}>
        <div>
          <dt>{t('kit.list.contacts')}</dt>
          <dd>{number(kit.contacts)}</dd>
        </div>
        <div>
          <dt>{t('kit.list.calls')}</dt>
          <dd>{number(kit.calls)}</dd>
        </div>
      </dl>
    </NextCard>
  )
}
