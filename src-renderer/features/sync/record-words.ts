import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '#shared/domain/person'
import { en } from '#shared/messages/en'

type Kind = keyof typeof en.sync.kind
const isKind = (kind: string): kind is Kind => kind in en.sync.kind

/** The word for a kind of record: `Sign-up`. */
export function useKindWord(): (kind: string) => string {
  const { t } = useTranslation()
  return useCallback((kind) => t(`sync.kind.${isKind(kind) ? kind : 'other'}`), [t])
}

export const kindOf = (recordId: string): string => recordId.slice(0, Math.max(0, recordId.indexOf(':')))

/** What a person knows a record by, from its fields; '' where they hold no name. */
export function nameIn(fields: Record<string, unknown>): string {
  const text = (field: string) => (typeof fields[field] === 'string' ? fields[field] : '')
  return text('title') || fullName({ firstName: text('firstName'), lastName: text('lastName') })
}

/** Fields that are there for the machine: nobody decides by them. */
const inner = new Set([
  'id',
  'kind',
  'circle',
  'createdAt',
  'updatedAt',
  'updatedBy',
  'deletedAt',
  'sortName',
  'spokenName',
  'eventId',
  'personId',
  'hostId',
  'coHostIds',
  'meetingId',
  'batch',
  '_id',
  '_rev',
])
export const isForPeople = (field: string): boolean => !inner.has(field)
