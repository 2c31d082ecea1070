import { NativeSelect } from '@mantine/core'
import { IconArrowBackUp, IconCamera, IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SnapshotEntry, SnapshotsModel } from '#shared/contract/snapshot'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { Fact, Facts } from '../../ui/facts'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/undo'
import { laptopZone } from '../../ui/zoned-time'
import styles from './settings.module.css'

/** The copies that the core keeps by itself, and the way back to one of them. */
export function SnapshotsCard() {
  const { t } = useTranslation()
  const list = useLive(orpc.snapshot.list, undefined)
  return (
    <section className={styles.card}>
      <h2>{t('settings.snapshots.title')}</h2>
      <p className={styles.hint}>{t('settings.snapshots.body')}</p>
      <Live query={list}>{(model) => <Snapshots model={model} />}</Live>
    </section>
  )
}

function Snapshots({ model }: { model: SnapshotsModel }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const when = useWhen()
  const take = useCommand(orpc.snapshot.take)
  const [newest] = model.snapshots
  const action: Action = {
    id: 'settings.snapshot',
    label: 'settings.action.snapshot',
    group: 'look',
    enabled: !take.pending,
    run: () =>
      void take.run(undefined).then((result) => {
        if (result.ok) say(t('settings.snapshots.taken'))
      }),
  }
  useActions([action])
  return (
    <>
      <News model={model} />
      {newest ? (
        <Facts>
          <Fact label={t('settings.snapshots.last')} value={when(newest.at)} />
          <Fact label={t('settings.snapshots.kept')} value={number(model.snapshots.length)} />
        </Facts>
      ) : (
        <p>{t('settings.snapshots.none')}</p>
      )}
      <ActionRow>
        <ActionButton
          action={action}
          icon={<IconCamera size={20} stroke={1.75} aria-hidden />}
          loading={take.pending}
        />
      </ActionRow>
      {newest ? <GoBack snapshots={model.snapshots} newest={newest} /> : null}
    </>
  )
}

/** What went wrong, and what became of going back: with the way to undo it. */
function News({ model: { trouble, restored } }: { model: SnapshotsModel }) {
  const { t } = useTranslation()
  const when = useWhen()
  const restore = useCommand(orpc.snapshot.restore)
  const undo = restored?.tag === 'done' ? restored.undo : null
  const action: Action = {
    id: 'settings.undo-restore',
    label: 'settings.action.undoRestore',
    group: 'look',
    enabled: undo !== null && !restore.pending,
    run: () => {
      if (undo !== null) void restore.run({ name: undo })
    },
  }
  useActions([action])
  return (
    <div role="status" className={styles.said}>
      {trouble ? (
        <Notice
          tone="warn"
          title={t(`settings.snapshots.trouble.${trouble.tag}`, { when: when(trouble.at) })}
        >
          <p>{t(`settings.snapshots.troubleBody.${trouble.tag}`)}</p>
        </Notice>
      ) : null}
      {restored?.tag === 'failed' ? (
        <Notice tone="bad" title={t('settings.snapshots.failed')}>
          <p>{t('settings.snapshots.failedBody')}</p>
        </Notice>
      ) : null}
      {restored?.tag === 'done' ? (
        <Notice tone="accent" title={t('settings.snapshots.done', { when: when(restored.at) })}>
          {undo === null ? null : (
            <>
              <p>{t('settings.snapshots.doneBody')}</p>
              <ActionButton
                action={action}
                icon={<IconArrowBackUp size={20} stroke={1.75} aria-hidden />}
                loading={restore.pending}
              />
            </>
          )}
        </Notice>
      ) : null}
    </div>
  )
}

function GoBack({ snapshots, newest }: { snapshots: readonly SnapshotEntry[]; newest: SnapshotEntry }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const when = useWhen()
  const restore = useCommand(orpc.snapshot.restore)
  const [picked, setPicked] = useState('')
  const chosen = snapshots.find(({ name }) => name === picked) ?? newest
  const action: Action = {
    id: 'settings.restore',
    label: 'settings.action.restore',
    group: 'look',
    enabled: !restore.pending,
    run: () => void restore.run({ name: chosen.name }),
  }
  useActions([action])
  const { holds } = chosen
  return (
    <>
      <h3>{t('settings.snapshots.choose')}</h3>
      <NativeSelect
        label={t('settings.snapshots.which')}
        value={chosen.name}
        onChange={(event) => setPicked(event.currentTarget.value)}
        data={snapshots.map(({ name, at, reason }) => ({
          value: name,
          label: t('settings.snapshots.entry', {
            when: when(at),
            why: t(`settings.snapshots.reason.${reason}`),
          }),
        }))}
      />
      <p>
        {holds
          ? t('settings.snapshots.holds', {
              people: number(holds.people),
              events: number(holds.events),
              meetings: number(holds.meetings),
            })
          : t('settings.snapshots.holdsUnknown')}
      </p>
      <p className={styles.hint}>{t('settings.snapshots.restoreHint')}</p>
      <ActionRow>
        <ActionButton
          action={action}
          icon={<IconHistory size={20} stroke={1.75} aria-hidden />}
          loading={restore.pending}
        />
      </ActionRow>
    </>
  )
}

/** Day and time on this laptop. */
function useWhen(): (instant: string) => string {
  const { dayAndTime } = useFormats()
  return (instant) => dayAndTime(instant, laptopZone())
}
