import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPointer, IconSearch, IconUserPlus } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#shared/model/person'
import { type Action, useActions } from '../../app/actions'
import { useNavigateHere } from '../../app/navigate-here'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { neighbour } from '../../ui/picked'
import { Hand, Split, WorkPage } from '../../ui/split'
import { EmptyState } from '../../ui/states'
import { PeopleList } from './people-list'
import styles from './people-screen.module.css'
import { PersonForm } from './person-form'

const route = getRouteApi('/people')
/** In the address: the form for somebody who is not on the list yet. */
const NEW = 'new'
const LIMIT = 500
/** A pause in typing after which the list follows, in milliseconds. */
const PAUSE_MS = 120

export function PeopleScreen() {
  const { t } = useTranslation()
  const navigate = useNavigateHere()
  const { id } = route.useSearch()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed, PAUSE_MS)
  const findField = useRef<HTMLInputElement>(null)
  const list = useLive(orpc.person.list, { text, limit: LIMIT }, { keepPrevious: true })
  const people = list.data?.people ?? []
  const pick = (picked: string | undefined) => {
    void navigate({ to: '/people', search: picked ? { id: picked } : {}, replace: true })
  }
  const add: Action = {
    id: 'person.add',
    label: 'person.action.add',
    group: 'person',
    keys: ['a'],
    run: () => pick(NEW),
  }
  useActions([
    add,
    {
      id: 'person.find',
      label: 'person.action.find',
      group: 'person',
      keys: ['/'],
      run: () => findField.current?.focus(),
    },
    {
      id: 'person.next',
      label: 'person.action.next',
      group: 'person',
      keys: ['n', 'j'],
      run: () => pick(neighbour(people, idOf, id, 1)?.id),
    },
    {
      id: 'person.previous',
      label: 'person.action.previous',
      group: 'person',
      keys: ['k'],
      run: () => pick(neighbour(people, idOf, id, -1)?.id),
    },
  ])
  const total = list.data?.total ?? 0
  return (
    <WorkPage>
      <PageHeader
        title={t('person.title')}
        subtitle={list.data ? t('person.total', { count: total }) : undefined}
        actions={
          <ActionButton
            action={add}
            look={id ? 'plain' : 'primary'}
            icon={<IconUserPlus size={20} stroke={1.75} aria-hidden />}
          />
        }
      />
      <Split
        list="wide"
        above={
          <search className={styles.above}>
            <TextInput
              ref={findField}
              type="search"
              aria-label={t('person.find')}
              placeholder={t('person.find')}
              leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
              maxLength={120}
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
            {people.length >= LIMIT ? (
              <p className={styles.hint}>{t('person.showing', { count: LIMIT })}</p>
            ) : null}
          </search>
        }
        rows={
          <Live query={list}>
            {() => (
              <PeopleList
                people={people}
                selectedId={id ?? null}
                onSelect={(person) => pick(person.id)}
                empty={
                  text.trim() === '' ? (
                    <EmptyState title={t('person.empty.title')}>{t('person.empty.body')}</EmptyState>
                  ) : (
                    <EmptyState title={t('person.empty.noneTitle')}>{t('person.empty.noneBody')}</EmptyState>
                  )
                }
              />
            )}
          </Live>
        }
        hand={<InHand id={id} people={people} onDone={pick} />}
      />
    </WorkPage>
  )
}

const idOf = (person: Person): string => person.id

type InHandProps = {
  id: string | undefined
  people: readonly Person[]
  onDone: (id: string | undefined) => void
}

function InHand({ id, people, onDone }: InHandProps) {
  const { t } = useTranslation()
  const listed = people.find((person) => person.id === id)
  // Somebody who was picked stays in hand while the list is narrowed to others.
  const last = useRef<Person | null>(null)
  if (listed) last.current = listed
  const known = listed ?? (last.current?.id === id ? last.current : null)
  if (id === NEW) return <PersonForm key={NEW} known={null} onDone={onDone} />
  if (known) return <PersonForm key={known.id} known={known} onDone={onDone} />
  return (
    <Hand label={t('person.empty.pickTitle')}>
      <EmptyState
        icon={<IconPointer size={40} stroke={1.5} aria-hidden />}
        title={t('person.empty.pickTitle')}
      >
        {t('person.empty.pickBody')}
      </EmptyState>
    </Hand>
  )
}
