import { Button, Checkbox, TextInput } from '@mantine/core'
import { isDefinedError, safe } from '@orpc/client'
import { IconDice5 } from '@tabler/icons-react'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isLongEnough, PASSPHRASE_MIN_LENGTH } from '#shared/domain/passphrase'
import { languageNow } from '../../app/i18n'
import { shell } from '../../live/shell'
import { Threshold } from '../../ui/threshold'
import styles from './unlock.module.css'

type Trouble = 'tooShort' | 'alreadyChosen' | 'notWritable' | null
const troubleByCode = {
  TOO_SHORT: 'tooShort',
  ALREADY_CHOSEN: 'alreadyChosen',
  NOT_WRITABLE: 'notWritable',
} as const

/** Makes the key of a new data folder. Shown in the clear: it has to be copied onto paper without a slip. */
export function ChoosePassphrase() {
  const { t } = useTranslation()
  const [passphrase, setPassphrase] = useState('')
  const [written, setWritten] = useState(false)
  const [asked, setAsked] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>(null)

  const suggest = async () => {
    const suggestion = await shell.suggestPassphrase({ language: languageNow() })
    setPassphrase(suggestion.passphrase)
    setTrouble(null)
  }
  // The first suggestion is there already; it does not come over what somebody has begun to type.
  useEffect(() => {
    void shell
      .suggestPassphrase({ language: languageNow() })
      .then((suggestion) => setPassphrase((typed) => (typed === '' ? suggestion.passphrase : typed)))
  }, [])
  const choose = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!isLongEnough(passphrase)) return setTrouble('tooShort')
    if (!written) return
    const { error } = await safe(shell.choosePassphrase({ passphrase }))
    if (isDefinedError(error)) setTrouble(troubleByCode[error.code])
    else if (error) setTrouble('notWritable')
  }

  return (
    <Threshold title={t('unlock.choose.title')} lede={t('unlock.choose.lede')}>
      <form className={styles.form} onSubmit={(event) => void choose(event)}>
        <TextInput
          label={t('unlock.choose.field')}
          description={t('unlock.choose.hint', { count: PASSPHRASE_MIN_LENGTH })}
          error={trouble ? t(`unlock.choose.${trouble}`, { count: PASSPHRASE_MIN_LENGTH }) : undefined}
          value={passphrase}
          onChange={({ currentTarget }) => {
            setPassphrase(currentTarget.value)
            setTrouble(null)
          }}
          autoComplete="off"
          spellCheck={false}
          autoFocus
        />
        <Button
          variant="default"
          leftSection={<IconDice5 size={22} stroke={1.75} aria-hidden />}
          onClick={() => void suggest()}
        >
          {t('unlock.choose.suggest')}
        </Button>
        <Checkbox
          label={t('unlock.choose.written')}
          checked={written}
          onChange={({ currentTarget }) => setWritten(currentTarget.checked)}
          error={asked && !written ? t('unlock.choose.notWritten') : undefined}
        />
        <Button type="submit">{t('unlock.choose.action')}</Button>
      </form>
    </Threshold>
  )
}
