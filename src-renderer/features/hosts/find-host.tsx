import { Checkbox, TextInput } from '@mantine/core'
import { IconAddressBook, IconMapPin, IconMapPinSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NearestHosts, NearHost } from '#shared/contract/hosts'
import { readZip } from '#shared/domain/person'
import type { Meeting } from '#shared/model/meeting'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { type DraftForm, useDraftForm } from '../../ui/draft-form'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { neighbour } from '../../ui/picked'
import { Hand, Split, WorkPage } from '../../ui/split'
import { EmptyState } from '../../ui/states'
import styles from './find-host.module.css'
import { type FindValues, nobodyYet, queryOf } from './find-values'
import { FreeTimes } from './free-times'
import { NearHand } from './near-hand'
import { NearList } from './near-list'

/** A person stands at the table: where do you live, when are you free; then the nearest hosts, and the name. */
export function FindHost({ meeting }: { meeting: Meeting | null }) {
  const { t } = useTranslation()
  const meetingId = meeting?.id ?? null
  const form = useDraftForm({ form: `find-host:${meetingId ?? 'all'}`, initial: nobodyYet })
  const query = useLive(orpc.hosts.nearest, queryOf(form.values, meetingId), { keepPrevious: true })
  const [chosen, setChosen] = useState<NearHost | null>(null)
  const hosts = query.data?.hosts ?? []
  // The last word on the host in hand; who has just been filled up stays in hand until another is picked.
  const inHand = hosts.find(({ id }) => id === chosen?.id) ?? chosen ?? hosts[0] ?? null
  const near = useRef<HTMLInputElement>(null)
  const name = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const toNear = () => near.current?.select()
  const toName = () => name.current?.focus()
  const toList = () => list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()
  useFindActions({ meeting, hosts, inHand, choose: setChosen, toNear, toName })

  const { ready } = form
  useEffect(() => {
    if (ready) near.current?.focus()
  }, [ready])

  return (
    <WorkPage>
      <PageHeader
        before={
          meeting ? (
            <BackLink to="/meetings/$meetingId" params={{ meetingId: meeting.id }} label={meeting.title} />
          ) : undefined
        }
        title={t('hosts.find.title')}
        actions={meeting ? <ToDirectory meeting={meeting} /> : undefined}
      />
      <Split
        list="wide"
        above={
          <search className={styles.ask}>
            <NearField form={form} found={query.data} inputRef={near} onEnter={toList} />
            <FreeTimes
              chosen={form.values.free}
              disabled={!ready}
              onChange={(free) => {
                setChosen(null)
                form.patch({ free })
              }}
            />
          </search>
        }
        rows={
          <div ref={list} className={styles.rows}>
            <Live query={query}>
              {() => (
                <NearList
                  hosts={hosts}
                  chosenId={inHand?.id ?? null}
                  onChoose={setChosen}
                  onTake={(host) => {
                    setChosen(host)
                    toName()
                  }}
                  empty={
                    <EmptyState title={t('hosts.find.noneTitle')}>{t('hosts.find.noneBody')}</EmptyState>
                  }
                />
              )}
            </Live>
          </div>
        }
        hand={
          inHand ? (
            <NearHand
              host={inHand}
              form={form}
              nameRef={name}
              onDone={() => {
                setChosen(null)
                toNear()
              }}
            />
          ) : (
            <Hand label={t('hosts.find.noneTitle')}>
              <EmptyState
                icon={<IconMapPin size={40} stroke={1.5} aria-hidden />}
                title={t('hosts.find.pickTitle')}
              >
                {t('hosts.find.pickBody')}
              </EmptyState>
            </Hand>
          )
        }
      />
    </WorkPage>
  )
}

type NearFieldProps = {
  form: DraftForm<FindValues>
  found: NearestHosts | undefined
  inputRef: RefObject<HTMLInputElement | null>
  onEnter: () => void
}

/** Where somebody starts from. A ZIP that nobody knows is said at once; hosts then come by time. */
function NearField({ form, found, inputRef, onEnter }: NearFieldProps) {
  const { t } = useTranslation()
  const { near, alsoFull } = form.values
  const zip = readZip(near)
  const isAnswered = found?.from?.zip === zip
  const says = () => {
    if (near.trim() === '') return t('hosts.find.zipHint')
    if (zip === null) return t('problem.bad-zip')
    if (isAnswered && found?.from) return `${found.from.city}, ${found.from.state}`
    return found && !found.from ? t('hosts.find.noSuchZip') : ''
  }
  return (
    <div className={styles.near}>
      <TextInput
        ref={inputRef}
        label={t('hosts.find.near')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={10}
        leftSection={<IconMapPinSearch size={22} stroke={1.75} aria-hidden />}
        disabled={!form.ready}
        value={near}
        onChange={({ currentTarget }) => form.patch(movedTo(form.values, currentTarget.value))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          onEnter()
        }}
      />
      <p className={styles.says} role="status">
        {says()}
      </p>
      <Checkbox
        label={t('hosts.find.alsoFull')}
        disabled={!form.ready}
        checked={alsoFull}
        onChange={({ currentTarget }) => form.patch({ alsoFull: currentTarget.checked })}
      />
    </div>
  )
}

/** The ZIP that somebody comes with is theirs too, for all to see in its field, until another is typed there. */
function movedTo({ near, zip }: FindValues, typed: string): Partial<FindValues> {
  const isTheirs = zip === '' || zip === readZip(near)
  return { near: typed, ...(isTheirs ? { zip: readZip(typed) ?? '' } : {}) }
}

function ToDirectory({ meeting }: { meeting: Meeting }) {
  const navigate = useNavigate()
  const action: Action = {
    id: 'hosts.directory',
    label: 'hosts.directory.open',
    group: 'meeting',
    keys: ['alt+d'],
    run: () => void navigate({ to: '/meetings/$meetingId/directory', params: { meetingId: meeting.id } }),
  }
  useActions([action])
  return <ActionButton action={action} icon={<IconAddressBook size={20} stroke={1.75} aria-hidden />} />
}

type FindState = {
  meeting: Meeting | null
  hosts: NearHost[]
  inHand: NearHost | null
  choose: (host: NearHost) => void
  toNear: () => void
  toName: () => void
}

/** With Alt, so that they work while somebody types. */
function useFindActions({ hosts, inHand, choose, toNear, toName }: FindState): void {
  const step = (by: 1 | -1) => () => {
    const next = neighbour(hosts, ({ id }) => id, inHand?.id, by)
    if (next) choose(next)
  }
  useActions([
    { id: 'hosts.to-zip', label: 'hosts.find.toZip', group: 'person', keys: ['alt+z'], run: toNear },
    { id: 'hosts.to-name', label: 'hosts.find.toName', group: 'person', keys: ['alt+n'], run: toName },
    { id: 'hosts.next', label: 'hosts.find.next', group: 'person', keys: ['alt+arrowdown'], run: step(1) },
    {
      id: 'hosts.previous',
      label: 'hosts.find.previous',
      group: 'person',
      keys: ['alt+arrowup'],
      run: step(-1),
    },
  ])
}
