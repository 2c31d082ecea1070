import { Button, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CallTick } from '#shared/contract/call-sheets'
import { SHEET_ROWS } from '#shared/domain/call-sheet'
import type { Outcome } from '#shared/model/conversation'
import type { CallSheet } from '#shared/model/kit'
import { orpc } from '../../../live/client'
import { useCommand } from '../../../ui/command'
import { Dialog } from '../../../ui/dialog'
import { useDraftForm } from '../../../ui/draft-form'
import { FieldStack, Form } from '../../../ui/form'
import { say } from '../../../ui/undo'
import { outcomeLabel } from '../call/outcome-words'
import styles from './sheets.module.css'

/** What each box of the sheet stands for. */
const ticks = [
  { tick: 'noAnswer', outcome: 'no-answer' },
  { tick: 'leftMessage', outcome: 'left-message' },
  { tick: 'callBack', outcome: 'call-back' },
  { tick: 'wrongNumber', outcome: 'wrong-number' },
  { tick: 'refused', outcome: 'refused' },
  { tick: 'talked', outcome: 'talked' },
  { tick: 'willCome', outcome: 'will-come' },
] as const satisfies readonly { tick: CallTick; outcome: Outcome }[]
const NONE = 'none'

type Typed = { ticks: Record<string, string>; notes: Record<string, string> }

/** A sheet that is back, typed in row by row. What is typed is kept as one goes. */
export function TypeInSheet({ sheet, onClose }: { sheet: CallSheet; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('callSheets.back.title', { number: sheet.number })} opened onClose={onClose} wide>
      <Rows sheet={sheet} onDone={onClose} />
    </Dialog>
  )
}

function Rows({ sheet, onDone }: { sheet: CallSheet; onDone: () => void }) {
  const { t } = useTranslation()
  const form = useDraftForm<Typed>({ form: `call-sheet:${sheet.id}`, initial: { ticks: {}, notes: {} } })
  const takeBack = useCommand(orpc.callSheets.takeBack, { quiet: true })
  const { values } = form
  const rows = sheet.contactIds.map((contactId, index) => ({
    contactId,
    page: Math.floor(index / SHEET_ROWS) + 1,
    row: (index % SHEET_ROWS) + 1,
  }))
  const save = async () => {
    const typed = rows.map(({ contactId, page, row }) => {
      const tick = ticks.find((one) => one.tick === values.ticks[contactId])?.tick
      return { page, row, ticks: tick ? [tick] : [], note: (values.notes[contactId] ?? '').trim() }
    })
    const done = await form.submit(() => takeBack.run({ id: sheet.id, rows: typed }))
    if (!done.ok) return
    const { logged, blank } = done.value
    say(
      [t('callSheets.back.saved', { count: logged }), t('callSheets.back.blank', { count: blank })].join(' '),
    )
    onDone()
  }
  return (
    <Form form={form} label={t('callSheets.back.title', { number: sheet.number })} onSave={() => void save()}>
      <FieldStack>
        <p className={styles.hint}>{t('callSheets.back.lede')}</p>
        <div className={styles.rows}>
          {rows.map(({ contactId, page, row }) => {
            const name = [t('callSheets.back.row', { row }), t('callSheets.back.page', { page })].join(', ')
            return (
              <div key={contactId} className={styles.row}>
                <strong>{name}</strong>
                <Select
                  aria-label={`${name}: ${t('callSheets.back.what')}`}
                  allowDeselect={false}
                  disabled={!form.ready}
                  data={[
                    { value: NONE, label: t('callSheets.back.nothing') },
                    ...ticks.map(({ tick, outcome }) => ({ value: tick, label: t(outcomeLabel(outcome)) })),
                  ]}
                  value={values.ticks[contactId] ?? NONE}
                  onChange={(tick) => form.patch({ ticks: { ...values.ticks, [contactId]: tick ?? NONE } })}
                />
                <TextInput
                  aria-label={`${name}: ${t('callSheets.back.note')}`}
                  placeholder={t('callSheets.back.note')}
                  disabled={!form.ready}
                  maxLength={2000}
                  value={values.notes[contactId] ?? ''}
                  onChange={({ currentTarget }) =>
                    form.patch({ notes: { ...values.notes, [contactId]: currentTarget.value } })
                  }
                />
              </div>
            )
          })}
        </div>
        <Button type="submit" loading={takeBack.pending} disabled={!form.ready}>
          {t('callSheets.back.save')}
        </Button>
      </FieldStack>
    </Form>
  )
}
