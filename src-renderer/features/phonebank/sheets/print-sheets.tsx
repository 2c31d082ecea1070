import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kit } from '#shared/model/kit'
import { type Action, useActions } from '../../../app/actions'
import { languageNow } from '../../../app/i18n'
import { orpc } from '../../../live/client'
import { newKey } from '../../../live/new-key'
import { ActionButton } from '../../../ui/action-button'
import { useCommand } from '../../../ui/command'
import { downloadFile } from '../../../ui/download'
import { useDraftForm } from '../../../ui/draft-form'
import { ChoiceField, NumberField, TextField, TickField } from '../../../ui/fields'
import { FieldRow, FieldStack, Form } from '../../../ui/form'
import { say } from '../../../ui/undo'
import styles from './sheets.module.css'

type Values = {
  pages: number
  caller: string
  language: 'en' | 'es' | 'both'
  paper: 'letter' | 'a4'
  withScript: boolean
}

/** Claims contacts, then prints them: the file is there when nobody else can be offered one of them. */
export function PrintSheets({ kit }: { kit: Kit }) {
  const { t } = useTranslation()
  const [key, setKey] = useState(newKey)
  const form = useDraftForm<Values>({
    form: `call-sheets:${kit.id}`,
    initial: { pages: 2, caller: '', language: languageNow(), paper: 'letter', withScript: true },
  })
  const print = useCommand(orpc.callSheets.print, { quiet: true })
  const run = async () => {
    const made = await form.submit(() => print.run({ key, kitId: kit.id, ...form.values }))
    if (!made.ok) return
    setKey(newKey())
    const { file, sheet } = made.value
    downloadFile(file)
    form.reset({ ...form.values, caller: '' })
    say(
      t('callSheets.print.made', {
        number: sheet.number,
        contacts: t('callSheets.contacts', { count: sheet.contactIds.length }),
      }),
    )
  }
  const action: Action = {
    id: 'sheets.print',
    label: 'callSheets.print.action',
    group: 'phoneBank',
    keys: ['mod+enter'],
    enabled: form.ready && !print.pending && kit.state === 'ready',
    run: () => void run(),
  }
  useActions([action])
  return (
    <section className={styles.card} aria-label={t('callSheets.print.title')}>
      <h2>{t('callSheets.print.title')}</h2>
      <p className={styles.hint}>
        {t(kit.state === 'ready' ? 'callSheets.print.lede' : 'call.who.notReadyBody')}
      </p>
      <Form form={form} label={t('callSheets.print.title')} onSave={() => void run()}>
        <FieldStack>
          <FieldRow>
            <NumberField form={form} name="pages" label={t('callSheets.print.pages')} min={1} max={20} />
            <ChoiceField
              form={form}
              name="language"
              label={t('callSheets.print.language')}
              options={[
                { value: 'en', label: t('call.language.en') },
                { value: 'es', label: t('call.language.es') },
                { value: 'both', label: t('callSheets.print.both') },
              ]}
            />
            <ChoiceField
              form={form}
              name="paper"
              label={t('callSheets.print.paper')}
              options={[
                { value: 'letter', label: t('callSheets.print.letter') },
                { value: 'a4', label: t('callSheets.print.a4') },
              ]}
            />
          </FieldRow>
          <TextField
            form={form}
            name="caller"
            label={t('callSheets.print.caller')}
            description={t('callSheets.print.callerHint')}
            maxLength={200}
          />
          <TickField form={form} name="withScript" label={t('callSheets.print.withScript')} />
        </FieldStack>
      </Form>
      <ActionButton
        action={action}
        look="primary"
        loading={print.pending}
        icon={<IconPrinter size={20} stroke={1.75} aria-hidden />}
      />
    </section>
  )
}
