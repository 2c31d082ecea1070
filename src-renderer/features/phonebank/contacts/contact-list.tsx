import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactListRow } from '#shared/contract/contacts'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import { DataTable, type TableColumn } from '../../../ui/data-table'
import { EmptyState } from '../../../ui/states'
import { outcomeLabel } from '../call/outcome-words'
import styles from './contacts.module.css'
import { StagePill } from './stage-pill'

type Props = { rows: ContactListRow[]; selectedId: string | null; onSelect: (id: string) => void }

export function ContactList({ rows, selectedId, onSelect }: Props) {
  const { t } = useTranslation()
  const columns = useMemo(
    (): TableColumn<ContactListRow>[] => [
      {
        id: 'name',
        header: t('contacts.list.name'),
        width: 'minmax(0, 1fr)',
        sortBy: ({ contact }) => fullName(contact),
        cell: ({ contact, heldBy }) => (
          <span className={styles.who}>
            <strong>{fullName(contact)}</strong>
            <span>
              {heldBy
                ? t('contacts.list.heldBy', { name: heldBy })
                : contact.phones.map(({ number }) => showPhone(number)).join(', ')}
            </span>
          </span>
        ),
      },
      {
        id: 'stage',
        header: t('contacts.list.stage'),
        width: '210px',
        sortBy: ({ state }) => state.stage,
        cell: ({ state }) => (
          <span className={styles.who}>
            <StagePill stage={state.stage} />
            {state.outcome ? <span>{t(outcomeLabel(state.outcome))}</span> : null}
          </span>
        ),
      },
    ],
    [t],
  )
  return (
    <DataTable
      label={t('contacts.list.label')}
      rows={rows}
      columns={columns}
      idOf={({ contact }) => contact.id}
      selectedId={selectedId}
      onSelect={({ contact }) => onSelect(contact.id)}
      empty={<EmptyState title={t('ui.noMatches')} />}
      rowHeight={64}
    />
  )
}
