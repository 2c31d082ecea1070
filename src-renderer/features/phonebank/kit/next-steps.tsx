import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { KitLack } from '#shared/contract/kit'
import { type Action, useActions } from '../../../app/actions'
import { client, orpc } from '../../../live/client'
import { ActionButton } from '../../../ui/action-button'
import { ActionRow } from '../../../ui/action-row'
import { useCommand } from '../../../ui/command'
import { offerUndo, say } from '../../../ui/undo'
import type { KitModel } from './kit-model'
import styles from './kit-overview.module.css'

/** What is missing, each with the way to it; and the step that the kit is ready for. */
export function NextSteps({ model, mayRun }: { model: KitModel; mayRun: boolean }) {
  const { t } = useTranslation()
  const { kit, lacks } = model
  const mend = useMend(model)
  const title = {
    preparing: 'kit.page.preparingTitle',
    ready: 'kit.page.readyTitle',
    closed: 'kit.page.closedTitle',
  } as const
  return (
    <section className={styles.card} aria-label={t('kit.page.next')}>
      <h2>{t(title[kit.state])}</h2>
      {lacks.length === 0 ? (
        <p className={styles.all}>
          <IconCircleCheck size={24} stroke={1.75} aria-hidden />
          {t('kit.page.allThere')}
        </p>
      ) : (
        <ul className={styles.lacks}>
          {lacks.map((lack) => (
            <li key={lack} className={styles.lack}>
              <IconAlertTriangle size={24} stroke={1.75} aria-hidden />
              <span>{t(`kit.lack.${lack}`)}</span>
              {mayRun && kit.state !== 'closed' ? (
                <Button variant="default" onClick={() => mend(lack)}>
                  {t(`kit.mend.${lack}`)}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Moves model={model} mayRun={mayRun} />
    </section>
  )
}

function useMend({ kit }: KitModel): (lack: KitLack) => void {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const refresh = useCommand(orpc.kit.refreshGuests)
  const params = { kitId: kit.id }
  const bringGuests = async () => {
    const brought = await refresh.run({ id: kit.id })
    if (!brought.ok) return
    const { added } = brought.value
    say(added > 0 ? t('kit.page.refreshed', { count: added }) : t('kit.page.refreshedNone'))
  }
  return (lack) => {
    switch (lack) {
      case 'no-script':
      case 'script-flawed':
        return void navigate({ to: '/phone-bank/$kitId/script', params })
      case 'no-contacts':
        return void navigate({ to: '/phone-bank/$kitId/import', params })
      case 'no-guests':
        return void bringGuests()
      case 'no-goals':
        return void navigate({ to: '/phone-bank/$kitId/edit', params })
    }
  }
}

/** Nothing can be called without a script and a list; all else may be missing. */
const BLOCKING: readonly KitLack[] = ['no-script', 'script-flawed', 'no-contacts']

function Moves({ model: { kit, lacks }, mayRun }: { model: KitModel; mayRun: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const setReady = useCommand(orpc.kit.setReady)
  const turn = async (ready: boolean) => {
    const done = await setReady.run({ id: kit.id, ready })
    if (!done.ok) return
    offerUndo(t(`kit.state.${done.value.state}`), () => client.kit.setReady({ id: kit.id, ready: !ready }))
  }
  const canBeReady = !lacks.some((lack) => BLOCKING.includes(lack))
  const ready: Action = {
    id: 'kit.ready',
    label: kit.state === 'ready' ? 'kit.page.notReady' : 'kit.page.makeReady',
    group: 'phoneBank',
    keys: ['r'],
    enabled: mayRun && !setReady.pending && kit.state !== 'closed' && (kit.state === 'ready' || canBeReady),
    run: () => void turn(kit.state !== 'ready'),
  }
  const party: Action = {
    id: 'kit.to-party',
    label: 'kit.page.toParty',
    group: 'phoneBank',
    run: () => void navigate({ to: '/phone-bank/$kitId/party', params: { kitId: kit.id } }),
  }
  const after: Action = {
    id: 'kit.to-after',
    label: 'kit.page.toAfter',
    group: 'phoneBank',
    run: () => void navigate({ to: '/phone-bank/$kitId/after', params: { kitId: kit.id } }),
  }
  useActions([ready, party, after])
  if (kit.state === 'closed') return <ActionButton action={after} />
  return (
    <ActionRow>
      <ActionButton action={ready} look={kit.state === 'ready' ? 'quiet' : 'primary'} />
      {kit.state === 'ready' ? <ActionButton action={party} /> : null}
      {kit.state === 'ready' ? <ActionButton action={after} look="quiet" /> : null}
    </ActionRow>
  )
}
