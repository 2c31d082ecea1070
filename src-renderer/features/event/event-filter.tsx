import { Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventFilter } from '#shared/contract/event'
import type { EventState } from '#shared/model/event'
import { Segments } from '../../ui/segments'
import styles from './event-filter.module.css'

type Props = {
  filter: EventFilter
  onChange: (filter: EventFilter) => void
  findField: RefObject<HTMLInputElement | null>
}

const states = [
  'draft',
  'submitted',
  'changes-requested',
  'approved',
  'rejected',
  'cancelled',
] as const satisfies readonly EventState[]
const whens = ['coming', 'past', 'all'] as const satisfies readonly EventFilter['when'][]
const ANY = 'any'

/** Narrows the list by text, time and state; the list follows each letter. */
export function EventFilterBar({ filter, onChange, findField }: Props) {
  const { t } = useTranslation()
  const stateOptions = states.map((state) => ({ value: state, label: t(`event.state.${state}`) }))
  return (
    <search className={styles.bar}>
      <TextInput
        ref={findField}
        className={styles.text}
        type="search"
        aria-label={t('event.filter.text')}
        placeholder={t('event.filter.text')}
        leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
        maxLength={120}
        value={filter.text}
        onChange={({ currentTarget }) => onChange({ ...filter, text: currentTarget.value })}
      />
      <Segments
        label={t('event.filter.when')}
        options={whens.map((when) => ({ value: when, label: t(`event.filter.${when}`) }))}
        value={filter.when}
        onChange={(when) => onChange({ ...filter, when })}
      />
      <Select
        className={styles.state}
        aria-label={t('event.filter.state')}
        allowDeselect={false}
        data={[{ value: ANY, label: t('event.filter.anyState') }, ...stateOptions]}
        value={filter.state ?? ANY}
        onChange={(value) => onChange({ ...filter, state: states.find((state) => state === value) ?? null })}
      />
    </search>
  )
}
