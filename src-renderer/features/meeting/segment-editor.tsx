import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { en } from '#shared/messages/en'
import type { Segment, SegmentKind } from '#shared/model/meeting'
import { FieldRow, FieldStack } from '../../ui/form'
import styles from './agenda.module.css'

/** The contract's kinds, in the order of an evening; the catalogue has a word for each. */
const KINDS = Object.keys(en.meeting.kind) as SegmentKind[]

type Props = {
  segment: Segment
  readOnly: boolean
  onChange: (fields: Partial<Omit<Segment, 'id'>>) => void
}

/** One part of the agenda. Mount a new one for another part. */
export function SegmentEditor({ segment, readOnly, onChange }: Props) {
  const { t } = useTranslation()
  const minutes = (value: number | string) => (typeof value === 'number' ? value : 0)
  const small = { w: 130, hideControls: true, allowDecimal: false, min: 1, max: 600, readOnly } as const
  return (
    <FieldStack>
      <FieldRow>
        <TextInput
          label={t('meeting.agenda.partTitle')}
          value={segment.title}
          maxLength={200}
          readOnly={readOnly}
          error={segment.title.trim() === '' ? t('problem.missing') : undefined}
          onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
        />
        <Select
          label={t('meeting.agenda.kind')}
          allowDeselect={false}
          readOnly={readOnly}
          data={KINDS.map((kind) => ({ value: kind, label: t(`meeting.kind.${kind}`) }))}
          value={segment.kind}
          onChange={(kind) => {
            if (kind) onChange({ kind })
          }}
        />
      </FieldRow>
      <div className={styles.length}>
        <NumberInput
          {...small}
          label={t('meeting.agenda.minutes')}
          value={segment.minutes || ''}
          error={segment.minutes < 1 ? t('problem.missing') : undefined}
          onChange={(value) => onChange({ minutes: minutes(value) })}
        />
        <Checkbox
          label={t('meeting.agenda.flexible')}
          checked={segment.flexible}
          disabled={readOnly}
          onChange={({ currentTarget }) => onChange({ flexible: currentTarget.checked })}
        />
        {segment.flexible ? (
          <NumberInput
            {...small}
            label={t('meeting.agenda.minMinutes')}
            value={segment.minMinutes || ''}
            error={segment.minMinutes < 1 ? t('problem.missing') : undefined}
            onChange={(value) => onChange({ minMinutes: minutes(value) })}
          />
        ) : null}
      </div>
      <Lines
        label={t('meeting.agenda.points')}
        description={t('meeting.agenda.pointsHint')}
        lines={segment.points}
        readOnly={readOnly}
        onChange={(points) => onChange({ points })}
      />
      <Lines
        label={t('meeting.agenda.cues')}
        description={t('meeting.agenda.cuesHint')}
        lines={segment.cues}
        readOnly={readOnly}
        onChange={(cues) => onChange({ cues })}
      />
    </FieldStack>
  )
}

type LinesProps = {
  label: string
  description: string
  lines: string[]
  readOnly: boolean
  onChange: (lines: string[]) => void
}

/** One entry a line. The text is kept as typed; blank lines are no entries. */
function Lines({ lines, onChange, ...field }: LinesProps) {
  const [typed, setTyped] = useState(lines.join('\n'))
  return (
    <Textarea
      {...field}
      autosize
      minRows={3}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        onChange(readLines(currentTarget.value))
      }}
    />
  )
}

/** At most what the model holds: 30 entries of 500 letters. */
const readLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 500))
    .filter((line) => line !== '')
    .slice(0, 30)
