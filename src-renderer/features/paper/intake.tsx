import { Button, FileButton } from '@mantine/core'
import { IconCamera, IconFolder, IconPhotoUp } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import styles from './intake.module.css'
import { filesOfDrop } from './intake-drop'
import { IntakeQueue } from './intake-queue'
import { useAddFiles } from './use-add-files'

const ACCEPT = 'image/*,application/pdf,.heic,.heif,.tif,.tiff,.webp,.pdf'

/** Where pages come in: dropped, chosen, a whole folder, the camera; and how reading them goes. */
export function Intake({ meetingId, enabled }: { meetingId: string; enabled: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [over, setOver] = useState(false)
  const folder = useRef<HTMLInputElement>(null)
  const adding = useAddFiles(meetingId)
  const queue = useLive(orpc.intake.live, undefined)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void filesOfDrop(event.dataTransfer).then(adding.add)
  }
  return (
    <div className={styles.intake}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside do the same by keyboard */}
      <div
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconPhotoUp size={36} stroke={1.5} aria-hidden />
        <strong>{over ? t('paper.intake.dropNow') : t('paper.intake.drop')}</strong>
        <p>{t('paper.intake.dropBody')}</p>
        <div className={styles.buttons}>
          <FileButton accept={ACCEPT} multiple onChange={adding.add} disabled={!enabled}>
            {(props) => <Button {...props}>{t('paper.intake.choose')}</Button>}
          </FileButton>
          <Button
            variant="default"
            disabled={!enabled}
            leftSection={<IconFolder size={20} stroke={1.75} aria-hidden />}
            onClick={() => folder.current?.click()}
          >
            {t('paper.intake.folder')}
          </Button>
          <Button
            variant="default"
            disabled={!enabled}
            leftSection={<IconCamera size={20} stroke={1.75} aria-hidden />}
            onClick={() =>
              void navigate({ to: '/paper/camera', search: meetingId ? { meeting: meetingId } : {} })
            }
          >
            {t('paper.intake.camera')}
          </Button>
          <input
            ref={folder}
            type="file"
            multiple
            hidden
            aria-label={t('paper.intake.folder')}
            {...{ webkitdirectory: '' }}
            onChange={({ currentTarget }) => {
              adding.add([...(currentTarget.files ?? [])])
              currentTarget.value = ''
            }}
          />
        </div>
      </div>
      {adding.troubles.map((words) => (
        <p key={words} className={styles.trouble} role="alert">
          {words}
        </p>
      ))}
      {queue.data ? <IntakeQueue model={queue.data} adding={adding.waiting} /> : null}
    </div>
  )
}
