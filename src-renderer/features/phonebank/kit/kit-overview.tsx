import { Button } from '@mantine/core'
import { IconPencil, IconPhone, IconShare, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { may } from '#shared/domain/access'
import { type Action, useActions } from '../../../app/actions'
import { useProfile } from '../../../app/profile'
import { client, orpc } from '../../../live/client'
import { ActionButton } from '../../../ui/action-button'
import { useCommand } from '../../../ui/command'
import { offerUndo } from '../../../ui/undo'
import { KitFacts } from './kit-facts'
import { KitFrame } from './kit-frame'
import type { KitModel } from './kit-model'
import styles from './kit-overview.module.css'
import { KitTotalsCard } from './kit-totals-card'
import { NextSteps } from './next-steps'

/** The page of one evening: what is next, how far it is, and what is known of it. */
export function KitOverview({ model }: { model: KitModel }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { roles } = useProfile()
  const { kit } = model
  const mayRun = may(roles, 'run-phone-banks')
  const remove = useCommand(orpc.kit.remove)
  const params = { kitId: kit.id }
  const edit: Action = {
    id: 'kit.edit',
    label: 'kit.page.edit',
    group: 'phoneBank',
    keys: ['e'],
    enabled: mayRun && kit.state !== 'closed',
    run: () => void navigate({ to: '/phone-bank/$kitId/edit', params }),
  }
  const handOver: Action = {
    id: 'kit.hand-over',
    label: 'kit.page.handOver',
    group: 'phoneBank',
    keys: ['h'],
    enabled: mayRun,
    run: () => void navigate({ to: '/phone-bank/$kitId/hand-over', params }),
  }
  const removal: Action = {
    id: 'kit.remove',
    label: 'kit.page.remove',
    group: 'phoneBank',
    enabled: mayRun && !remove.pending,
    run: () =>
      void remove.run({ id: kit.id }).then((removed) => {
        if (!removed.ok) return
        offerUndo(t('kit.page.removed', { title: kit.title }), () => client.kit.restore({ id: kit.id }))
        void navigate({ to: '/phone-bank' })
      }),
  }
  useActions([edit, handOver, removal])
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  return (
    <KitFrame
      kit={kit}
      actions={
        <>
          <ActionButton action={removal} look="quiet" icon={<IconTrash {...icon} />} iconOnly />
          <ActionButton action={edit} icon={<IconPencil {...icon} />} />
          <ActionButton action={handOver} icon={<IconShare {...icon} />} />
          {kit.state === 'ready' ? (
            <Button
              leftSection={<IconPhone {...icon} />}
              onClick={() => void navigate({ to: '/phone-bank/$kitId/call', params })}
            >
              {t('kit.page.startCalling')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.body}>
        <div className={styles.column}>
          <NextSteps model={model} mayRun={mayRun} />
          <KitTotalsCard kit={kit} totals={model.totals} />
        </div>
        <div className={styles.column}>
          <KitFacts model={model} />
        </div>
      </div>
    </KitFrame>
  )
}
