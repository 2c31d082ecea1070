import { TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventRow } from '#shared/contract/event'
import type { ScriptTemplate } from '#shared/model/script'
import { type Action, useActions } from '../../../app/actions'
import { languageNow } from '../../../app/i18n'
import { useNavigateHere } from '../../../app/navigate-here'
import { orpc } from '../../../live/client'
import { newKey } from '../../../live/new-key'
import { useLive } from '../../../live/use-live'
import { ActionButton } from '../../../ui/action-button'
import { BackLink } from '../../../ui/back-link'
import { ChoiceCards } from '../../../ui/choice-cards'
import { useCommand } from '../../../ui/command'
import { useFormats } from '../../../ui/format'
import { Live } from '../../../ui/live'
import { PageHeader } from '../../../ui/page-header'
import { Hand, Split, WorkPage } from '../../../ui/split'
import styles from './new-kit.module.css'

const route = getRouteApi('/phone-bank/new')
const NONE = 'none'
/** Events offered; further ones are found on their own page. */
const OFFERED = 60

/** A kit in three choices: the event, what callers say, and how it gets to its host. */
export function NewKit() {
  const { t } = useTranslation()
  const events = useLive(orpc.event.list, {
    meetingId: null,
    state: null,
    when: 'coming',
    text: '',
    limit: OFFERED,
  })
  const templates = useQuery(orpc.script.templates.queryOptions({ input: undefined }))
  return (
    <Live query={events}>
      {({ rows }) =>
        templates.data ? (
          <Choose events={phoneBanksFirst(rows)} templates={templates.data} />
        ) : (
          <PageHeader title={t('kit.create.title')} />
        )
      }
    </Live>
  )
}

const phoneBanksFirst = (rows: EventRow[]): EventRow[] => [
  ...rows.filter(({ event }) => event.type === 'phone-bank'),
  ...rows.filter(({ event }) => event.type !== 'phone-bank'),
]

function Choose({ events, templates }: { events: EventRow[]; templates: ScriptTemplate[] }) {
  const { t } = useTranslation()
  const navigate = useNavigateHere()
  const { shortDayAndTime } = useFormats()
  const { id: wanted } = route.useSearch()
  const create = useCommand(orpc.kit.create)
  const [key] = useState(newKey)
  const [eventId, setEventId] = useState(wanted ?? events[0]?.event.id ?? NONE)
  const [templateId, setTemplateId] = useState(templates[0]?.id ?? '')
  const [hostUser, setHostUser] = useState('')
  const make = async () => {
    const made = await create.run({
      key,
      eventId: eventId === NONE ? null : eventId,
      templateId,
      hostUser: hostUser.trim(),
    })
    if (made.ok) void navigate({ to: '/phone-bank/$kitId', params: { kitId: made.value.id } })
  }
  const action: Action = {
    id: 'kit.make',
    label: 'kit.create.action',
    group: 'phoneBank',
    keys: ['mod+enter'],
    enabled: !create.pending,
    run: () => void make(),
  }
  useActions([action])
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/phone-bank" label={t('kit.toList')} />}
        title={t('kit.create.title')}
        subtitle={t('kit.create.lede')}
        actions={
          <ActionButton
            action={action}
            look="primary"
            icon={<IconCheck size={20} stroke={2} aria-hidden />}
          />
        }
      />
      <Split
        list="wide"
        rows={
          <div className={styles.column}>
            <ChoiceCards
              label={t('kit.create.event')}
              description={t('kit.create.eventHint')}
              value={eventId}
              onChange={setEventId}
              options={[
                ...events.map(({ event }) => ({
                  value: event.id,
                  label: event.title,
                  description: [shortDayAndTime(event.startsAt, event.zone), event.hostName, event.place]
                    .filter(Boolean)
                    .join(' · '),
                })),
                { value: NONE, label: t('kit.create.noEvent'), description: t('kit.create.noEventHint') },
              ]}
            />
          </div>
        }
        hand={
          <Hand label={t('kit.create.template')}>
            <div className={styles.stack}>
              <ChoiceCards
                label={t('kit.create.template')}
                value={templateId}
                onChange={setTemplateId}
                options={templates.map(({ id, title, summary, steps }) => ({
                  value: id,
                  label: title[languageNow()],
                  description: [summary[languageNow()], t('kit.create.steps', { count: steps.length })]
                    .filter(Boolean)
                    .join(' '),
                }))}
              />
              <TextInput
                label={t('kit.create.host')}
                description={t('kit.create.hostHint')}
                value={hostUser}
                maxLength={61}
                onChange={({ currentTarget }) => setHostUser(currentTarget.value)}
              />
            </div>
          </Hand>
        }
      />
    </WorkPage>
  )
}
