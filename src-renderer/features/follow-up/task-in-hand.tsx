import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DueTask, TaskFields } from '#shared/contract/follow-up'
import { may } from '#shared/domain/access'
import { type Action, useActions } from '../../app/actions'
import { useProfile } from '../../app/profile'
import { client, orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { useDraftForm } from '../../ui/draft-form'
import { LongTextField } from '../../ui/fields'
import { FieldStack, Form } from '../../ui/form'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { Hand } from '../../ui/split'
import { offerUndo } from '../../ui/undo'
import { laptopZone } from '../../ui/zoned-time'
import { useWhen, useWhere } from '../event/event-facts'
import type { EventInFull } from '../event/event-in-full'
import styles from './follow-up.module.css'
import { GuestsOfTask } from './guests'
import { HostChecks, HostReach } from './host'

/** One thing to do: whom to reach, what to say, and what came of it. */
export function TaskInHand({ row }: { row: DueTask }) {
  const event = useLive(orpc.event.one, { id: row.eventId })
  return <Live query={event}>{(found) => <OneTask row={row} found={found} />}</Live>
}

/** As somebody left it; what is noted here is part of the task. */
const fieldsOf = ({ task }: DueTask): TaskFields => ({
  state: task?.state ?? 'open',
  checked: task?.checked ?? [],
  tries: task?.tries ?? 0,
  note: task?.note ?? '',
})

function OneTask({ row, found }: { row: DueTask; found: EventInFull }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { dayAndTime } = useFormats()
  const { roles } = useProfile()
  const { eventId, what, task } = row
  const known = fieldsOf(row)
  const form = useDraftForm({ form: row.id, initial: { note: known.note, checked: known.checked } })
  const save = useCommand(orpc.followUp.save, { quiet: true })
  const when = useWhen(found.event)
  const where = useWhere(found.event, found.side)
  const mayDo = may(roles, 'enter-people')

  const finish = async (how: 'done' | 'noAnswer' | 'trouble') => {
    const { note, checked } = form.values
    const fields: TaskFields = {
      note,
      checked,
      state: how === 'noAnswer' ? known.state : how,
      tries: known.tries + (how === 'noAnswer' ? 1 : 0),
    }
    const result = await form.submit(() => save.run({ eventId, what, fields }))
    if (!result.ok) return
    const words = t(`followUp.did.${how}`, { what: t(`followUp.what.${what}`), title: row.title })
    offerUndo(words, () => client.followUp.save({ eventId, what, fields: known }))
  }
  const action = (how: 'done' | 'noAnswer' | 'trouble', key: string): Action => ({
    id: `followUp.${how}`,
    label: `followUp.action.${how}`,
    group: 'event',
    keys: [key],
    enabled: mayDo && form.ready && !save.pending,
    run: () => void finish(how),
  })
  const actions = [action('done', 'd'), action('noAnswer', 'x'), action('trouble', 't')]
  const open: Action = {
    id: 'followUp.open',
    label: 'followUp.action.open',
    group: 'event',
    keys: ['o'],
    run: () => void navigate({ to: '/events', search: { id: eventId } }),
  }
  useActions([...actions, open])
  return (
    <Hand
      label={t(`followUp.what.${what}`)}
      foot={
        <ActionRow away={<ActionButton action={open} look="quiet" />}>
          {actions.map((one, index) => (
            <ActionButton key={one.id} action={one} look={index === 0 ? 'primary' : 'plain'} />
          ))}
        </ActionRow>
      }
    >
      <div className={styles.page}>
        <header className={styles.head}>
          <h2>{t(`followUp.what.${what}`)}</h2>
          <p>{t(`followUp.why.${what}`)}</p>
          <p className={styles.when}>{row.title}</p>
          <p>
            {when} · {where}
          </p>
          <p>{t('followUp.due', { when: dayAndTime(row.dueAt, row.zone) })}</p>
          {task ? (
            <p>{t('followUp.last', { by: task.by, when: dayAndTime(task.at, laptopZone()) })}</p>
          ) : null}
        </header>
        {what === 'call-host' || what === 'ask-again' ? (
          <HostReach found={found} asksAgain={what === 'ask-again'} />
        ) : (
          <GuestsOfTask found={found} what={what} mayMark={mayDo} />
        )}
        <Form form={form} label={t(`followUp.what.${what}`)} onSave={() => void finish('done')}>
          <FieldStack>
            {what === 'call-host' ? <HostChecks form={form} /> : null}
            <LongTextField form={form} name="note" label={t('followUp.note')} maxLength={10_000} />
          </FieldStack>
        </Form>
      </div>
    </Hand>
  )
}
