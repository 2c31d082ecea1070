import { IconMail } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewFlag } from '#shared/contract/review'
import type { PickedReason } from '#shared/domain/canned-reasons'
import { keyOf } from '#shared/domain/record'
import type { Result } from '#shared/domain/result'
import { en } from '#shared/messages/en'
import type { Language } from '#shared/model/base'
import type { EventRecord } from '#shared/model/event'
import { type Action, useActions } from '../../app/actions'
import { languageNow } from '../../app/i18n'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import type { Trouble } from '../../ui/command'
import { useDraftForm } from '../../ui/draft-form'
import { LongTextField } from '../../ui/fields'
import { KeyHint } from '../../ui/key-hint'
import { Segments } from '../../ui/segments'
import styles from './compose.module.css'
import { type Asking, suggestedReason } from './reasons'

type Props = {
  asking: Asking
  event: EventRecord
  flags: readonly ReviewFlag[]
  /** Of all decisions. */
  reasons: readonly PickedReason[]
  pending: boolean
  /** Null where the host has no e-mail address. */
  onMail: ((message: string, language: Language) => void) | null
  onSend: (reason: string, message: string) => Promise<Result<unknown, Trouble>>
  onLeave: () => void
}

/** `reason` is '' where the moderator began with a blank sheet. */
type Values = { message: string; reason: string; language: Language }

/** What was asked for before the form was ready. */
type Early = { pick: string } | { withMail: boolean }

/** More have no key of their own. */
const KEYS = 9

/** The message to the host: begun with a common reason, in the host's language, and free to change. */
export function Compose({ asking, event, flags, reasons, pending, onMail, onSend, onLeave }: Props) {
  const { t } = useTranslation()
  const own = reasons.filter((reason) => reason.asking === asking)
  const wordsOf = (id: string, spoken: Language) =>
    own.find((reason) => reason.id === id)?.message[spoken] ?? ''
  const suggested = suggestedReason(own, flags)?.id ?? ''
  const first = event.languages[0] ?? languageNow()
  const form = useDraftForm<Values>({
    form: `decision:${asking}:${event.id}`,
    initial: { reason: suggested, language: first, message: wordsOf(suggested, first) },
  })
  const { message, reason, language } = form.values
  const picksBox = useRef<HTMLFieldSetElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const { ready } = form
  useEffect(() => {
    if (ready) (picksBox.current?.querySelector('button') ?? field.current)?.focus()
  }, [ready])

  // Keys that come before the draft has been asked for wait for it, and are carried out in their order.
  const early = useRef<Early[]>([])
  useEffect(() => {
    const next = ready ? early.current.shift() : undefined
    if (!next) return
    if ('pick' in next) pick(next.pick)
    else send(next.withMail)
  })

  const pick = (picked: string) => {
    if (!ready) {
      early.current.push({ pick: picked })
      return
    }
    form.patch({ reason: picked, message: wordsOf(picked, language) })
    field.current?.focus()
  }
  const translate = (spoken: Language) => {
    // What the moderator wrote in their own words stays.
    const isCanned = message === wordsOf(reason, language)
    form.patch({ language: spoken, ...(isCanned ? { message: wordsOf(reason, spoken) } : {}) })
  }
  const maySend = (!ready || message.trim() !== '') && !pending
  const send = (withMail: boolean) => {
    if (!ready) {
      early.current.push({ withMail })
      return
    }
    const words = message.trim()
    if (words === '') return
    if (withMail) onMail?.(words, language)
    void form.submit(() => onSend(reason, words))
  }
  const sendAction: Action = {
    id: 'review.send',
    label: asking === 'reject' ? 'review.compose.sendReject' : 'review.compose.sendChanges',
    group: 'review',
    keys: ['mod+enter'],
    enabled: maySend,
    run: () => send(false),
  }
  const sendMail: Action = {
    id: 'review.send-mail',
    label: 'review.compose.sendMail',
    group: 'review',
    keys: ['mod+shift+enter'],
    enabled: maySend && onMail !== null,
    run: () => send(true),
  }
  const leave: Action = {
    id: 'review.leave',
    label: 'review.action.cancel',
    group: 'review',
    keys: ['escape'],
    run: onLeave,
  }
  // A reason's label is data, so its key is offered here and its button drawn by hand.
  const picks = own.slice(0, KEYS).map(
    ({ id }, index): Action => ({
      id: `review.${id}`,
      label: labelOf(id),
      group: 'review',
      keys: [String(index + 1)],
      run: () => pick(id),
    }),
  )
  useActions([sendAction, sendMail, leave, ...picks])
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.key !== 'Escape') return
    press.preventDefault()
    press.stopPropagation()
    onLeave()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves from any field inside
    <div className={styles.compose} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <h3>{t(`review.compose.${asking}`)}</h3>
        <Segments
          label={t('review.compose.language')}
          options={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Español' },
          ]}
          value={language}
          onChange={translate}
        />
      </div>
      <fieldset ref={picksBox} className={styles.reasons} aria-label={t('review.compose.reasons')}>
        {own.map(({ id, label }, index) => (
          <button
            key={id}
            type="button"
            className={styles.reason}
            aria-pressed={id === reason}
            aria-keyshortcuts={index < KEYS ? String(index + 1) : undefined}
            onClick={() => pick(id)}
          >
            {label[languageNow()]}
            {index < KEYS ? <KeyHint keys={String(index + 1)} /> : null}
          </button>
        ))}
      </fieldset>
      <LongTextField
        form={form}
        name="message"
        ref={field}
        label={t('review.compose.message')}
        description={t('review.compose.hint')}
        minRows={3}
        maxRows={6}
        maxLength={10_000}
      />
      <ActionRow>
        <ActionButton action={sendAction} look="primary" />
        {onMail ? (
          <ActionButton action={sendMail} icon={<IconMail size={20} stroke={1.75} aria-hidden />} />
        ) : null}
        <ActionButton action={leave} />
      </ActionRow>
    </div>
  )
}

/** The menu and the keyboard help know only words of the catalogue. */
function labelOf(id: string): Action['label'] {
  const name = keyOf(id)
  return name in en.review.reason
    ? `review.reason.${name as keyof typeof en.review.reason}.label`
    : 'review.compose.reasons'
}
