import { useTranslation } from 'react-i18next'
import type { PageModel } from '#shared/contract/paper'

/** What stands where the picture of a page is not, or not yet, to be seen. */
export function usePictureWords(): (model: PageModel) => string {
  const { t } = useTranslation()
  return ({ page, hasPicture, coming }) => {
    if (page.purgedAt) return t('paper.verify.purged')
    if (hasPicture) return t('ui.loading')
    if (!coming) return t('paper.verify.noPicture')
    return t('paper.verify.coming', { percent: Math.floor((100 * coming.come) / coming.of) })
  }
}
