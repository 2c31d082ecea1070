import { Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueueFilter } from '#shared/contract/review'
import { EVERYTHING } from '#shared/domain/review-queue'
import type { SavedView } from '#shared/model/review'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { useLive } from '../../live/use-live'
import { useCommand } from '../../ui/command'
import { offerUndo, say } from '../../ui/undo'
import styles from './queue-bar.module.css'
import { isNarrowed } from './queue-narrowed'

type Props = { filter: QueueFilter; onPick: (filter: QueueFilter) => void }

/** Filters under names of one's own, on this laptop. */
export function SavedViews({ filter, onPick }: Props) {
  const { t } = useTranslation()
  const { data: views = [] } = useLive(orpc.review.views.list, undefined)
  const [name, setName] = useState('')
  const save = useCommand(orpc.review.views.save)
  const remove = useCommand(orpc.review.views.remove)
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const result = await save.run({ key: newKey(), name, filter })
    if (!result.ok) return
    say(t('review.filter.saved', { name: result.value.name }))
    setName('')
  }
  const forget = async (view: SavedView) => {
    const result = await remove.run({ id: view.id })
    if (!result.ok) return
    offerUndo(t('review.filter.removed', { name: view.name }), () =>
      client.review.views.restore({ id: view.id }),
    )
  }
  return (
    <section aria-label={t('review.filter.views')}>
      <div className={styles.views}>
        {views.map((view) => (
          <span key={view.id} className={styles.view}>
            <Button variant="default" onClick={() => onPick({ ...EVERYTHING, ...view.filter })}>
              {view.name}
            </Button>
            <Button
              variant="subtle"
              aria-label={t('review.filter.removeView', { name: view.name })}
              onClick={() => void forget(view)}
            >
              <IconX size={18} aria-hidden />
            </Button>
          </span>
        ))}
        {isNarrowed(filter) ? (
          <form className={styles.name} onSubmit={(event) => void keep(event)}>
            <TextInput
              aria-label={t('review.filter.viewName')}
              placeholder={t('review.filter.viewName')}
              value={name}
              maxLength={60}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={name.trim() === '' || save.pending}>
              {t('review.filter.saveView')}
            </Button>
          </form>
        ) : views.length === 0 ? (
          <p>{t('review.filter.viewsEmpty')}</p>
        ) : null}
      </div>
    </section>
  )
}
