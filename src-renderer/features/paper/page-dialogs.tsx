import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageModel } from '#shared/contract/paper'
import { orpc } from '../../live/client'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { Dialog } from '../../ui/dialog'
import { offerUndo } from '../../ui/undo'
import { usePageName } from './page-name'
import styles from './verify.module.css'

type Props = {
  open: 'whole' | 'aside' | null
  onClose: () => void
  model: PageModel
  url: string | null
  onLeave: () => void
}

/** The whole page as a picture; and setting it aside with a word why. */
export function PageDialogs({ open, onClose, model, url, onLeave }: Props) {
  const { t } = useTranslation()
  const nameOf = usePageName()
  return (
    <>
      <Dialog title={nameOf(model.page)} opened={open === 'whole'} onClose={onClose} wide>
        {url ? <img className={styles.whole} src={url} alt={nameOf(model.page)} /> : null}
      </Dialog>
      <Dialog title={t('paper.verify.aside')} opened={open === 'aside'} onClose={onClose}>
        <Aside model={model} onDone={onLeave} />
      </Dialog>
    </>
  )
}

function Aside({ model: { page }, onDone }: { model: PageModel; onDone: () => void }) {
  const { t } = useTranslation()
  const nameOf = usePageName()
  const [reason, setReason] = useState(page.reason)
  const setAside = useCommand(orpc.paper.setAside)
  const discard = useCommand(orpc.paper.discard)
  const takeUp = useCommand(orpc.paper.takeUp)
  const pageId = page.id
  const back = () => takeUp.run({ pageId })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const result = await setAside.run({ pageId, reason })
    if (!result.ok) return
    onDone()
    offerUndo(t('paper.verify.did.aside', { page: nameOf(page) }), back)
  }
  const throwOut = async () => {
    const result = await discard.run({ pageId })
    if (!result.ok) return
    onDone()
    offerUndo(t('paper.verify.did.discarded', { page: nameOf(page) }), back)
  }
  return (
    <form className={styles.aside} onSubmit={(event) => void save(event)}>
      <TextInput
        data-autofocus
        label={t('paper.verify.aside')}
        description={t('paper.verify.asideHint')}
        value={reason}
        maxLength={200}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <ActionRow
        away={
          <Button variant="subtle" onClick={() => void throwOut()}>
            {t('paper.verify.discard')}
          </Button>
        }
      >
        <Button type="submit" loading={setAside.pending}>
          {t('paper.verify.asideSave')}
        </Button>
      </ActionRow>
    </form>
  )
}
