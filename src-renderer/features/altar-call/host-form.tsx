import { IconCheck } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_EVENTS_PER_SIGN_UP } from '#shared/domain/event'
import type { EventRecord } from '#shared/model/event'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { useCommand } from '../../ui/command'
import { useDraftForm } from '../../ui/draft-form'
import { Form } from '../../ui/form'
import { offerUndo } from '../../ui/undo'
import styles from './altar-call.module.css'
import { HostFields } from './host-fields'
import { emptyHost, type HostValues, timesOf } from './host-values'
import { SlotCalendar } from './slot-calendar'
import { SlotTimes } from './slot-times'
import { calendarWeeks, readSlots, type Slot } from './slots'

type Props = {
  /** The meeting at whose altar call they stand, or '' where somebody hosts without one. */
  meetingId: string
  /** The calendar begins on the day after this one, in this time zone. */
  after: string
  zone: string
  onSaved?: (events: EventRecord[]) => void
}

/** One host: who on the left, the calendar on the right. Ctrl+Enter saves, and the next one can begin. */
export function HostForm({ meetingId, after, zone, onSaved }: Props) {
  const { t } = useTranslation()
  const form = useDraftForm({ form: `host-sign-up:${meetingId}`, initial: emptyHost })
  const box = useRef<HTMLDivElement>(null)
  const focusFirst = useCallback(() => {
    box.current?.querySelector<HTMLElement>('[data-field="firstName"]')?.focus()
  }, [])
  const saved = (events: EventRecord[]) => (onSaved ? onSaved(events) : focusFirst())
  const { save, isSaving } = useSaveHost({ meetingId, zone }, form, saved)
  const weeks = useMemo(() => calendarWeeks(after, zone), [after, zone])

  // The calendar has sixty boxes: it is drawn again when a box changes, not with every letter of a name.
  const { ready, patch } = form
  const { timeOne, timeTwo, timeThree } = form.values
  const times = useMemo(() => [timeOne, timeTwo, timeThree], [timeOne, timeTwo, timeThree])
  const setSlots = useCallback((slots: Slot[]) => patch({ slots }), [patch])
  useEffect(() => {
    if (ready) focusFirst()
  }, [ready, focusFirst])

  const action: Action = {
    id: 'altar-call.save',
    label: 'altarCall.save',
    group: 'altarCall',
    keys: ['mod+enter'],
    enabled: !isSaving,
    run: save,
  }
  const toFirst: Action = {
    id: 'altar-call.first',
    label: 'altarCall.focus',
    group: 'altarCall',
    keys: ['alt+home'],
    run: focusFirst,
  }
  useActions([action, toFirst])
  const slotTrouble = form.troubleAt('slots')

  return (
    <div ref={box} className={styles.form}>
      <Form form={form} label={t('altarCall.form')} onSave={save} className={styles.grid}>
        <section className={styles.who} aria-label={t('altarCall.who')}>
          <HostFields form={form} />
          <ActionButton
            action={action}
            look="primary"
            fullWidth
            loading={isSaving}
            icon={<IconCheck size={20} stroke={2} aria-hidden />}
          />
        </section>
        <section className={styles.when} aria-label={t('altarCall.when')}>
          <SlotCalendar
            weeks={weeks}
            times={times}
            chosen={form.values.slots}
            onChange={setSlots}
            problem={slotTrouble ? t(`problem.${slotTrouble.tag}`) : undefined}
          />
          <div className={styles.chosen}>
            <strong role="status">{t('altarCall.chosen', { count: form.values.slots.length })}</strong>
            <button
              type="button"
              className={styles.textButton}
              disabled={form.values.slots.length === 0}
              onClick={() => form.patch({ slots: [] })}
            >
              {t('altarCall.clear')}
            </button>
            <SlotTimes form={form} />
          </div>
          <p className={styles.hint} role="status">
            {form.values.slots.length >= MAX_EVENTS_PER_SIGN_UP
              ? t('problem.too-many-events')
              : t('altarCall.calendarHint')}
          </p>
        </section>
      </Form>
    </div>
  )
}

function useSaveHost(
  { meetingId, zone }: Pick<Props, 'meetingId' | 'zone'>,
  form: ReturnType<typeof useDraftForm<HostValues>>,
  onSaved: (events: EventRecord[]) => void,
) {
  const { t } = useTranslation()
  const signUp = useCommand(orpc.event.signUpHost, { quiet: true })
  const remove = useCommand(orpc.event.remove)
  // The same host keeps the same key until saved: pressing twice signs up once.
  const key = useRef(newKey())

  const save = async () => {
    const { values } = form
    if (values.firstName.trim() === '') return form.fail({ tag: 'missing', field: 'firstName' })
    const slots = readSlots(values.slots, timesOf(values), zone)
    if (slots.length === 0) return form.fail({ tag: 'no-events-chosen', field: 'slots' })
    const { firstName, lastName, phone, email, zip, personId, type, place, street, capacity } = values
    const { timeOne, timeTwo, timeThree } = values
    const saved = await form.submit(() =>
      signUp.run({
        key: key.current,
        meetingId,
        host: { firstName: firstName.trim(), lastName, phone, email, zip },
        hostId: personId || null,
        type,
        place,
        atHome: values.where === 'home',
        street,
        capacity,
        slots,
        zone,
      }),
    )
    if (!saved.ok) return
    key.current = newKey()
    const { events } = saved.value
    offerUndo(t('altarCall.saved', { name: firstName.trim(), count: events.length }), () =>
      Promise.all(events.map(({ id }) => remove.run({ id }))),
    )
    form.reset({ type, capacity, timeOne, timeTwo, timeThree })
    onSaved(events)
  }
  return {
    save: () => {
      if (!signUp.pending) void save()
    },
    isSaving: signUp.pending,
  }
}
