import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { may } from '#shared/domain/access'
import { en } from '#shared/messages/en'
import type { Language } from '#shared/model/base'
import { useProfile } from '../../app/profile'
import { DateField } from '../../ui/date-field'
import type { DraftForm } from '../../ui/draft-form'
import { ChoiceField, LongTextField, NumberField, TextField, TickField, useField } from '../../ui/fields'
import { FieldRow } from '../../ui/form'
import { TimeField } from '../../ui/time-field'
import { useZoneOptions } from '../../ui/zones'
import styles from './event-form.module.css'
import type { EventValues } from './event-values'

type GroupProps = { form: DraftForm<EventValues> }

function Group({ name, children }: { name: keyof typeof en.event.group; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend>{t(`event.group.${name}`)}</legend>
      {children}
    </fieldset>
  )
}

const types = Object.keys(en.event.type) as (keyof typeof en.event.type)[]

export function WhatItIs({ form }: GroupProps) {
  const { t } = useTranslation()
  return (
    <Group name="what">
      <FieldRow>
        <TextField form={form} name="title" label={t('event.field.title')} maxLength={200} required />
        <ChoiceField
          form={form}
          name="type"
          label={t('event.field.type')}
          options={types.map((type) => ({ value: type, label: t(`event.type.${type}`) }))}
        />
      </FieldRow>
      <LongTextField form={form} name="description" label={t('event.field.description')} maxLength={10_000} />
    </Group>
  )
}

export function WhenItIs({ form }: GroupProps) {
  const { t } = useTranslation()
  const zones = useZoneOptions(form.values.zone)
  return (
    <Group name="when">
      <FieldRow>
        <DateField form={form} name="date" label={t('event.field.date')} />
        <TimeField form={form} name="time" label={t('event.field.time')} />
        <NumberField
          form={form}
          name="minutes"
          label={t('event.field.minutes')}
          min={5}
          max={1440}
          clampBehavior="blur"
        />
      </FieldRow>
      <ChoiceField form={form} name="zone" label={t('event.field.zone')} options={zones} />
    </Group>
  )
}

export function WhereItIs({ form }: GroupProps) {
  const { t } = useTranslation()
  const { mode, atHome } = form.values
  return (
    <Group name="where">
      <ChoiceField
        form={form}
        name="mode"
        label={t('event.field.mode')}
        options={(['in-person', 'online'] as const).map((value) => ({
          value,
          label: t(`event.mode.${value}`),
        }))}
      />
      {mode === 'online' ? (
        <TextField
          form={form}
          name="onlineLink"
          type="url"
          label={t('event.field.onlineLink')}
          description={t('event.hint.onlineLink')}
          maxLength={500}
        />
      ) : (
        <>
          <TickField form={form} name="atHome" label={t('event.field.atHome')} />
          <TextField
            form={form}
            name="place"
            label={t('event.field.place')}
            description={t('event.hint.place')}
            maxLength={200}
          />
          <FieldRow>
            {atHome ? (
              <TextField
                form={form}
                name="street"
                label={t('event.field.street')}
                description={t('event.hint.street')}
                maxLength={200}
              />
            ) : (
              <TextField
                form={form}
                name="venueAddress"
                label={t('event.field.venueAddress')}
                description={t('event.hint.venueAddress')}
                maxLength={200}
              />
            )}
            <TextField
              form={form}
              name="zip"
              label={t('event.field.zip')}
              description={t('event.hint.zip')}
              inputMode="numeric"
              maxLength={10}
            />
          </FieldRow>
          <LongTextField
            form={form}
            name="directions"
            label={t('event.field.directions')}
            maxLength={10_000}
          />
        </>
      )}
    </Group>
  )
}

export function ForWhom({ form }: GroupProps) {
  const { t } = useTranslation()
  return (
    <Group name="who">
      <FieldRow>
        <TextField
          form={form}
          name="hostName"
          label={t('event.field.hostName')}
          description={t('event.hint.hostName')}
          maxLength={200}
          required
        />
        <NumberField
          form={form}
          name="capacity"
          label={t('event.field.capacity')}
          description={t('event.hint.capacity')}
          max={100_000}
        />
      </FieldRow>
      <ChoiceField
        form={form}
        name="visibility"
        label={t('event.field.visibility')}
        options={(['public', 'private'] as const).map((value) => ({
          value,
          label: t(`event.visibility.${value}`),
        }))}
      />
      <Languages form={form} />
      <LongTextField
        form={form}
        name="accessibility"
        label={t('event.field.accessibility')}
        description={t('event.hint.accessibility')}
        maxLength={10_000}
      />
    </Group>
  )
}

const spoken: readonly Language[] = ['en', 'es']

function Languages({ form }: GroupProps) {
  const { t } = useTranslation()
  const { error, disabled } = useField(form, 'languages')
  return (
    <Checkbox.Group
      label={t('event.field.languages')}
      error={error}
      value={form.values.languages}
      onChange={(picked) =>
        form.set(
          'languages',
          spoken.filter((language) => picked.includes(language)),
        )
      }
    >
      <FieldRow>
        {spoken.map((language) => (
          <Checkbox
            key={language}
            className={styles.tick}
            value={language}
            label={t(`event.language.${language}`)}
            disabled={disabled}
          />
        ))}
      </FieldRow>
    </Checkbox.Group>
  )
}

export function OnlyTeam({ form }: GroupProps) {
  const { t } = useTranslation()
  const { roles } = useProfile()
  return (
    <Group name="team">
      <FieldRow>
        <TextField
          form={form}
          name="hostPhone"
          type="tel"
          label={t('event.field.hostPhone')}
          maxLength={60}
        />
        <TextField
          form={form}
          name="hostEmail"
          type="email"
          label={t('event.field.hostEmail')}
          maxLength={200}
        />
      </FieldRow>
      {may(roles, 'run-meetings') ? (
        <TextField
          form={form}
          name="hostUser"
          label={t('event.field.hostUser')}
          description={t('event.hint.hostUser')}
          maxLength={61}
        />
      ) : null}
      <TickField form={form} name="contactShown" label={t('event.field.contactShown')} />
      <NumberField
        form={form}
        name="reminderHours"
        label={t('event.field.reminderHours')}
        max={336}
        clampBehavior="blur"
      />
      <FieldRow>
        <TextField
          form={form}
          name="formNumber"
          label={t('event.field.formNumber')}
          description={t('event.hint.formNumber')}
          maxLength={20}
        />
        <NumberField form={form} name="lineUp" label={t('event.field.lineUp')} max={100_000} />
      </FieldRow>
      <LongTextField
        form={form}
        name="note"
        label={t('event.field.note')}
        description={t('event.hint.note')}
        maxLength={10_000}
      />
    </Group>
  )
}
