import { Button } from '@mantine/core'
import { IconDownload, IconFileText, IconShare } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Kit } from '#shared/model/kit'
import { languageNow } from '../../../app/i18n'
import { orpc } from '../../../live/client'
import { useCommand } from '../../../ui/command'
import { downloadFile } from '../../../ui/download'
import { say } from '../../../ui/undo'
import styles from './after.module.css'

const files = ['results', 'van', 'thanks', 'unfinished'] as const

/** What leaves this laptop: to print, to send, to bring into another program. */
export function FilesCard({ kit }: { kit: Kit }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const pdf = useCommand(orpc.after.pdf)
  const csv = useCommand(orpc.after.csv)
  const language = languageNow()
  const keep = (file: File) => {
    downloadFile(file)
    say(t('after.files.made', { name: file.name }))
  }
  const print = async () => {
    const made = await pdf.run({ kitId: kit.id, language, paper: 'letter' })
    if (made.ok) keep(made.value)
  }
  const write = async (what: (typeof files)[number]) => {
    const made = await csv.run({ kitId: kit.id, what, language })
    if (made.ok) keep(made.value)
  }
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  return (
    <section className={styles.card} aria-label={t('after.files.title')}>
      <h2>{t('after.send.title')}</h2>
      <p className={styles.hint}>{t('after.send.body')}</p>
      <Button
        leftSection={<IconShare {...icon} />}
        onClick={() => void navigate({ to: '/phone-bank/$kitId/hand-over', params: { kitId: kit.id } })}
      >
        {t('after.send.action')}
      </Button>
      <h2>{t('after.files.title')}</h2>
      <div className={styles.buttons}>
        <Button
          variant="default"
          leftSection={<IconFileText {...icon} />}
          loading={pdf.pending}
          onClick={() => void print()}
        >
          {t('after.files.pdf')}
        </Button>
        {files.map((what) => (
          <Button
            key={what}
            variant="default"
            leftSection={<IconDownload {...icon} />}
            onClick={() => void write(what)}
          >
            {t(`after.files.${what}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}
