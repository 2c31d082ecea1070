import { useTranslation } from 'react-i18next'
import type { PaperPage } from '#shared/model/sheet'

type Named = Pick<PaperPage, 'form' | 'number' | 'page'>

/** `Host form 12`, as people call the sheet. */
export function usePageName(): (page: Named) => string {
  const { t } = useTranslation()
  return ({ form, number, page }) => {
    const kind = t(`paper.kind.${form}`)
    const name = number > 0 ? t('paper.page', { kind, number }) : t('paper.looseKind', { kind })
    return page > 1 ? `${name}, ${t('paper.pageOf', { page })}` : name
  }
}
