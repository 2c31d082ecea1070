import { Button, TextInput } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageModel } from '#shared/contract/paper'
import { OTHER_FIELDS } from '#shared/domain/verify-field'
import type { PaperRow } from '#shared/model/sheet'
import { client, orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { useCommand } from '../../ui/command'
import { useDraftForm } from '../../ui/draft-form'
import { FieldRow } from '../../ui/form'
import { Live } from '../../ui/live'
import { PageHeader } from '../../ui/page-header'
import { WorkPage } from '../../ui/split'
import { EmptyState } from '../../ui/states'
import { say } from '../../ui/undo'
import { Crop } from './crop'
import { useFieldWords } from './field-words'
import { MeetingSelect } from './meeting-select'
import { PaperNav } from './paper-nav'
import styles from './second.module.css'
import { useMeeting } from './use-meeting'
import { usePicture } from './use-picture'

/** A sample of rows, typed a second time by somebody who does not see the first: how many errors are there? */
export function SecondScreen() {
  const { t } = useTranslation()
  const choice = useMeeting()
  const meetingId = choice.meeting?.id ?? ''
  const sample = useLive(orpc.paper.sample, { meetingId })
  return (
    <WorkPage>
      <PageHeader
        title={t('paper.second.title')}
        subtitle={
          sample.data && sample.data.wanted > 0
            ? t('paper.second.progress', { done: sample.data.done, wanted: sample.data.wanted })
            : undefined
        }
        actions={
          <>
            <PaperNav meetingId={choice.meeting?.id} />
            <MeetingSelect choice={choice} />
          </>
        }
      />
      <Live query={sample}>
        {({ rowId, pageId }) =>
          rowId ? (
            <SampleRow key={rowId} rowId={rowId} pageId={pageId} />
          ) : (
            <EmptyState
              icon={<IconChecks size={44} stroke={1.5} aria-hidden />}
              title={t('paper.second.doneTitle')}
            >
              {t('paper.second.doneBody')}
            </EmptyState>
          )
        }
      </Live>
    </WorkPage>
  )
}

function SampleRow({ rowId, pageId }: { rowId: string; pageId: string }) {
  const page = useLive(orpc.paper.page, { pageId }, { forget: true })
  return (
    <Live query={page}>
      {(model) => {
        const row = model.rows.find((one) => one.row.id === rowId)?.row
        return row ? <KeyAgain model={model} row={row} /> : null
      }}
    </Live>
  )
}

const NOTHING_TYPED = { firstName: '', lastName: '', phone: '', email: '', zip: '' }

function KeyAgain({ model: { page, hasPicture }, row }: { model: PageModel; row: PaperRow }) {
  const { t } = useTranslation()
  const words = useFieldWords()
  const names = OTHER_FIELDS.filter((name) => row.fields.some((field) => field.name === name))
  const form = useDraftForm({ form: `second-keying:${row.id}`, initial: NOTHING_TYPED })
  const keyAgain = useCommand(orpc.paper.keyAgain)
  const url = usePicture([page.id, page.picture], () => client.paper.picture({ pageId: page.id }), hasPicture)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const values = Object.fromEntries(names.map((name) => [name, form.values[name]]))
    const result = await form.submit(() => keyAgain.run({ rowId: row.id, values }))
    if (!result.ok) return
    const { differs } = result.value
    const fields = differs.map(words.nameOf).join(', ')
    say(differs.length === 0 ? t('paper.second.same') : t('paper.second.differs', { fields }))
  }
  return (
    <form
      className={styles.second}
      aria-label={t('paper.second.title')}
      onSubmit={(event) => void save(event)}
    >
      <p>{t('paper.second.body')}</p>
      {url && row.area ? (
        <Crop
          url={url}
          width={page.width}
          height={page.height}
          area={row.area}
          label={t('paper.verify.row', { number: row.number })}
        />
      ) : null}
      {form.ready ? (
        <FieldRow>
          {names.map((name, index) => (
            <TextInput
              key={name}
              autoFocus={index === 0}
              autoComplete="off"
              size="lg"
              label={words.nameOf(name)}
              value={form.values[name]}
              onChange={({ currentTarget }) => form.set(name, currentTarget.value)}
            />
          ))}
        </FieldRow>
      ) : null}
      <div>
        <Button type="submit" size="lg" loading={keyAgain.pending}>
          {t('paper.second.save')}
        </Button>
      </div>
    </form>
  )
}
