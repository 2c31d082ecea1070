import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { suggestedIn } from '#shared/domain/found-text'
import { OTHER_FIELDS, textIn } from '#shared/domain/verify-field'
import type { PaperPage, PaperRow } from '#shared/model/sheet'
import { client } from '../../live/client'
import { unsaved } from '../../ui/saving'
import { troubleOf } from '../../ui/trouble'
import { sayTrouble } from '../../ui/undo'
import { Crop } from './crop'
import { useFieldWords } from './field-words'
import styles from './verified.module.css'

/** A pause in typing of this length and what is typed is safe on disk. */
const PAUSE_MS = 400
/** Of a found line on the picture, in pixels. */
const TALLEST = 36

type Values = Record<(typeof OTHER_FIELDS)[number], string>
const valuesOf = (row: PaperRow): Values => ({
  firstName: textIn(row, 'firstName'),
  lastName: textIn(row, 'lastName'),
  phone: textIn(row, 'phone'),
  email: textIn(row, 'email'),
  zip: textIn(row, 'zip'),
})

type Props = {
  row: PaperRow
  page: PaperPage
  /** Of the page's picture. */
  url: string | null
  onSaving: (saving: Promise<unknown>) => void
}

/**
 * One person typed from a sheet that is not ours. What is typed is never written over by what comes back; what was found on the picture
 * stands beside it until somebody takes it, or has typed it.
 */
export function OtherRow({ row, page, url, onSaving }: Props) {
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

  const change = (fields: Partial<Values>) => {
    latest.current = { ...latest.current, ...fields }
    setValues(latest.current)
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(saveNow, PAUSE_MS)
  }
  const input = (name: keyof Values) => (
    <TextInput
      aria-label={`${t('paper.verify.row', { number: row.number })}, ${words.nameOf(name)}`}
      placeholder={words.nameOf(name)}
      autoComplete="off"
      name={name}
      value={values[name]}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
      onBlur={saveNow}
    />
  )
  const line = useRef<HTMLDivElement>(null)
  const offered = suggestedIn(row).filter(({ name }) =>
    OTHER_FIELDS.some((one) => one === name && !values[one]),
  )
  const take = () => {
    change(Object.fromEntries(offered.map(({ name, value }) => [name, value])))
    saveNow()
    // The button is gone: whoever works with keys goes on with what is left to type.
    const left = OTHER_FIELDS.find((name) => latest.current[name] === '') ?? OTHER_FIELDS[0]
    line.current?.querySelector<HTMLInputElement>(`[name="${left}"]`)?.focus()
  }
  return (
    <div ref={line}>
      {offered.length > 0 ? (
        <div className={styles.suggestion}>
          {url && row.area ? (
            <Crop
              {...{ url, width: page.width, height: page.height, area: row.area }}
              label={t('paper.verify.found.crop', { number: row.number })}
              tallest={TALLEST}
            />
          ) : null}
          <p>
            <strong>{t('paper.verify.found.suggestion')}</strong>{' '}
            {offered.map(({ value }) => value).join(' · ')}
          </p>
          <Button
            variant="default"
            aria-label={`${t('paper.verify.row', { number: row.number })}, ${t('paper.verify.found.take')}: ${offered.map(({ value }) => value).join(', ')}`}
            onClick={take}
          >
            {t('paper.verify.found.take')}
          </Button>
        </div>
      ) : null}
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
