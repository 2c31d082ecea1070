import { IconCheck, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Meeting } from '#shared/model/meeting'
import { type Action, useActions } from '../../app/actions'
import { useNavigateHere } from '../../app/navigate-here'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { useCommand } from '../../ui/command'
import { useEditForm } from '../../ui/edit-form'
import { Form } from '../../ui/form'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { MeetingFields } from './meeting-fields'
import styles from './meeting-fields.module.css'
import { isTrouble, readMeetingValues, valuesOf } from './meeting-values'
import { useRemoveMeeting } from './use-remove-meeting'

export function EditMeeting({ id }: { id: string }) {
  const query = useLive(orpc.meeting.one, { id })
  return <Live query={query}>{({ meeting }) => <EditMeetingForm meeting={meeting} />}</Live>
}

function EditMeetingForm({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const navigate = useNavigateHere()
  const update = useCommand(orpc.meeting.update, { quiet: true })
  const form = useEditForm({ form: `meeting-plan:${meeting.id}`, current: valuesOf(meeting) })
  const save = async () => {
    const fields = readMeetingValues(form.values)
    if (isTrouble(fields)) return form.fail(fields)
    const saved = await form.submit(() => update.run({ id: meeting.id, fields }))
    if (saved.ok) void navigate({ to: '/meetings/$meetingId', params: { meetingId: meeting.id } })
  }
  const action: Action = {
    id: 'meeting.save',
    label: 'meeting.form.save',
    group: 'meeting',
    keys: ['mod+enter'],
    enabled: !update.pending,
    run: () => void save(),
  }
  const remove = useRemoveMeeting(meeting)
  useActions([action, remove])
  return (
    <>
      <PageHeader
        before={
          <BackLink to="/meetings/$meetingId" params={{ meetingId: meeting.id }} label={meeting.title} />
        }
        title={t('meeting.form.editTitle')}
        actions={
          <>
            <ActionButton
              action={remove}
              look="quiet"
              icon={<IconTrash size={20} stroke={1.75} aria-hidden />}
            />
            <ActionButton
              action={action}
              look="primary"
              icon={<IconCheck size={20} stroke={2} aria-hidden />}
            />
          </>
        }
      />
      <div className={styles.body}>
        <Form form={form} label={t('meeting.form.editTitle')} onSave={() => void save()}>
          <MeetingFields form={form} />
        </Form>
      </div>
    </>
  )
}
