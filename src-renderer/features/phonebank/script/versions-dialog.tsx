import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Kit } from '#shared/model/kit'
import type { Script } from '#shared/model/script'
import { orpc } from '../../../live/client'
import { newKey } from '../../../live/new-key'
import { useCommand } from '../../../ui/command'
import { Dialog } from '../../../ui/dialog'
import { useFormats } from '../../../ui/format'
import { say } from '../../../ui/undo'
import { laptopZone } from '../../../ui/zoned-time'
import styles from './script.module.css'

type Props = {
  opened: boolean
  onClose: () => void
  kit: Pick<Kit, 'id'>
  standing: Script
  versions: readonly Script[]
  mayEdit: boolean
}

/** All versions, newest first. An older one can stand again; nothing is rewritten. */
export function VersionsDialog({ opened, onClose, kit, standing, versions, mayEdit }: Props) {
  const { t } = useTranslation()
  const { dayAndTime } = useFormats()
  const revert = useCommand(orpc.script.revert)
  const earlier = versions.filter(({ id }) => id !== standing.id)
  const letStand = async (version: Script) => {
    const done = await revert.run({ key: newKey(), kitId: kit.id, scriptId: version.id })
    if (!done.ok) return
    say(t('script.reverted', { from: version.version, version: done.value.version }))
    onClose()
  }
  return (
    <Dialog title={t('script.versions')} opened={opened} onClose={onClose}>
      {earlier.length === 0 ? <p>{t('script.versionsNone')}</p> : null}
      <ul className={styles.versions}>
        {earlier.map((version) => (
          <li key={version.id} className={styles.version}>
            <span className={styles.words}>
              <strong>{t('script.version', { version: version.version })}</strong>
              <span>
                {t('script.versionBy', {
                  who: version.updatedBy,
                  when: dayAndTime(version.createdAt, laptopZone()),
                })}
              </span>
            </span>
            {mayEdit ? (
              <Button variant="default" disabled={revert.pending} onClick={() => void letStand(version)}>
                {t('script.revert')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
