import { useTranslation } from 'react-i18next'
import type { PageModel } from '#shared/contract/paper'
import { fieldAt, rowAt, type Verification } from '#shared/domain/verify'
import { Crop } from './crop'
import { usePictureWords } from './use-picture-words'
import styles from './verify.module.css'

type Props = { state: Verification; model: PageModel; url: string | null; zoomed: boolean }

/** The row as it was written, the field in hand marked. */
export function RowPicture({ state, model, url, zoomed }: Props) {
  const { t } = useTranslation()
  const pictureWords = usePictureWords()
  const here = rowAt(state)?.id
  // Where all is decided, the head still tells which event it is about.
  const row = model.rows.find(({ row: one }) => (here ? one.id === here : one.number === 0))?.row
  if (!row) return null
  const { page } = model
  const title = row.number === 0 ? t('paper.verify.head') : t('paper.verify.row', { number: row.number })
  return (
    <section className={styles.picture} data-zoomed={zoomed || undefined}>
      <h2>{title}</h2>
      {url && row.area ? (
        <Crop
          url={url}
          width={page.width}
          height={page.height}
          area={row.area}
          mark={fieldAt(state)?.area ?? null}
          label={title}
        />
      ) : (
        <p>{pictureWords(model)}</p>
      )}
    </section>
  )
}
