import { IconDatabaseExport, IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { useConnection } from '../../live/connection'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { Fact, Facts } from '../../ui/facts'
import { useFormats } from '../../ui/format'
import { Live } from '../../ui/live'
import { Notice } from '../../ui/notice'
import styles from './settings.module.css'

/** Where the work is kept, what locks it, and a checked copy of it. */
export function DataCard() {
  const { t } = useTranslation()
  const { number } = useFormats()
  const info = useQuery(orpc.system.info.queryOptions({ input: undefined }))
  const connection = useConnection()
  const keeper = connection.status === 'connected' ? connection.keyKeeper : null
  return (
    <section className={styles.card}>
      <h2>{t('settings.data.title')}</h2>
      <p className={styles.secure}>
        <IconLock size={20} stroke={1.75} aria-hidden /> {t('settings.data.encrypted')}
      </p>
      <Live query={info}>
        {({ dataDir, version, documents, zone }) => (
          <Facts>
            <Fact
              label={t('settings.data.folder')}
              value={<code className={styles.path}>{dataDir}</code>}
              wide
            />
            <Fact label={t('settings.data.documents')} value={number(documents)} />
            <Fact label={t('settings.data.version')} value={version} />
            <Fact label={t('settings.data.zone')} value={zone} />
            {keeper ? <Fact label={t('settings.data.keeper')} value={t(`settings.data.${keeper}`)} /> : null}
          </Facts>
        )}
      </Live>
      <Backup />
    </section>
  )
}

type Copy = { file: string; bytes: number }

function Backup() {
  const { t } = useTranslation()
  const { number } = useFormats()
  const backup = useCommand(orpc.system.backup)
  const [copy, setCopy] = useState<Copy | null>(null)
  const action: Action = {
    id: 'settings.backup',
    label: 'settings.action.backup',
    group: 'look',
    enabled: !backup.pending,
    run: () =>
      void backup.run(undefined).then((result) => {
        if (result.ok) setCopy(result.value)
      }),
  }
  useActions([action])
  return (
    <>
      <p className={styles.hint}>{t('settings.data.backupBody')}</p>
      <ActionRow>
        <ActionButton
          action={action}
          icon={<IconDatabaseExport size={20} stroke={1.75} aria-hidden />}
          loading={backup.pending}
        />
      </ActionRow>
      <div role="status" className={styles.said}>
        {copy ? (
          <Notice
            tone="accent"
            title={t('settings.data.backedUp', { size: `${number(Math.ceil(copy.bytes / 1024))} kB` })}
          >
            <code className={styles.path}>{copy.file}</code>
          </Notice>
        ) : null}
      </div>
    </>
  )
}
