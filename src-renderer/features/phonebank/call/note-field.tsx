import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallDraft } from '#shared/domain/call-draft'
import { callKeys } from '#shared/domain/call-keys'
import { useActions } from '../../../app/actions'
import type { DraftForm } from '../../../ui/draft-form'
import { LongTextField } from '../../../ui/fields'

/** The note of the call in hand; Esc gives the keys back to the call. */
export function NoteField({ form }: { form: DraftForm<CallDraft> }) {
  const { t } = useTranslation()
  const field = useRef<HTMLTextAreaElement>(null)
  useActions([
    {
      id: 'call.note',
      label: 'call.action.note',
      group: 'call',
      keys: [callKeys.note],
      run: () => field.current?.focus(),
    },
  ])
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.key !== 'Escape') return
    press.stopPropagation()
    field.current?.blur()
  }
  return (
    <LongTextField
      ref={field}
      form={form}
      name="note"
      label={`${t('call.card.note')} (${callKeys.note})`}
      description={t('call.card.noteHint')}
      minRows={2}
      maxRows={5}
      maxLength={10_000}
      onKeyDown={onKeyDown}
    />
  )
}
