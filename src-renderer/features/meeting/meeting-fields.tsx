import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../../ui/date-field'
import type { DraftForm } from '../../ui/draft-form'
import { ChoiceField, LongTextField, NumberField, TextField } from '../../ui/fields'
import { FieldRow, FieldStack } from '../../ui/form'
import { TimeField } from '../../ui/time-field'
import { useZoneOptions } from '../../ui/zones'
import styles from './meeting-fields.module.css'
import type { MeetingValues } from './meeting-values'

type FormOf = { form: DraftForm<MeetingValues> }

/** What a meeting is made of, in the order in which an organizer knows it. */
export function MeetingFields({ form, children }: FormOf & { children?: ReactNode }) {
  return (
    <div className={styles.columns}>
      <FieldStack>
        <WhatAndWhere form={form} />
        <When form={form} />
      </FieldStack>
      <FieldStack>
        {children}
        <GoalAndAsk form={form} />
        <Crew form={form} />
      </FieldStack>
    </div>
  )
}

function WhatAndWhere({ form }: FormOf) {
  const { t } = useTranslation()
  return (
    <Group title={t('meeting.form.basics')}>
      <TextField
        form={form}
        name="title"
        label={t('meeting.form.title')}
        placeholder={t('meeting.form.titleExample')}
        maxLength={200}
        data-autofocus
      />
      <FieldRow>
        <TextField form={form} name="venue" label={t('meeting.form.venue')} maxLength={200} />
        <NumberField form={form} name="expectedHeads" label={t('meeting.form.expectedHeads')} max={100_000} />
      </FieldRow>
      <FieldRow>
        <TextField form={form} name="address" label={t('meeting.form.address')} maxLength={200} />
        <TextField form={form} name="zip" label={t('meeting.form.zip')} maxLength={5} inputMode="numeric" />
      </FieldRow>
    </Group>
  )
}

function When({ form }: FormOf) {
  const { t } = useTranslation()
  const zones = useZoneOptions(form.values.zone)
  return (
    <Group title={t('meeting.form.when')}>
      <FieldRow>
        <DateField form={form} name="startDate" label={t('meeting.form.date')} />
        <TimeField form={form} name="startTime" label={t('meeting.form.start')} />
        <TimeField form={form} name="endTime" label={t('meeting.form.end')} />
      </FieldRow>
      <ChoiceField form={form} name="zone" label={t('meeting.form.zone')} options={zones} searchable />
    </Group>
  )
}

function GoalAndAsk({ form }: FormOf) {
  const { t } = useTranslation()
  return (
    <Group title={t('meeting.form.why')}>
      <LongTextField
        form={form}
        name="ask"
        label={t('meeting.form.ask')}
        placeholder={t('meeting.form.askExample')}
        maxLength={10_000}
      />
      <TextField form={form} name="goal" label={t('meeting.form.goal')} maxLength={10_000} />
    </Group>
  )
}

function Crew({ form }: FormOf) {
  const { t } = useTranslation()
  return (
    <Group title={t('meeting.form.crew')}>
      <FieldRow>
        <TextField form={form} name="mc" label={t('meeting.form.mc')} maxLength={200} />
        <TextField form={form} name="timekeeper" label={t('meeting.form.timekeeper')} maxLength={200} />
      </FieldRow>
      <FieldRow>
        <TextField form={form} name="runners" label={t('meeting.form.runners')} maxLength={200} />
        <TextField form={form} name="dataEntry" label={t('meeting.form.dataEntry')} maxLength={200} />
      </FieldRow>
    </Group>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className={styles.group}>
    <legend>{title}</legend>
    <FieldStack>{children}</FieldStack>
  </fieldset>
)
