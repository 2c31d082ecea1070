import { Button, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { QueueFilter, QueueWindow } from '#shared/contract/review'
import { en } from '#shared/messages/en'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { Dialog } from '../../ui/dialog'
import styles from './queue-bar.module.css'
import { cleared, isNarrowed } from './queue-narrowed'
import { SavedViews } from './saved-views'

type Props = {
  opened: boolean
  onClose: () => void
  filter: QueueFilter
  onChange: (filter: QueueFilter) => void
  window: QueueWindow | undefined
}

const keysOf = <T extends object>(catalogue: T) => Object.keys(catalogue) as (keyof T & string)[]

/** Everything that the queue can be narrowed by; the list behind follows each choice. */
export function FilterDialog({ opened, onClose, filter, onChange, window }: Props) {
  const { t } = useTranslation()
  const { data: meetings = [] } = useLive(orpc.meeting.list, undefined)
  const { review, event } = en
  return (
    <Dialog title={t('review.filter.title')} opened={opened} onClose={onClose} wide>
      <SavedViews filter={filter} onPick={onChange} />
      <div className={styles.grid}>
        <Pick
          label={t('review.filter.flag')}
          value={filter.flag}
          options={[
            { value: 'any' as const, label: t('review.filter.anyFlag') },
            { value: 'none' as const, label: t('review.filter.noFlag') },
            ...keysOf(review.flagName).map((value) => ({ value, label: t(`review.flagName.${value}`) })),
          ]}
          onPick={(flag) => onChange({ ...filter, flag })}
        />
        <Pick
          label={t('review.filter.type')}
          value={filter.type}
          options={keysOf(event.type).map((value) => ({ value, label: t(`event.type.${value}`) }))}
          onPick={(type) => onChange({ ...filter, type })}
        />
        <Pick
          label={t('review.filter.starts')}
          value={filter.starts}
          options={keysOf(review.filter.startsIn).map((value) => ({
            value,
            label: t(`review.filter.startsIn.${value}`),
          }))}
          onPick={(starts) => onChange({ ...filter, starts })}
        />
        <Pick
          label={t('review.filter.waits')}
          value={filter.waits}
          options={keysOf(review.filter.waitsFor).map((value) => ({
            value,
            label: t(`review.filter.waitsFor.${value}`),
          }))}
          onPick={(waits) => onChange({ ...filter, waits })}
        />
        <Pick
          label={t('review.filter.claim')}
          value={filter.claim}
          options={keysOf(review.filter.claims).map((value) => ({
            value,
            label: t(`review.filter.claims.${value}`),
          }))}
          onPick={(claim) => onChange({ ...filter, claim })}
        />
        <Pick
          label={t('review.filter.history')}
          value={filter.history}
          options={keysOf(review.filter.histories).map((value) => ({
            value,
            label: t(`review.filter.histories.${value}`),
          }))}
          onPick={(history) => onChange({ ...filter, history })}
        />
        <Pick
          label={t('review.filter.trust')}
          value={filter.trust}
          options={keysOf(review.filter.trusts).map((value) => ({
            value,
            label: t(`review.filter.trusts.${value}`),
          }))}
          onPick={(trust) => onChange({ ...filter, trust })}
        />
        <Pick
          label={t('review.filter.where')}
          value={filter.where}
          options={keysOf(review.filter.wheres).map((value) => ({
            value,
            label: t(`review.filter.wheres.${value}`),
          }))}
          onPick={(where) => onChange({ ...filter, where })}
        />
        <Pick
          label={t('review.filter.openTo')}
          value={filter.openTo}
          options={keysOf(review.filter.opens).map((value) => ({
            value,
            label: t(`review.filter.opens.${value}`),
          }))}
          onPick={(openTo) => onChange({ ...filter, openTo })}
        />
        <Pick
          label={t('review.filter.language')}
          value={filter.language}
          options={keysOf(event.language).map((value) => ({ value, label: t(`event.language.${value}`) }))}
          onPick={(language) => onChange({ ...filter, language })}
        />
        <Pick
          label={t('review.filter.usState')}
          value={filter.usState}
          options={(window?.usStates ?? []).map((value) => ({ value, label: value }))}
          onPick={(usState) => onChange({ ...filter, usState })}
        />
        <Pick
          label={t('review.filter.meeting')}
          value={filter.meetingId}
          options={meetings.map(({ id, title }) => ({ value: id, label: title }))}
          onPick={(meetingId) => onChange({ ...filter, meetingId })}
        />
      </div>
      <div className={styles.foot}>
        <span className={styles.matching} role="status">
          {t('review.filter.matching', { count: window?.total ?? 0 })}
        </span>
        <Button variant="default" disabled={!isNarrowed(filter)} onClick={() => onChange(cleared(filter))}>
          {t('review.filter.clear')}
        </Button>
      </div>
    </Dialog>
  )
}

type PickProps<T extends string> = {
  label: string
  value: T | null
  options: readonly { value: T; label: string }[]
  onPick: (value: T | null) => void
}

/** One filter: empty lets everything through. */
function Pick<T extends string>({ label, value, options, onPick }: PickProps<T>) {
  const { t } = useTranslation()
  return (
    <Select
      label={label}
      placeholder={t('review.filter.any')}
      clearable
      clearButtonProps={{ 'aria-label': t('review.filter.any') }}
      data={[...options]}
      value={value}
      onChange={(picked) => onPick(options.find((option) => option.value === picked)?.value ?? null)}
    />
  )
}
