import { Select, TextInput } from '@mantine/core'
import { IconFileSpreadsheet, IconSearch } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactState } from '#shared/contract/contacts'
import { may } from '#shared/domain/access'
import type { Kit } from '#shared/model/kit'
import { type Action, useActions } from '../../../app/actions'
import { useProfile } from '../../../app/profile'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { ActionButton } from '../../../ui/action-button'
import { Live } from '../../../ui/live'
import { Hand, Split } from '../../../ui/split'
import { EmptyState } from '../../../ui/states'
import { KitFrame } from '../kit/kit-frame'
import { ContactInHand } from './contact-in-hand'
import { ContactList } from './contact-list'
import styles from './contacts.module.css'

const route = getRouteApi('/phone-bank/$kitId/contacts')
const LIMIT = 500
const stages = ['fresh', 'open', 'done', 'no-number', 'do-not-call'] as const
type Shown = ContactState['stage'] | 'all'

export function ContactsScreen() {
  const { kitId } = route.useParams()
  const kit = useLive(orpc.kit.one, { id: kitId })
  return <Live query={kit}>{({ kit }) => <Contacts key={kitId} kit={kit} />}</Live>
}

/** The list of an evening: who is to be called, who was, and what came of it. */
function Contacts({ kit }: { kit: Kit }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { roles } = useProfile()
  const { id } = route.useSearch()
  const [text, setText] = useState('')
  const [stage, setStage] = useState<Shown>('all')
  const search = useRef<HTMLInputElement>(null)
  const params = { kitId: kit.id }
  const list = useLive(
    orpc.contacts.list,
    { kitId: kit.id, text, stage: stage === 'all' ? null : stage, limit: LIMIT },
    { keepPrevious: true },
  )
  const bring: Action = {
    id: 'contacts.import',
    label: 'contacts.action.import',
    group: 'phoneBank',
    keys: ['i'],
    enabled: may(roles, 'run-phone-banks') && kit.state !== 'closed',
    run: () => void navigate({ to: '/phone-bank/$kitId/import', params }),
  }
  const find: Action = {
    id: 'contacts.find',
    label: 'contacts.action.find',
    group: 'phoneBank',
    keys: ['/'],
    run: () => search.current?.focus(),
  }
  useActions([bring, find])
  const pick = (picked: string) =>
    void navigate({ to: '/phone-bank/$kitId/contacts', params, search: { id: picked }, replace: true })
  const icon = <IconFileSpreadsheet size={20} stroke={1.75} aria-hidden />
  return (
    <KitFrame kit={kit} actions={<ActionButton action={bring} look="primary" icon={icon} />}>
      <Live query={list}>
        {({ rows, total }) =>
          total === 0 && text === '' && stage === 'all' ? (
            <EmptyState
              icon={<IconFileSpreadsheet size={40} stroke={1.5} aria-hidden />}
              title={t('contacts.list.emptyTitle')}
            >
              {t('contacts.list.emptyBody')}
            </EmptyState>
          ) : (
            <Split
              list="wide"
              above={
                <div className={styles.above}>
                  <TextInput
                    ref={search}
                    aria-label={t('contacts.list.find')}
                    placeholder={t('contacts.list.find')}
                    leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
                    value={text}
                    maxLength={120}
                    onChange={({ currentTarget }) => setText(currentTarget.value)}
                  />
                  <Select
                    aria-label={t('contacts.filter.label')}
                    allowDeselect={false}
                    data={[
                      { value: 'all', label: t('contacts.filter.all') },
                      ...stages.map((value) => ({ value, label: t(`contacts.stage.${value}`) })),
                    ]}
                    value={stage}
                    onChange={(value) => setStage(stages.find((one) => one === value) ?? 'all')}
                  />
                  <p className={styles.hint} role="status">
                    {[
                      t('contacts.list.total', { count: total }),
                      total > rows.length ? t('contacts.list.shown', { count: rows.length }) : '',
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </p>
                </div>
              }
              rows={<ContactList rows={rows} selectedId={id ?? null} onSelect={pick} />}
              hand={
                id ? (
                  <ContactInHand key={id} id={id} kit={kit} />
                ) : (
                  <Hand label={t('contacts.list.pick')}>
                    <EmptyState title={t('contacts.list.pick')} />
                  </Hand>
                )
              }
            />
          )
        }
      </Live>
    </KitFrame>
  )
}
