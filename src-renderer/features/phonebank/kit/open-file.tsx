import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenedFile } from '#shared/contract/sealed'
import { en } from '#shared/messages/en'
import { orpc } from '../../../live/client'
import { BackLink } from '../../../ui/back-link'
import { useCommand } from '../../../ui/command'
import { Fact, Facts } from '../../../ui/facts'
import { useFormats } from '../../../ui/format'
import { Notice } from '../../../ui/notice'
import { PageHeader } from '../../../ui/page-header'
import { laptopZone } from '../../../ui/zoned-time'
import { DropSealed, UnlockForm } from '../../sealed/unlock-form'
import styles from './open-file.module.css'

/** A kit or results that somebody has sealed: choose the file, say the passphrase, see what came in. */
export function OpenKitFile() {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const [opened, setOpened] = useState<OpenedFile | null>(null)
  return (
    <div className={styles.page}>
      <PageHeader
        before={<BackLink to="/phone-bank" label={t('kit.toList')} />}
        title={t('kit.open.title')}
      />
      {opened ? (
        <Report opened={opened} />
      ) : file ? (
        <Unlock file={file} onOther={setFile} onOpened={setOpened} />
      ) : (
        <DropSealed title={t('kit.open.drop')} onFile={setFile} />
      )}
    </div>
  )
}

type UnlockProps = { file: File; onOther: (file: File) => void; onOpened: (opened: OpenedFile) => void }

function Unlock({ file, onOther, onOpened }: UnlockProps) {
  const open = useCommand(orpc.sealed.open, { quiet: true })
  const attempt = async (passphrase: string) => {
    const result = await open.run({ file, passphrase })
    if (result.ok) onOpened(result.value)
    return result
  }
  return (
    <div className={styles.unlock}>
      <UnlockForm file={file} onOther={onOther} onTry={attempt} pending={open.pending} />
    </div>
  )
}

type RecordKind = keyof typeof en.kit.open.record
const kinds = Object.keys(en.kit.open.record) as RecordKind[]

function Report({ opened }: { opened: OpenedFile }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { dayAndTime, number } = useFormats()
  const { title, what, records, added, known, merged, calledTwice, part, clockOffMinutes } = opened
  return (
    <section className={styles.card} role="status">
      <h2 className={styles.done}>
        <IconCircleCheck size={30} stroke={1.75} aria-hidden />
        {t(what === 'kit' ? 'kit.open.doneKit' : 'kit.open.doneResults', { title })}
      </h2>
      <p>{t('sealed.from', { who: opened.madeBy, when: dayAndTime(opened.madeAt, laptopZone()) })}</p>
      {clockOffMinutes > 0 ? (
        <Notice tone="warn" title={t('kit.open.clockOff')}>
          {t('kit.open.clockOffBody', { count: clockOffMinutes })}
        </Notice>
      ) : null}
      <ul className={styles.report}>
        <li>{t('kit.open.added', { count: added })}</li>
        {merged > 0 ? <li>{t('kit.open.merged', { count: merged })}</li> : null}
        {known > 0 ? <li>{t('kit.open.known', { count: known })}</li> : null}
        {calledTwice > 0 ? <li>{t('kit.open.calledTwice', { count: calledTwice })}</li> : null}
        {part ? <li>{t('kit.open.part', part)}</li> : null}
      </ul>
      <h3>{t('kit.open.inside')}</h3>
      <Facts>
        {kinds.flatMap((kind) => {
          const count = records[kind] ?? 0
          return count > 0
            ? [<Fact key={kind} label={t(`kit.open.record.${kind}`)} value={number(count)} />]
            : []
        })}
      </Facts>
      <div className={styles.buttons}>
        <Button
          autoFocus
          onClick={() => void navigate({ to: '/phone-bank/$kitId', params: { kitId: opened.kitId } })}
        >
          {t('kit.open.toKit')}
        </Button>
      </div>
    </section>
  )
}
