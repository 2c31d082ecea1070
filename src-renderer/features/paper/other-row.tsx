import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OTHER_FIELDS, textIn } from '#shared/domain/verify-field'
import type { PaperRow } from '#shared/model/sheet'
import { client } from '../../live/client'
import { unsaved } from '../../ui/saving'
import { troubleOf } from '../../ui/trouble'
import { sayTrouble } from '../../ui/undo'
import { useFieldWords } from './field-words'
import styles from './verified.module.css'

/** A pause in typing of this length and what is typed is safe on disk. */
const PAUSE_MS = 400

type Values = Record<(typeof OTHER_FIELDS)[number], string>
const valuesOf = (row: PaperRow): Values => ({
  firstName: textIn(row, 'firstName'),
  lastName: textIn(row, 'lastName'),
  phone: textIn(row, 'phone'),
  email: textIn(row, 'email'),
  zip: textIn(row, 'zip'),
})

/** One person typed from a sheet that is not ours. What is typed is never written over by what comes back. */
export function OtherRow({ row, onSaving }: { row: PaperRow; onSaving: (saving: Promise<unknown>) => void }) {
  const { t } = useTranslation()
  const words = useFieldWords()
  const [values, setValues] = useState(() => valuesOf(row))
  const latest = useRef(values)
  const timer = useRef<number>(undefined)

  const saveNow = () => {
    if (timer.current === undefined) return
    window.clearTimeout(timer.current)
    timer.current = undefined
    const isSafe = unsaved()
    const fields = OTHER_FIELDS.map((name) => ({
      name,
      value: latest.current[name],
      illegible: false,
      accepted: true,
      decidedBy: 'person' as const,
    }))
    const blank = fields.every(({ value }) => value.trim() === '')
    onSaving(
      client.paper
        .saveRow({ rowId: row.id, blank, personId: row.personId, fields })
        .catch((error) => sayTrouble(t(`problem.${troubleOf(error).tag}`)))
        .finally(isSafe),
    )
  }
  const save = useRef(saveNow)
  save.current = saveNow
  useEffect(() => () => save.current(), [])

  const change = (name: keyof Values, value: string) => {
    latest.current = { ...latest.current, [name]: value }
    setValues(latest.current)
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(saveNow, PAUSE_MS)
  }
  const input = (name: keyof Values) => (
    <TextInput
      aria-label={`${t('paper.verify.row', { number: row.number })}, ${words.nameOf(name)}`}
      placeholder={words.nameOf(name)}
      autoComplete="off"
      value={values[name]}
      onChange={({ currentTarget }) => change(name, currentTarget.value)}
      onBlur={saveNow}
    />
  )
  return (
    <div>
      <div className={styles.line}>
        <span>{row.number}</span>
        {input('firstName')}
        {input('lastName')}
      </div>
      <div className={styles.line} data-second>
        <span />
        {input('phone')}
        {input('email')}
        {input('zip')}
      </div>
    </div>
  )
}
