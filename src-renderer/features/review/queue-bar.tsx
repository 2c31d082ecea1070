import { TextInput } from '@mantine/core'
import { IconFilter, IconSearch } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueueFilter, QueueWindow } from '#shared/contract/review'
import { type Action, useActions } from '../../app/actions'
import { ActionButton } from '../../ui/action-button'
import { Segments } from '../../ui/segments'
import { FilterDialog } from './filter-dialog'
import styles from './queue-bar.module.css'
import { countSet } from './queue-narrowed'

type Props = {
  filter: QueueFilter
  onChange: (filter: QueueFilter) => void
  window: QueueWindow | undefined
  findField: RefObject<HTMLInputElement | null>
}

const views = ['waiting', 'rivals', 'decided'] as const

/** Which part of the queue, what is looked for in it, and the dozen filters behind one button. */
export function QueueBar({ filter, onChange, window, findField }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const count = { waiting: window?.waiting, rivals: window?.rivals, decided: undefined }
  const set = countSet(filter)
  const open: Action = {
    id: 'review.filter',
    label: 'review.filter.open',
    group: 'review',
    keys: ['f'],
    run: () => setOpened(true),
  }
  useActions([open])
  return (
    <search className={styles.bar}>
      <Segments
        label={t('review.view.label')}
        options={views.map((view) => ({
          value: view,
          label: count[view]
            ? t('review.view.withCount', { name: t(`review.view.${view}`), count: count[view] })
            : t(`review.view.${view}`),
        }))}
        value={filter.view}
        onChange={(view) => onChange({ ...filter, view })}
      />
      <div className={styles.line}>
        <TextInput
          ref={findField}
          className={styles.text}
          type="search"
          aria-label={t('review.filter.text')}
          placeholder={t('review.filter.text')}
          leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
          maxLength={120}
          value={filter.text}
          onChange={({ currentTarget }) => onChange({ ...filter, text: currentTarget.value })}
        />
        <ActionButton
          action={open}
          icon={<IconFilter size={20} stroke={1.75} aria-hidden />}
          look={set > 0 ? 'primary' : 'plain'}
        />
      </div>
      <FilterDialog
        opened={opened}
        onClose={() => setOpened(false)}
        filter={filter}
        onChange={onChange}
        window={window}
      />
    </search>
  )
}
