import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CannedReasonFields } from '#shared/contract/review'
import type { PickedReason } from '#shared/domain/canned-reasons'
import { err } from '#shared/domain/result'
import { type Action, useActions } from '../../app/actions'
import { languageNow } from '../../app/i18n'
import { client, orpc } from '../../live/client'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { useDraftForm } from '../../ui/draft-form'
import { ChoiceField, LongTextField, NumberField, TextField } from '../../ui/fields'
import { FieldRow, FieldStack, Form } from '../../ui/form'
import { Hand } from '../../ui/split'
import { offerUndo, say } from '../../ui/undo'

type Props = {
  id: string
  /** Undefined for a new one. */
  known: PickedReason | undefined
  /** Where a new one stands. */
  place: number
  onRemoved: () => void
}

type Values = {
  asking: CannedReasonFields['asking']
  labelEn: string
  labelEs: string
  messageEn: string
  messageEs: string
  place: number
}

/** One reason in both languages. */
export function ReasonForm({ id, known, place, onRemoved }: Props) {
  const { t } = useTranslation()
  const form = useDraftForm<Values>({
    form: id,
    initial: {
      asking: known?.asking ?? 'request-changes',
      labelEn: known?.label.en ?? '',
      labelEs: known?.label.es ?? '',
      messageEn: known?.message.en ?? '',
      messageEs: known?.message.es ?? '',
      place: known?.place ?? place,
    },
  })
  const save = useCommand(orpc.review.reasons.save, { quiet: true })
  const remove = useCommand(orpc.review.reasons.remove)
  const { values } = form

  const submit = async () => {
    const result = await form.submit(async () => {
      const { labelEn, labelEs, messageEn, messageEs } = values
      if (!labelEn.trim() && !labelEs.trim())
        return err({ tag: 'missing' as const, field: languageNow() === 'es' ? 'labelEs' : 'labelEn' })
      if (!messageEn.trim() && !messageEs.trim())
        return err({ tag: 'missing' as const, field: languageNow() === 'es' ? 'messageEs' : 'messageEn' })
      return save.run({ id, fields: fieldsOf(values) })
    })
    if (result.ok) say(t('review.reasons.saved'))
  }
  const leaveOut = async () => {
    const fields = fieldsOf(values)
    const result = await remove.run({ id, fields })
    if (!result.ok) return
    onRemoved()
    const label = fields.label[languageNow()] || t('review.reasons.untitled')
    offerUndo(t('review.reasons.removed', { label }), () => client.review.reasons.save({ id, fields }))
  }
  const saveAction: Action = {
    id: 'review.save-reason',
    label: 'review.reasons.save',
    group: 'review',
    keys: ['mod+enter'],
    enabled: form.ready && !save.pending,
    run: () => void submit(),
  }
  const removeAction: Action = {
    id: 'review.remove-reason',
    label: 'review.reasons.remove',
    group: 'review',
    enabled: known !== undefined && !remove.pending,
    run: () => void leaveOut(),
  }
  useActions([saveAction, removeAction])
  return (
    <Hand
      label={t('review.reasons.title')}
      foot={
        <ActionRow
          away={
            <ActionButton
              action={removeAction}
              look="quiet"
              icon={<IconTrash size={20} stroke={1.75} aria-hidden />}
            />
          }
        >
          <ActionButton action={saveAction} look="primary" />
        </ActionRow>
      }
    >
      <Form form={form} label={t('review.reasons.title')} onSave={() => void submit()}>
        <FieldStack>
          {known?.isBuiltIn ? <p>{t('review.reasons.builtIn')}</p> : null}
          <FieldRow>
            <ChoiceField
              form={form}
              name="asking"
              label={t('review.reasons.asking')}
              options={(['request-changes', 'reject'] as const).map((value) => ({
                value,
                label: t(`review.reasons.askings.${value}`),
              }))}
            />
            <NumberField form={form} name="place" label={t('review.reasons.place')} min={1} max={99} />
          </FieldRow>
          <FieldRow>
            <TextField form={form} name="labelEn" label={t('review.reasons.label.en')} maxLength={200} />
            <TextField form={form} name="labelEs" label={t('review.reasons.label.es')} maxLength={200} />
          </FieldRow>
          <LongTextField
            form={form}
            name="messageEn"
            label={t('review.reasons.message.en')}
            description={t('review.reasons.messageHint')}
            minRows={3}
            maxLength={10_000}
          />
          <LongTextField
            form={form}
            name="messageEs"
            label={t('review.reasons.message.es')}
            minRows={3}
            maxLength={10_000}
          />
        </FieldStack>
      </Form>
    </Hand>
  )
}

const fieldsOf = ({ asking, labelEn, labelEs, messageEn, messageEs, place }: Values): CannedReasonFields => ({
  asking,
  label: { en: labelEn.trim(), es: labelEs.trim() },
  message: { en: messageEn.trim(), es: messageEs.trim() },
  place,
})
