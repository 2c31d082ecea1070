import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { IconCircleCheck, IconDice5, IconDownload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isLongEnough, PASSPHRASE_MIN_LENGTH } from '#shared/domain/passphrase'
import type { Kit } from '#shared/model/kit'
import { type Action, useActions } from '../../../app/actions'
import { languageNow } from '../../../app/i18n'
import { orpc } from '../../../live/client'
import { shell } from '../../../live/shell'
import { ActionButton } from '../../../ui/action-button'
import { ChoiceCards } from '../../../ui/choice-cards'
import { type Trouble, useCommand } from '../../../ui/command'
import { downloadFile } from '../download-file'
import styles from './hand-over.module.css'

type What = 'kit' | 'results'
type By = 'passphrase' | 'recipient'

/** One sealed file: what goes in, and how it is locked. The passphrase stands there in the clear: it has to be said aloud. */
export function SealForm({ kit }: { kit: Kit }) {
  const { t } = useTranslation()
  const [what, setWhat] = useState<What>(kit.state === 'preparing' ? 'kit' : 'results')
  const [by, setBy] = useState<By>('passphrase')
  const [passphrase, setPassphrase] = useSuggested()
  const [recipient, setRecipient] = useState('')
  const [part, setPart] = useState({ part: 1, parts: 1 })
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [made, setMade] = useState('')
  const seal = useCommand(orpc.sealed.kit, { quiet: true })

  const run = async () => {
    setMade('')
    if (by === 'passphrase' && !isLongEnough(passphrase))
      return setTrouble({ tag: 'missing', field: 'passphrase' })
    setTrouble(null)
    const sealed = await seal.run({
      ...{ id: kit.id, what },
      lock: by === 'passphrase' ? { by, passphrase } : { by, recipient },
      part: what === 'kit' && part.parts > 1 ? part : null,
    })
    if (!sealed.ok) return setTrouble(sealed.error)
    downloadFile(sealed.value)
    setMade(sealed.value.name)
  }
  const action: Action = {
    id: 'kit.seal',
    label: 'kit.handOver.seal',
    group: 'phoneBank',
    keys: ['mod+enter'],
    enabled: !seal.pending,
    run: () => void run(),
  }
  useActions([action])
  const wrong = trouble ? t(`problem.${trouble.tag}`) : undefined
  return (
    <section className={styles.card}>
      <h2>{t('kit.handOver.notByFile')}</h2>
      <ChoiceCards
        label={t('kit.handOver.what')}
        value={what}
        onChange={setWhat}
        columns={2}
        options={[
          { value: 'kit', label: t('kit.handOver.whatKit'), description: t('kit.handOver.whatKitHint') },
          {
            value: 'results',
            label: t('kit.handOver.whatResults'),
            description: t('kit.handOver.whatResultsHint'),
          },
        ]}
      />
      {what === 'kit' ? <Parts part={part} onChange={setPart} /> : null}
      <ChoiceCards
        label={t('kit.handOver.lockBy')}
        value={by}
        onChange={setBy}
        columns={2}
        options={[
          {
            value: 'passphrase',
            label: t('kit.handOver.byPassphrase'),
            description: t('kit.handOver.byPassphraseHint'),
          },
          {
            value: 'recipient',
            label: t('kit.handOver.byRecipient'),
            description: t('kit.handOver.byRecipientHint'),
          },
        ]}
      />
      {by === 'passphrase' ? (
        <div className={styles.row}>
          <TextInput
            label={t('kit.handOver.passphrase')}
            value={passphrase}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            error={
              trouble?.field === 'passphrase'
                ? t('kit.handOver.tooShort', { count: PASSPHRASE_MIN_LENGTH })
                : wrong
            }
            onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
          />
          <SuggestButton onSuggest={setPassphrase} />
        </div>
      ) : (
        <TextInput
          label={t('kit.handOver.recipient')}
          placeholder="age1…"
          value={recipient}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          error={wrong}
          onChange={({ currentTarget }) => setRecipient(currentTarget.value)}
        />
      )}
      <ActionButton
        action={action}
        look="primary"
        loading={seal.pending}
        icon={<IconDownload size={20} stroke={1.75} aria-hidden />}
      />
      <p className={styles.made} role="status">
        {made ? (
          <>
            <IconCircleCheck size={22} stroke={1.75} aria-hidden />
            {t(by === 'passphrase' ? 'kit.handOver.made' : 'kit.handOver.madeForLaptop', { name: made })}
          </>
        ) : null}
      </p>
    </section>
  )
}

/** Four words are there already; what somebody has begun to type is left alone. */
function useSuggested() {
  const [passphrase, setPassphrase] = useState('')
  useEffect(() => {
    void shell
      .suggestPassphrase({ language: languageNow() })
      .then((suggestion) => setPassphrase((typed) => typed || suggestion.passphrase))
  }, [])
  return [passphrase, setPassphrase] as const
}

function SuggestButton({ onSuggest }: { onSuggest: (passphrase: string) => void }) {
  const { t } = useTranslation()
  return (
    <Button
      variant="default"
      leftSection={<IconDice5 size={20} stroke={1.75} aria-hidden />}
      onClick={() =>
        void shell
          .suggestPassphrase({ language: languageNow() })
          .then((suggestion) => onSuggest(suggestion.passphrase))
      }
    >
      {t('kit.handOver.suggest')}
    </Button>
  )
}

type Part = { part: number; parts: number }

function Parts({ part: { part, parts }, onChange }: { part: Part; onChange: (part: Part) => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.row}>
      <NumberInput
        label={t('kit.handOver.parts')}
        description={t('kit.handOver.partsHint')}
        min={1}
        max={40}
        allowDecimal={false}
        clampBehavior="strict"
        value={parts}
        onChange={(value) => onChange({ part: 1, parts: typeof value === 'number' ? Math.max(1, value) : 1 })}
      />
      {parts > 1 ? (
        <Select
          label={t('kit.handOver.part')}
          allowDeselect={false}
          data={Array.from({ length: parts }, (_, index) => ({
            value: String(index + 1),
            label: t('kit.handOver.partOf', { part: index + 1, parts }),
          }))}
          value={String(part)}
          onChange={(value) => onChange({ part: Number(value ?? 1), parts })}
        />
      ) : null}
    </div>
  )
}
