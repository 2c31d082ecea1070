import { Button, TextInput } from '@mantine/core'
import { IconCircleCheck, IconDice5 } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isLongEnough, PASSPHRASE_MIN_LENGTH } from '#shared/domain/passphrase'
import type { Result } from '#shared/domain/result'
import { languageNow } from '../../app/i18n'
import { shell } from '../../live/shell'
import { ChoiceCards } from '../../ui/choice-cards'
import { downloadFile } from '../../ui/download'
import type { Trouble } from '../../ui/trouble'
import styles from './sealed.module.css'

type By = 'passphrase' | 'recipient'
type Locked = { by: 'passphrase'; passphrase: string } | { by: 'recipient'; recipient: string }

/** How one sealed file is locked, and what became of it. */
export type Lock = ReturnType<typeof useLock>

export function useLock() {
  const [by, setBy] = useState<By>('passphrase')
  const [passphrase, setPassphrase] = useSuggested()
  const [recipient, setRecipient] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [made, setMade] = useState('')
  const lock: Locked = by === 'passphrase' ? { by, passphrase } : { by, recipient }

  /** Makes the file and hands it to the system, or says at the fields why not. */
  async function make(seal: (lock: Locked) => Promise<Result<File, Trouble>>): Promise<void> {
    setMade('')
    if (by === 'passphrase' && !isLongEnough(passphrase))
      return setTrouble({ tag: 'missing', field: 'passphrase' })
    setTrouble(null)
    const sealed = await seal(lock)
    if (!sealed.ok) return setTrouble(sealed.error)
    downloadFile(sealed.value)
    setMade(sealed.value.name)
  }
  return { by, setBy, passphrase, setPassphrase, recipient, setRecipient, trouble, made, make }
}

/** The passphrase stands there in the clear: it has to be said aloud. */
export function LockFields({ lock }: { lock: Lock }) {
  const { t } = useTranslation()
  const { by, setBy, passphrase, setPassphrase, recipient, setRecipient, trouble } = lock
  const wrong = trouble ? t(`problem.${trouble.tag}`) : undefined
  return (
    <>
      <ChoiceCards
        label={t('sealed.lockBy')}
        value={by}
        onChange={setBy}
        columns={2}
        options={[
          {
            value: 'passphrase',
            label: t('sealed.byPassphrase'),
            description: t('sealed.byPassphraseHint'),
          },
          { value: 'recipient', label: t('sealed.byRecipient'), description: t('sealed.byRecipientHint') },
        ]}
      />
      {by === 'passphrase' ? (
        <div className={styles.row}>
          <TextInput
            label={t('sealed.passphrase')}
            value={passphrase}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            error={
              trouble?.field === 'passphrase' ? t('sealed.tooShort', { count: PASSPHRASE_MIN_LENGTH }) : wrong
            }
            onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
          />
          <Button
            variant="default"
            leftSection={<IconDice5 size={20} stroke={1.75} aria-hidden />}
            onClick={() => void suggested().then(setPassphrase)}
          >
            {t('sealed.suggest')}
          </Button>
        </div>
      ) : (
        <TextInput
          label={t('sealed.recipient')}
          placeholder="age1…"
          value={recipient}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          error={wrong}
          onChange={({ currentTarget }) => setRecipient(currentTarget.value)}
        />
      )}
    </>
  )
}

/** That the file is made, and what to say on the phone. */
export function Made({ lock: { by, made } }: { lock: Lock }) {
  const { t } = useTranslation()
  return (
    <p className={styles.made} role="status">
      {made ? (
        <>
          <IconCircleCheck size={22} stroke={1.75} aria-hidden />
          {t(by === 'passphrase' ? 'sealed.made' : 'sealed.madeForLaptop', { name: made })}
        </>
      ) : null}
    </p>
  )
}

const suggested = async (): Promise<string> =>
  (await shell.suggestPassphrase({ language: languageNow() })).passphrase

/** Four words are there already; what somebody has begun to type is left alone. */
function useSuggested() {
  const [passphrase, setPassphrase] = useState('')
  useEffect(() => {
    void suggested().then((words) => setPassphrase((typed) => typed || words))
  }, [])
  return [passphrase, setPassphrase] as const
}
