import { useTranslation } from 'react-i18next'
import { showPhone } from '#shared/domain/phone'
import { en } from '#shared/messages/en'
import type { RowField } from '#shared/model/sheet'

type FieldName = keyof typeof en.paper.field
const isField = (name: string): name is FieldName => name in en.paper.field

/** Names and values of fields as people read them. */
export function useFieldWords() {
  const { t } = useTranslation()
  const nameOf = (name: string): string => (isField(name) ? t(`paper.field.${name}`) : name)
  const show = (reading: RowField['reading'], value: string): string => {
    if (reading === 'tick') return value === 'yes' ? t('paper.verify.yes') : t('paper.verify.no')
    if (value === '') return t('paper.verify.empty')
    return reading === 'phone' && value.length === 10 ? showPhone(`+1${value}`) : value
  }
  return {
    nameOf,
    show,
    valueOf: (field: RowField): string =>
      field.illegible ? t('paper.verify.isIllegible') : show(field.reading, field.value),
  }
}
