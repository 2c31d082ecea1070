import { Button, Select } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { BackLink } from '../../ui/back-link'
import { Notice } from '../../ui/notice'
import { PageHeader } from '../../ui/page-header'
import { WorkPage } from '../../ui/split'
import styles from './camera.module.css'
import { IntakeQueue } from './intake-queue'
import { useAddFiles } from './use-add-files'
import { useCamera } from './use-camera'
import { useMeeting } from './use-meeting'

/** Sheet after sheet under the laptop's camera: Space takes a picture, and reading goes on beside it. */
export function CameraScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { meeting } = useMeeting()
  const search = meeting ? { meeting: meeting.id } : {}
  const adding = useAddFiles(meeting?.id ?? '')
  const camera = useCamera()
  const queue = useLive(orpc.intake.live, undefined)
  const [taken, setTaken] = useState(0)
  const take: Action = {
    id: 'paper.take',
    label: 'paper.camera.take',
    group: 'paper',
    keys: ['space'],
    enabled: camera.state === 'on',
    run: async () => {
      const photo = await camera.photograph()
      if (!photo) return
      adding.add([photo])
      setTaken((count) => count + 1)
    },
  }
  useActions([
    take,
    {
      id: 'paper.leave',
      label: 'paper.verify.leave',
      group: 'paper',
      keys: ['escape'],
      run: () => void navigate({ to: '/paper', search }),
    },
  ])
  return (
    <WorkPage>
      <PageHeader
        before={<BackLink to="/paper" params={{}} label={t('paper.action.back')} />}
        title={t('paper.camera.title')}
        subtitle={t('paper.camera.body')}
        actions={
          <>
            {camera.devices.length > 1 ? (
              <Select
                aria-label={t('paper.camera.which')}
                allowDeselect={false}
                data={camera.devices}
                value={camera.deviceId}
                onChange={(id) => camera.choose(id)}
              />
            ) : null}
            <Button variant="default" onClick={() => void navigate({ to: '/paper', search })}>
              {t('paper.camera.done')}
            </Button>
          </>
        }
      />
      <div className={styles.desk}>
        <div className={styles.view}>
          {camera.state === 'denied' || camera.state === 'none' ? (
            <Notice tone="warn" title={t(`paper.camera.${camera.state}`)} />
          ) : (
            <>
              <video ref={camera.video} autoPlay muted playsInline aria-label={t('paper.camera.title')} />
              {camera.state === 'asking' ? <p role="status">{t('paper.camera.asking')}</p> : null}
            </>
          )}
        </div>
        <div className={styles.side}>
          <ActionButton
            action={take}
            look="primary"
            size="lg"
            icon={<IconCamera size={24} stroke={1.75} aria-hidden />}
          />
          <p role="status">{t('paper.camera.taken', { count: taken })}</p>
          {queue.data ? <IntakeQueue model={queue.data} adding={adding.waiting} /> : null}
        </div>
      </div>
    </WorkPage>
  )
}
