import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../ui/format'
import type { useMeeting } from './use-meeting'

/** Which meeting's paper. */
export function MeetingSelect({ choice }: { choice: ReturnType<typeof useMeeting> }) {
  const { t } = useTranslation()
  const { day } = useFormats()
  return (
    <Select
      aria-label={t('paper.meeting')}
      w={340}
      allowDeselect={false}
      data={choice.meetings.map(({ id, title, startsAt, zone }) => ({
        value: id,
        label: `${title} · ${day(startsAt, zone)}`,
      }))}
      value={choice.meeting?.id ?? null}
      placeholder={t('paper.noMeeting')}
      onChange={(id) => {
        if (id) choice.choose(id)
      }}
    />
  )
}
