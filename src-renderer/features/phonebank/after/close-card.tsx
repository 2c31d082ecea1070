import { Button } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KitReport } from '#shared/contract/after'
import { client, orpc } from '../../../live/client'
import { ActionRow } from '../../../ui/action-row'
import { useCommand } from '../../../ui/command'
import { Dialog } from '../../../ui/dialog'
import { useFormats } from '../../../ui/format'
import { offerUndo, say } from '../../../ui/undo'
import styles from './after.module.css'

/** Ends the evening, and says when contact data goes. Only that one step cannot be taken back, so only it asks. */
export function CloseCard({ report: { kit, purgeAt } }: { report: KitReport }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const close = useCommand(orpc.after.close)
  const reopen = useCommand(orpc.after.reopen)
  const [asking, setAsking] = useState(false)
  const kitId = kit.id
  const end = async () => {
    const closed = await close.run({ kitId })
    if (closed.ok) offerUndo(t('after.close.closed'), () => client.after.reopen({ kitId }))
  }
  const open = async () => {
    const opened = await reopen.run({ kitId })
    if (opened.ok) say(t('after.close.reopened'))
  }
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  return (
    <section className={styles.card} aria-label={t('after.close.title')}>
      <h2>{t('after.close.title')}</h2>
      {kit.purgedAt ? (
        <p>{t('after.close.gone', { when: dayAndTime(kit.purgedAt, kit.zone) })}</p>
      ) : kit.state === 'closed' ? (
        <>
          <p>{t('after.close.purgeAt', { when: dayAndTime(purgeAt || kit.closedAt, kit.zone) })}</p>
          <div className={styles.buttons}>
            <Button
              variant="default"
              leftSection={<IconLockOpen {...icon} />}
              loading={reopen.pending}
              onClick={() => void open()}
            >
              {t('after.close.reopen')}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(true)}>
              {t('after.close.purgeNow')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className={styles.hint}>{t('after.close.body')}</p>
          <Button
            variant="default"
            leftSection={<IconLock {...icon} />}
            loading={close.pending}
            onClick={() => void end()}
          >
            {t('after.close.action')}
          </Button>
        </>
      )}
      <Dialog title={t('after.close.purgeNow')} opened={asking} onClose={() => setAsking(false)}>
        <Purge kitId={kitId} onDone={() => setAsking(false)} />
      </Dialog>
    </section>
  )
}

function Purge({ kitId, onDone }: { kitId: string; onDone: () => void }) {
  const { t } = useTranslation()
  const purge = useCommand(orpc.after.purge)
  const run = async () => {
    const gone = await purge.run({ kitId })
    if (!gone.ok) return
    const { contacts, conversations, guests } = gone.value
    say(
      t('after.close.purged', {
        contacts: t('after.close.contacts', { count: contacts }),
        conversations: t('after.close.conversations', { count: conversations }),
        guests: t('after.close.guests', { count: guests }),
      }),
    )
    onDone()
  }
  return (
    <div className={styles.column}>
      <p>{t('after.close.purgeSure')}</p>
      <ActionRow>
        <Button data-autofocus variant="default" onClick={onDone}>
          {t('after.close.purgeKeep')}
        </Button>
        <Button loading={purge.pending} onClick={() => void run()}>
          {t('after.close.purgeDo')}
        </Button>
      </ActionRow>
    </div>
  )
}
