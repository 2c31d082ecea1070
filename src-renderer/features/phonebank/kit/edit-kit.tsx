import { MultiSelect } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kit, KitEvent } from '#shared/model/kit'
import { type Action, useActions } from '../../../app/actions'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { ActionButton } from '../../../ui/action-button'
import { BackLink } from '../../../ui/back-link'
import { useCommand } from '../../../ui/command'
import { DateField } from '../../../ui/date-field'
import type { DraftForm } from '../../../ui/draft-form'
import { useEditForm } from '../../../ui/edit-form'
import { ChoiceField, LongTextField, NumberField, TextField } from '../../../ui/fields'
import { FieldRow, FieldStack, Form } from '../../../ui/form'
import { useFormats } from '../../../ui/format'
import { Live } from '../../../ui/live'
import { PageHeader } from '../../../ui/page-header'
import { TimeField } from '../../../ui/time-field'
import { say } from '../../../ui/undo'
import { useZoneOptions } from '../../../ui/zones'
import styles from './edit-kit.module.css'
import { changesOf, type KitValues, valuesOf } from './kit-values'

const route = getRouteApi('/phone-bank/$kitId/edit')

export function EditKit() {
  const { kitId } = route.useParams()
  const kit = useLive(orpc.kit.one, { id: kitId })
  return <Live query={kit}>{({ kit }) => <EditKitForm key={kitId} kit={kit} />}</Live>
}

/** All that can be changed about an evening. What is typed is kept at every pause, saved with Ctrl+Enter. */
function EditKitForm({ kit }: { kit: Kit }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const update = useCommand(orpc.kit.update, { quiet: true })
  const form = useEditForm({ form: `kit-edit:${kit.id}`, current: valuesOf(kit) })
  const offered = useOfferedEvents(kit)
  const save = async () => {
    const saved = await form.submit(async () => {
      const changes = changesOf(form.values, kit, offered)
      return changes.ok ? update.run({ id: kit.id, fields: changes.value }) : changes
    })
    if (!saved.ok) return
    say(t('kit.form.saved'))
    void navigate({ to: '/phone-bank/$kitId', params: { kitId: kit.id } })
  }
  const action: Action = {
    id: 'kit.save',
    label: 'kit.form.save',
    group: 'phoneBank',
    keys: ['mod+enter'],
    enabled: form.ready && !update.pending,
    run: () => void save(),
  }
  useActions([action])
  return (
    <>
      <PageHeader
        before={<BackLink to="/phone-bank/$kitId" params={{ kitId: kit.id }} label={kit.title} />}
        title={t('kit.form.title')}
        actions={
          <ActionButton
            action={action}
            look="primary"
            icon={<IconCheck size={20} stroke={2} aria-hidden />}
          />
        }
      />
      <div className={styles.body}>
        <Form form={form} label={t('kit.form.title')} onSave={() => void save()}>
          <div className={styles.columns}>
            <FieldStack>
              <Evening form={form} />
              <Rules form={form} />
            </FieldStack>
            <FieldStack>
              <Goals form={form} />
              <Events form={form} offered={offered} />
              <Guide form={form} />
              <Training form={form} />
            </FieldStack>
          </div>
        </Form>
      </div>
    </>
  )
}

/** Events to come, and those that the kit carries already though this laptop may not hold them. */
function useOfferedEvents(kit: Kit): KitEvent[] {
  const { data } = useLive(orpc.event.list, {
    meetingId: null,
    state: null,
    when: 'coming',
    text: '',
    limit: 200,
  })
  const coming = (data?.rows ?? []).map(
    ({ event: { id, title, startsAt, zone, place, zip } }): KitEvent => ({
      ...{ id, title, startsAt, zone, place, zip },
    }),
  )
  return [...kit.events, ...coming.filter(({ id }) => !kit.events.some((event) => event.id === id))]
}

type FormOf = { form: DraftForm<KitValues> }

function Evening({ form }: FormOf) {
  const { t } = useTranslation()
  const zones = useZoneOptions(form.values.zone)
  return (
    <Group title={t('kit.form.evening')}>
      <TextField form={form} name="title" label={t('kit.form.name')} maxLength={200} />
      <FieldRow>
        <DateField form={form} name="date" label={t('kit.form.date')} />
        <TimeField form={form} name="time" label={t('kit.form.start')} />
        <NumberField form={form} name="minutes" label={t('kit.form.minutes')} min={5} max={1440} />
      </FieldRow>
      <ChoiceField form={form} name="zone" label={t('kit.form.zone')} options={zones} searchable />
      <FieldRow>
        <TextField form={form} name="place" label={t('kit.form.place')} maxLength={200} />
        <TextField form={form} name="hostName" label={t('kit.form.hostName')} maxLength={200} />
      </FieldRow>
    </Group>
  )
}

function Goals({ form }: FormOf) {
  const { t } = useTranslation()
  return (
    <Group title={t('kit.form.goals')} hint={t('kit.form.goalHint')}>
      <FieldRow>
        <NumberField form={form} name="calls" label={t('kit.form.goalCalls')} max={1_000_000} />
        <NumberField form={form} name="talks" label={t('kit.form.goalTalks')} max={1_000_000} />
        <NumberField form={form} name="yeses" label={t('kit.form.goalYeses')} max={1_000_000} />
      </FieldRow>
    </Group>
  )
}

function Rules({ form }: FormOf) {
  const { t } = useTranslation()
  return (
    <Group title={t('kit.form.rules')} hint={t('kit.form.hoursHint')}>
      <FieldRow>
        <NumberField form={form} name="fromHour" label={t('kit.form.fromHour')} max={23} />
        <NumberField form={form} name="toHour" label={t('kit.form.toHour')} min={1} max={24} />
      </FieldRow>
      <p className={styles.hint}>{t('kit.form.restHint')}</p>
      <FieldRow>
        <NumberField form={form} name="noAnswer" label={t('kit.form.noAnswer')} max={10_080} />
        <NumberField form={form} name="busy" label={t('kit.form.busy')} max={10_080} />
        <NumberField form={form} name="leftMessage" label={t('kit.form.leftMessage')} max={10_080} />
      </FieldRow>
      <FieldRow>
        <TextField
          form={form}
          name="phase"
          label={t('kit.form.phase')}
          description={t('kit.form.phaseHint')}
          maxLength={40}
        />
        <NumberField form={form} name="keepDays" label={t('kit.form.keepDays')} max={3650} />
      </FieldRow>
    </Group>
  )
}

function Events({ form, offered }: FormOf & { offered: KitEvent[] }) {
  const { t } = useTranslation()
  const { shortDayAndTime } = useFormats()
  return (
    <Group title={t('kit.form.events')}>
      <MultiSelect
        aria-label={t('kit.form.events')}
        data={offered.map(({ id, title, startsAt, zone }) => ({
          value: id,
          label: `${title}, ${shortDayAndTime(startsAt, zone)}`,
        }))}
        searchable
        maxValues={60}
        nothingFoundMessage={t('kit.form.eventsNone')}
        value={form.values.eventIds}
        onChange={(eventIds) => form.patch({ eventIds })}
      />
    </Group>
  )
}

function Guide({ form }: FormOf) {
  const { t } = useTranslation()
  return (
    <Group title={t('kit.form.guide')}>
      <LongTextField form={form} name="guideEn" label={t('kit.form.guideEn')} maxLength={10_000} />
      <LongTextField form={form} name="guideEs" label={t('kit.form.guideEs')} maxLength={10_000} />
    </Group>
  )
}

function Training({ form }: FormOf) {
  const { t } = useTranslation()
  return (
    <Group title={t('kit.form.training')}>
      <LongTextField form={form} name="trainingEn" label={t('kit.form.trainingEn')} maxLength={4000} />
      <LongTextField form={form} name="trainingEs" label={t('kit.form.trainingEs')} maxLength={4000} />
    </Group>
  )
}

const Group = ({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) => (
  <fieldset className={styles.group}>
    <legend>{title}</legend>
    <FieldStack>
      {children}
      {hint ? <p className={styles.hint}>{hint}</p> : null}
    </FieldStack>
  </fieldset>
)
