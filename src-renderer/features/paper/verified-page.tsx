import { Button } from '@mantine/core'
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { outcomeOf } from '#shared/domain/verify-field'
import { orpc } from '../../live/client'
import { BackLink } from '../../ui/back-link'
import { useCommand } from '../../ui/command'
import { downloadFile } from '../../ui/download'
import { useFormats } from '../../ui/format'
import { PageHeader } from '../../ui/page-header'
import { WorkPage } from '../../ui/split'
import { say } from '../../ui/undo'
import { laptopZone } from '../../ui/zoned-time'
import { useFieldWords } from './field-words'
import { usePageName } from './page-name'
import type { PageProps } from './page-props'
import { usePictureWords } from './use-picture-words'
import styles from './verified.module.css'

const route = getRouteApi('/paper/verify/$pageId')

/** What was made of a page: its picture beside what stands in the records, and the way back. */
export function VerifiedPage({ model, url }: PageProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = route.useSearch()
  const nameOf = usePageName()
  const words = useFieldWords()
  const pictureWords = usePictureWords()
  const { dayAndTime } = useFormats()
  const undo = useCommand(orpc.paper.undo)
  const evidence = useCommand(orpc.paper.exportPage)
  const { page, rows } = model
  const pageId = page.id
  const takeBack = async () => {
    const result = await undo.run({ pageId })
    if (result.ok) say(t('paper.verify.did.undone', { page: nameOf(page) }))
  }
  const save = async () => {
    const result = await evidence.run({ pageId })
    if (result.ok) downloadFile(result.value)
  }
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/paper" params={{}} label={t('paper.action.back')} />}
        title={nameOf(page)}
        subtitle={`${t('paper.verify.verifiedBy', { by: page.verifiedBy })} · ${dayAndTime(page.verifiedAt, laptopZone())}`}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={20} stroke={1.75} aria-hidden />}
              onClick={() => void takeBack()}
            >
              {t('paper.verify.undo')}
            </Button>
            <Button
              variant="default"
              disabled={!model.hasPicture}
              leftSection={<IconDownload size={20} stroke={1.75} aria-hidden />}
              onClick={() => void save()}
            >
              {t('paper.verify.export')}
            </Button>
            <Button onClick={() => void navigate({ to: '/paper', search })}>{t('paper.verify.leave')}</Button>
          </>
        }
      />
      <div className={styles.sides}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it */}
        <section className={styles.side} tabIndex={0} aria-label={t('paper.verify.whole')}>
          {url ? <img src={url} alt={nameOf(page)} /> : <p>{pictureWords(model)}</p>}
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it */}
        <section className={styles.side} tabIndex={0} aria-label={t('paper.verify.title')}>
          <ol className={styles.rows}>
            {rows
              .filter(({ row }) => outcomeOf(row) !== 'blank')
              .map(({ row }) => (
                <li key={row.id}>
                  <h2>
                    {row.number === 0
                      ? t('paper.verify.head')
                      : t('paper.verify.row', { number: row.number })}
                  </h2>
                  <p>
                    {row.fields
                      .filter((field) => field.value !== '' || field.illegible)
                      .map((field) =>
                        field.reading === 'tick'
                          ? words.nameOf(field.name)
                          : `${words.nameOf(field.name)} ${words.valueOf(field)}`,
                      )
                      .join(' · ')}
                  </p>
                </li>
              ))}
          </ol>
        </section>
      </div>
    </WorkPage>
  )
}
