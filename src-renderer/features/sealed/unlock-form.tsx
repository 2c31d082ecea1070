import { Button, TextInput } from '@mantine/core'
import { IconFileImport, IconLockOpen } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '#shared/domain/result'
import { ChooseFile } from '../../ui/choose-file'
import { DropArea } from '../../ui/drop-area'
import { Notice } from '../../ui/notice'
import { EmptyState } from '../../ui/states'
import type { Trouble } from '../../ui/trouble'
import styles from './sealed.module.css'

/** Where a sealed file is dropped or chosen. */
export function DropSealed({ title, onFile }: { title: string; onFile: (file: File) => void }) {
  const { t } = useTranslation()
  return (
    <DropArea onFile={onFile}>
      {(isOver) => (
        <EmptyState
          icon={<IconFileImport size={40} stroke={1.5} aria-hidden />}
          title={isOver ? t('sealed.dropNow') : title}
          action={<ChooseFile onFile={onFile} label={t('sealed.choose')} />}
        >
          {t('sealed.dropBody')}
        </EmptyState>
      )}
    </DropArea>
  )
}

type Props = {
  file: File
  onOther: (file: File) => void
  /** Tries the passphrase, and goes on where it fits. */
  onTry: (passphrase: string) => Promise<Result<unknown, Trouble>>
  pending: boolean
}

/** One file, and the words that open it. */
export function UnlockForm({ file, onOther, onTry, pending }: Props) {
  const { t } = useTranslation()
  const [passphrase, setPassphrase] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTrouble(null)
    const tried = await onTry(passphrase.trim())
    if (!tried.ok) setTrouble(tried.error)
  }
  return (
    <form className={styles.card} onSubmit={(event) => void submit(event)}>
      <h2>{file.name}</h2>
      <TextInput
        label={t('sealed.openPassphrase')}
        description={t('sealed.openPassphraseHint')}
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
          loading={pending}
          leftSection={<IconLockOpen size={20} stroke={1.75} aria-hidden />}
        >
          {t('sealed.open')}
        </Button>
        <ChooseFile onFile={onOther} label={t('sealed.other')} quiet />
      </div>
    </form>
  )
}
