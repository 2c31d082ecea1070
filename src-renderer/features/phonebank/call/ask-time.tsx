import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CallBackShortcut, callBackAt, callBackAtLocal } from '#shared/domain/call-back'
import type { ScriptAnswer } from '#shared/model/script'
import { nowMs } from '../../../live/clock'
import { useFormats } from '../../../ui/format'
import { addDays, readTimeOfDay, wallTimeOf } from '../../../ui/zoned-time'
import styles from './asking.module.css'
import { Choices } from './choices'
import type { CallInHand } from './use-call'

const shortcuts = [
  { shortcut: 'in-an-hour', label: 'call.ask.inAnHour' },
  { shortcut: 'tonight', label: 'call.ask.tonight' },
  { shortcut: 'tomorrow', label: 'call.ask.tomorrow' },
] as const satisfies readonly { shortcut: CallBackShortcut; label: string }[]

type Props = {
  call: CallInHand /** Of the script, where it asked; null = by its own key. */
  answer: ScriptAnswer | null
}

/** When to call back, by their own clock. Times that make no sense any more are not offered. */
export function AskTime({ call, answer }: Props) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const { zone } = call.card.contact
  const { hours } = call.screen.kit
  const now = new Date(nowMs()).toISOString()
  const pick = (at: string) =>
    answer ? call.answerWith(answer, { callBackAt: at }) : call.writeDown('call-back', { callBackAt: at })
  const offered = shortcuts.flatMap(({ shortcut, label }) => {
    const at = callBackAt(shortcut, { zone, hours, now })
    return at ? [{ id: shortcut, label: t(label), at }] : []
  })
  return (
    <div className={styles.stack}>
      <Choices
        label={t('call.ask.time')}
        choices={[
          ...offered.map(({ id, label, at }) => ({
            id,
            label,
            detail: t('call.ask.at', { when: dayAndTime(at, zone) }),
            run: () => pick(at),
          })),
          { id: 'not-said', label: t('call.ask.notSaid'), run: () => pick('') },
        ]}
      />
      <OtherTime zone={zone} now={now} onPick={pick} />
    </div>
  )
}

type OtherProps = { zone: string; now: string; onPick: (at: string) => void }

function OtherTime({ zone, now, onPick }: OtherProps) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const today = wallTimeOf(now, zone).date
  const [date, setDate] = useState(today)
  const [typed, setTyped] = useState('')
  const time = readTimeOfDay(typed)
  const at = time && date ? callBackAtLocal(`${date}T${time}`, zone) : null
  const isToCome = at !== null && at > now
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (at && isToCome) onPick(at)
  }
  return (
    <form className={styles.row} onSubmit={submit}>
      <TextInput
        type="date"
        label={t('call.ask.date')}
        min={today}
        max={addDays(today, 60)}
        value={date}
        onChange={({ currentTarget }) => setDate(currentTarget.value)}
      />
      <TextInput
        label={t('call.ask.clock')}
        placeholder="6:30 pm"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        error={typed !== '' && (!time || !isToCome) ? t('ui.timeHint') : undefined}
      />
      <Button type="submit" variant="default" disabled={!isToCome}>
        {isToCome ? dayAndTime(at, zone) : t('call.ask.other')}
      </Button>
    </form>
  )
}
