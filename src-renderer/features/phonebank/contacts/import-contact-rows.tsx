import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactRow } from '#shared/contract/contacts'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import { type ImportLine, ImportTable } from '../../../ui/import-table'

/** The lines of the list as they were read, each with what will happen to it. */
export function ImportContactRows({ rows }: { rows: ContactRow[] }) {
  const { t } = useTranslation()
  const look = useCallback(
    (row: ContactRow): ImportLine => {
      const { contact, problems, repeatOf, known, zoneFrom } = row
      const details = [...(contact?.phones ?? []).map(({ number }) => showPhone(number)), contact?.city ?? '']
      const line = { name: nameOf(row), details }
      if (problems.length > 0) {
        const flaws = problems.map(({ field, tag }) =>
          t(`contacts.flaw.${tag}`, { field: t(`contacts.field.${field}`) }),
        )
        return {
          ...line,
          outcome: 'flawed',
          words: t('contacts.import.flawed', { problem: flaws.join(' ') }),
        }
      }
      if (repeatOf > 0)
        return { ...line, outcome: 'repeat', words: t('contacts.import.repeat', { line: repeatOf }) }
      if (known) return { ...line, outcome: 'known', words: t('contacts.import.known') }
      const words = [t('contacts.import.added'), t(`contacts.import.zoneFrom.${zoneFrom}`)].join(' · ')
      return { ...line, outcome: 'new', words }
    },
    [t],
  )
  return (
    <ImportTable
      label={t('contacts.import.rows')}
      headers={{
        line: t('contacts.import.line'),
        who: t('contacts.import.who'),
        outcome: t('contacts.import.what'),
      }}
      rows={rows}
      look={look}
    />
  )
}

/** A line that could not be read shows its cells as they stand. */
const nameOf = ({ contact, cells }: ContactRow): string =>
  contact
    ? fullName(contact)
    : cells
        .filter((cell) => cell.trim() !== '')
        .slice(0, 3)
        .join(', ')
