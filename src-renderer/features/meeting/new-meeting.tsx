import { IconCheck } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaChoice } from '#shared/contract/agenda'
import { totalMinutes } from '#shared/domain/agenda'
import { type Action, useActions } from '../../app/actions'
import { languageNow } from '../../app/i18n'
import { useNavigateHere } from '../../app/navigate-here'
import { orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { ChoiceCards } from '../../ui/choice-cards'
import { useCommand } from '../../ui/command'
import { useDraftForm } from '../../ui/draft-form'
import { Form } from '../../ui/form'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { MeetingFields } from './meeting-fields'
import styles from './meeting-fields.module.css'
import { emptyMeeting, endTimeOf, isTrouble, readMeetingValues } from './meeting-values'

export function NewMeeting() {
  const templates = useLive(orpc.agenda.list, undefined)
  return <Live query={templates}>{(all) => <NewMeetingForm templates={inLanguage(all)} />}</Live>
}

/** One's own agendas, and of those that come with the app those in the language on the screen. */
const inLanguage = (choices: AgendaChoice[]): AgendaChoice[] =>
  choices.filter(({ language, own }) => own || language === languageNow())

function NewMeetingForm({ templates }: { templates: AgendaChoice[] }) {
  const { t } = useTranslation()
  const navigate = useNavigateHere()
  const create = useCommand(orpc.meeting.create, { quiet: true })
  const form = useDraftForm({ form: 'meeting:new', initial: emptyMeeting() })
  const template = templates.find(({ id }) => id === form.values.templateId) ?? templates[0]

  const { ready, patch } = form
  const { templateId } = form.values
  useEffect(() => {
    if (ready && templateId === '' && templates[0]) patch({ templateId: templates[0].id })
  }, [ready, templateId, templates, patch])

  const save = async () => {
    const fields = readMeetingValues(form.values)
    if (isTrouble(fields)) return form.fail(fields)
    const segments = template?.segments ?? []
    const made = await form.submit(() =>
      create.run({ key: newKey(), fields: { ...fields, materials: [], segments } }),
    )
    if (made.ok) void navigate({ to: '/meetings/$meetingId', params: { meetingId: made.value.id } })
  }
  const action: Action = {
    id: 'meeting.save',
    label: 'meeting.form.create',
    group: 'meeting',
    keys: ['mod+enter'],
    enabled: !create.pending,
    run: () => void save(),
  }
  useActions([action])

  return (
    <>
      <PageHeader
        title={t('meeting.form.createTitle')}
        actions={
          <ActionButton
            action={action}
            look="primary"
            icon={<IconCheck size={20} stroke={2} aria-hidden />}
          />
        }
      />
      <div className={styles.body}>
        <Form form={form} label={t('meeting.form.createTitle')} onSave={() => void save()}>
          <MeetingFields form={form}>
            <div className={styles.group}>
              <ChoiceCards
                label={t('meeting.form.template')}
                description={t('meeting.form.templateHint')}
                value={template?.id ?? ''}
                columns={2}
                onChange={(id) => {
                  const chosen = templates.find((candidate) => candidate.id === id)
                  if (chosen)
                    form.patch({ templateId: id, endTime: endTimeOf(form.values.startTime, chosen) })
                }}
                options={templates.map(({ id, title, segments }) => ({
                  value: id,
                  label: title,
                  description: [
                    t('ui.minutes', { count: totalMinutes(segments) }),
                    t('meeting.form.parts', { count: segments.length }),
                  ].join(' · '),
                }))}
              />
            </div>
          </MeetingFields>
        </Form>
      </div>
    </>
  )
}
