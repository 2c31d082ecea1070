import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Policy, wordList } from '#shared/domain/review-policy'
import { en } from '#shared/messages/en'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { ActionRow } from '../../ui/action-row'
import { useCommand } from '../../ui/command'
import { useDraftForm } from '../../ui/draft-form'
import { LongTextField, useField } from '../../ui/fields'
import { FieldRow, FieldStack, Form } from '../../ui/form'
import { Live } from '../../ui/live'
import { Hand } from '../../ui/split'
import { say } from '../../ui/undo'

/** The words and types of events that this program does not list. */
export function PolicyForm() {
  const policy = useLive(orpc.review.policy.live, undefined)
  return <Live query={policy}>{(known) => <OnePolicy known={known} />}</Live>
}

type Values = { wordsEn: string; wordsEs: string; types: Policy['types'] }
const types = Object.keys(en.event.type) as (keyof typeof en.event.type)[]

function OnePolicy({ known }: { known: Policy }) {
  const { t } = useTranslation()
  const form = useDraftForm<Values>({
    form: 'policy:review',
    initial: {
      wordsEn: known.words.en.join('\n'),
      wordsEs: known.words.es.join('\n'),
      types: known.types,
    },
  })
  const save = useCommand(orpc.review.policy.save, { quiet: true })
  const { disabled } = useField(form, 'types')
  const submit = async () => {
    const { wordsEn, wordsEs, types: picked } = form.values
    const words = { en: wordList(wordsEn), es: wordList(wordsEs) }
    const result = await form.submit(() => save.run({ words, types: picked }))
    if (result.ok) say(t('review.reasons.saved'))
  }
  const saveAction: Action = {
    id: 'review.save-policy',
    label: 'review.reasons.save',
    group: 'review',
    keys: ['mod+enter'],
    enabled: form.ready && !save.pending,
    run: () => void submit(),
  }
  useActions([saveAction])
  return (
    <Hand
      label={t('review.reasons.policy')}
      foot={
        <ActionRow>
          <ActionButton action={saveAction} look="primary" />
        </ActionRow>
      }
    >
      <Form form={form} label={t('review.reasons.policy')} onSave={() => void submit()}>
        <FieldStack>
          <p>{t('review.reasons.policyHint')}</p>
          <FieldRow>
            <LongTextField
              form={form}
              name="wordsEn"
              label={t('review.reasons.words.en')}
              description={t('review.reasons.wordsHint')}
              minRows={8}
              maxRows={12}
            />
            <LongTextField
              form={form}
              name="wordsEs"
              label={t('review.reasons.words.es')}
              description={t('review.reasons.wordsHint')}
              minRows={8}
              maxRows={12}
            />
          </FieldRow>
          <Checkbox.Group
            label={t('review.reasons.types')}
            value={form.values.types}
            onChange={(picked) =>
              form.set(
                'types',
                types.filter((type) => picked.includes(type)),
              )
            }
          >
            <FieldRow>
              {types.map((type) => (
                <Checkbox key={type} value={type} label={t(`event.type.${type}`)} disabled={disabled} />
              ))}
            </FieldRow>
          </Checkbox.Group>
        </FieldStack>
      </Form>
    </Hand>
  )
}
