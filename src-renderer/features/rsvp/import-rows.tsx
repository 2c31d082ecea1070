import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRow } from '#shared/contract/rsvp'
import { fullName } from '#shared/domain/person'
import { useFormats } from '../../ui/format'
import { type ImportLine, ImportTable } from '../../ui/import-table'

/** The lines of the file as they were read, each with what will happen to it. */
export function ImportRows({ rows }: { rows: ImportRow[] }) {
  const { t } = useTranslation()
  const { list } = useFormats()
  const look = useCallback(
    ({ fields, problems, repeat, match }: ImportRow): ImportLine => {
      const line = { name: fullName(fields), details: [fields.phone, fields.email, fields.zip] }
      if (problems.length > 0) {
        const flaws = problems.map(({ field, tag }) =>
          t(`rsvp.import.flaw.${tag}`, { field: t(`rsvp.field.${field}`) }),
        )
        return { ...line, outcome: 'flawed', words: t('rsvp.import.flawed', { problem: list(flaws) }) }
      }
      if (repeat) return { ...line, outcome: 'repeat', words: t('rsvp.import.repeat') }
      if (!match) return { ...line, outcome: 'new', words: t('rsvp.import.willAdd') }
      const reason = t(`person.reason.${match.reason}`)
      return { ...line, outcome: 'known', words: t('rsvp.import.willJoin', { reason }) }
    },
    [t, list],
  )
  return (
    <ImportTable
      label={t('rsvp.import.rows')}
      headers={{ line: t('rsvp.import.line'), who: t('rsvp.import.who'), outcome: t('rsvp.import.outcome') }}
      rows={rows}
      look={look}
    />
  )
}
