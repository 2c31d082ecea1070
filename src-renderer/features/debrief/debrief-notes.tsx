import { Textarea } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DebriefModel } from '#shared/contract/debrief'
import { type Action, useActions } from '../../app/actions'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { useCommand } from '../../ui/command'
import { useDraftForm } from '../../ui/draft-form'
import { LongTextField } from '../../ui/fields'
import { Form } from '../../ui/form'
import { offerUndo } from '../../ui/undo'
import styles from './debrief.module.css'

type Props = { meetingId: string } & Pick<DebriefModel, 'notes'>

/** What to do again, what not, who was wonderful: a line each, changed in place, emptied to take it away. */
export function DebriefNotes({ meetingId, notes }: Props) {
  const { t } = useTranslation()
  const form = useDraftForm({ form: `debrief-note:${meetingId}`, initial: { text: '' } })
  const record = useCommand(orpc.meeting.record, { quiet: true })
  const box = useRef<HTMLDivElement>(null)
  const toNote = () => box.current?.querySelector('textarea')?.focus()

  const add = async () => {
    const text = form.values.text.trim()
    if (text === '') return form.fail({ tag: 'missing', field: 'text' })
    const key = newKey()
    const what = { type: 'note', slot: key, text } as const
    const added = await form.submit(() => record.run({ key, meetingId, what }))
    if (added.ok) form.reset()
    toNote()
  }
  const save: Action = {
    id: 'debrief.note',
    label: 'debrief.notes.add',
    group: 'meeting',
    keys: ['mod+enter'],
    enabled: form.ready && !record.pending,
    run: () => void add(),
  }
  const focus: Action = {
    id: 'debrief.to-note',
    label: 'debrief.notes.focus',
    group: 'meeting',
    keys: ['n'],
    run: toNote,
  }
  useActions([save, focus])
  return (
    <section className={styles.card} aria-labelledby="debrief-notes">
      <h2 id="debrief-notes">{t('debrief.notes.title')}</h2>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <Note key={note.slot} meetingId={meetingId} note={note} />
        ))}
      </ul>
      <div ref={box}>
        <Form form={form} label={t('debrief.notes.add')} onSave={() => void add()} className={styles.note}>
          <LongTextField
            form={form}
            name="text"
            label={t('debrief.notes.new')}
            placeholder={t('debrief.notes.example')}
            maxLength={10_000}
          />
          <ActionButton action={save} icon={<IconPencil size={20} stroke={1.75} aria-hidden />} />
        </Form>
      </div>
    </section>
  )
}

/** One line, saved when the cursor leaves it. */
function Note({ meetingId, note }: { meetingId: string; note: DebriefModel['notes'][number] }) {
  const { t } = useTranslation()
  const record = useCommand(orpc.meeting.record)
  const [typed, setTyped] = useState<string | null>(null)
  const leave = async () => {
    const text = typed?.trim()
    if (text === undefined || text === note.text) return setTyped(null)
    const of = (text: string) => ({
      key: newKey(),
      meetingId,
      what: { type: 'note', slot: note.slot, text } as const,
    })
    const saved = await record.run(of(text))
    if (!saved.ok) return
    setTyped(null)
    if (text === '') offerUndo(t('debrief.notes.removed'), () => client.meeting.record(of(note.text)))
  }
  return (
    <li>
      <Textarea
        aria-label={t('debrief.notes.one')}
        autosize
        minRows={1}
        maxLength={10_000}
        value={typed ?? note.text}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={() => void leave()}
      />
    </li>
  )
}
