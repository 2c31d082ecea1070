import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { BackLink } from '../../ui/back-link'
import { useCommand } from '../../ui/command'
import { PageHeader } from '../../ui/page-header'
import { WorkPage } from '../../ui/split'
import { FoundText } from './found-text'
import { OtherRow } from './other-row'
import { usePageName } from './page-name'
import type { PageProps } from './page-props'
import { useConfirm } from './use-confirm'
import { usePictureWords } from './use-picture-words'
import styles from './verified.module.css'

const route = getRouteApi('/paper/verify/$pageId')

/** A sheet that is not ours: its picture beside blank rows, typed line by line. */
export function OtherPage({ model, url }: PageProps) {
  const { t } = useTranslation()
  const nameOf = usePageName()
  const pictureWords = usePictureWords()
  const search = route.useSearch()
  const addRow = useCommand(orpc.paper.addRow)
  const { page, rows } = model
  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const { pending, run } = useConfirm(model, async () => {
    // The field that has the focus saves when it loses it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    await saving.current
  })
  const confirm: Action = {
    id: 'paper.confirm',
    label: 'paper.verify.confirm',
    group: 'paper',
    keys: ['mod+enter'],
    enabled: !pending,
    run: () => void run(),
  }
  useActions([confirm])
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/paper" params={{}} label={t('paper.action.back')} />}
        title={nameOf(page)}
        subtitle={search.page}
        actions={<ActionButton action={confirm} look="primary" />}
      />
      <div className={styles.sides}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it */}
        <section className={styles.side} tabIndex={0} aria-label={t('paper.verify.whole')}>
          {url ? <img src={url} alt={nameOf(page)} /> : <p role="status">{pictureWords(model)}</p>}
        </section>
        <div className={styles.side}>
          <div className={styles.typed}>
            <FoundText pageId={page.id} rows={rows.map(({ row }) => row)} hasPicture={model.hasPicture} />
            {rows.map(({ row }) => (
              <OtherRow
                key={row.id}
                row={row}
                page={page}
                url={url}
                onSaving={(promise) => {
                  saving.current = Promise.all([saving.current, promise])
                }}
              />
            ))}
            <ActionRow>
              <Button
                variant="default"
                leftSection={<IconPlus size={20} stroke={2} aria-hidden />}
                onClick={() => void addRow.run({ pageId: page.id })}
              >
                {t('paper.verify.addRow')}
              </Button>
            </ActionRow>
          </div>
        </div>
      </div>
    </WorkPage>
  )
}
