import { IconArrowBarToDown, IconCircleCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TakenWork } from '#shared/contract/hand-over'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { useCommand } from '../../ui/command'
import { useFormats } from '../../ui/format'
import { PageHeader } from '../../ui/page-header'
import { laptopZone } from '../../ui/zoned-time'
import sealed from '../sealed/sealed.module.css'
import { DropSealed, UnlockForm } from '../sealed/unlock-form'
import styles from './work-file.module.css'

/** A file, the words that opened it, and what would come of it. */
type Opened = { file: File; passphrase: string; work: TakenWork }

/** The work of another laptop: choose the file, say the passphrase, see what would come in, bring it in. */
export function TakeWork() {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [done, setDone] = useState<TakenWork | null>(null)
  const take = useCommand(orpc.handOver.take, { quiet: true })
  const open = async (chosen: File, passphrase: string) => {
    const looked = await take.run({ file: chosen, passphrase, isTrial: true })
    if (looked.ok) setOpened({ file: chosen, passphrase, work: looked.value })
    return looked
  }
  return (
    <div className={styles.page}>
      <PageHeader
        before={<BackLink to="/sync" label={t('sync.title')} />}
        title={t('sync.handOver.takeTitle')}
      />
      {done ? (
        <Done work={done} />
      ) : opened ? (
        <Look opened={opened} onDone={setDone} />
      ) : file ? (
        <div className={styles.narrow}>
          <UnlockForm
            file={file}
            onOther={setFile}
            onTry={(passphrase) => open(file, passphrase)}
            pending={take.pending}
          />
        </div>
      ) : (
        <DropSealed title={t('sync.handOver.drop')} onFile={setFile} />
      )}
    </div>
  )
}

function Look({ opened, onDone }: { opened: Opened; onDone: (work: TakenWork) => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const take = useCommand(orpc.handOver.take)
  const { file, passphrase, work } = opened
  const hasNews = work.added + work.changed > 0
  const bringIn: Action = {
    id: 'sync.bring-in',
    label: 'sync.handOver.takeAction',
    group: 'sync',
    keys: ['mod+enter'],
    enabled: !take.pending,
    run: () =>
      void take.run({ file, passphrase, isTrial: false }).then((taken) => {
        if (taken.ok) onDone(taken.value)
      }),
  }
  const back: Action = {
    id: 'sync.back',
    label: 'sync.handOver.toSync',
    group: 'sync',
    run: () => void navigate({ to: '/sync' }),
  }
  useActions(hasNews ? [bringIn] : [back])
  return (
    <section className={`${sealed.card} ${styles.narrow}`}>
      <h2>{t(hasNews ? 'sync.handOver.look' : 'sync.handOver.nothing')}</h2>
      <Counts work={work} />
      <ActionButton
        autoFocus
        action={hasNews ? bringIn : back}
        look="primary"
        loading={take.pending}
        {...(hasNews && { icon: <IconArrowBarToDown size={20} stroke={1.75} aria-hidden /> })}
      />
    </section>
  )
}

function Done({ work }: { work: TakenWork }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const back: Action = {
    id: 'sync.back',
    label: 'sync.handOver.toSync',
    group: 'sync',
    run: () => void navigate({ to: '/sync' }),
  }
  useActions([back])
  return (
    <section className={`${sealed.card} ${styles.narrow}`} role="status">
      <h2 className={sealed.made}>
        <IconCircleCheck size={30} stroke={1.75} aria-hidden />
        {t('sync.handOver.done', { who: work.madeBy })}
      </h2>
      <Counts work={work} />
      <p>{t('sync.handOver.doneBody')}</p>
      <ActionButton autoFocus action={back} look="primary" />
    </section>
  )
}

const counts = ['added', 'changed', 'conflicts', 'known', 'notForHere'] as const

function Counts({ work }: { work: TakenWork }) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  return (
    <>
      <p className={sealed.hint}>
        {t('sealed.from', { who: work.madeBy, when: dayAndTime(work.madeAt, laptopZone()) })}
      </p>
      <ul className={styles.counts}>
        {counts.flatMap((name) =>
          work[name] > 0 ? [<li key={name}>{t(`sync.handOver.${name}`, { count: work[name] })}</li>] : [],
        )}
      </ul>
    </>
  )
}
