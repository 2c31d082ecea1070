import { Button, TextInput } from '@mantine/core'
import { IconCircleCheck, IconFileImport, IconLockOpen } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenedFile } from '#shared/contract/sealed'
import { en } from '#shared/messages/en'
import { orpc } from '../../../live/client'
import { BackLink } from '../../../ui/back-link'
import { ChooseFile } from '../../../ui/choose-file'
import { useCommand } from '../../../ui/command'
import { DropArea } from '../../../ui/drop-area'
import { Fact, Facts } from '../../../ui/facts'
import { useFormats } from '../../../ui/format'
import { Notice } from '../../../ui/notice'
import { PageHeader } from '../../../ui/page-header'
import { EmptyState } from '../../../ui/states'
import type { Trouble } from '../../../ui/trouble'
import { laptopZone } from '../../../ui/zoned-time'
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
        <DropArea onFile={setFile}>
          {(isOver) => (
            <EmptyState
              icon={<IconFileImport size={40} stroke={1.5} aria-hidden />}
              title={t(isOver ? 'kit.open.dropNow' : 'kit.open.drop')}
              action={<ChooseFile onFile={setFile} label={t('kit.open.choose')} />}
            >
              {t('kit.open.dropBody')}
            </EmptyState>
          )}
        </DropArea>
      )}
    </div>
  )
}

type UnlockProps = { file: File; onOther: (file: File) => void; onOpened: (opened: OpenedFile) => void }

function Unlock({ file, onOther, onOpened }: UnlockProps) {
  const { t } = useTranslation()
  const [passphrase, setPassphrase] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const open = useCommand(orpc.sealed.open, { quiet: true })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTrouble(null)
    const result = await open.run({ file, passphrase: passphrase.trim() })
    if (result.ok) onOpened(result.value)
    else setTrouble(result.error)
  }
  return (
    <form className={styles.card} onSubmit={(event) => void submit(event)}>
      <h2>{file.name}</h2>
      <TextInput
        label={t('kit.open.passphrase')}
        description={t('kit.open.passphraseHint')}
        value={passphrase}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
      />
      {trouble ? (
        <div role="alert">
          <Notice tone="bad" title={t(`problem.${trouble.tag}`)} />
        </div>
      ) : null}
      <div className={styles.buttons}>
        <Button
          type="submit"
          loading={open.pending}
          leftSection={<IconLockOpen size={20} stroke={1.75} aria-hidden />}
        >
          {t('kit.open.action')}
        </Button>
        <ChooseFile onFile={onOther} label={t('kit.open.other')} quiet />
      </div>
    </form>
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
      <p>{t('kit.open.from', { who: opened.madeBy, when: dayAndTime(opened.madeAt, laptopZone()) })}</p>
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
