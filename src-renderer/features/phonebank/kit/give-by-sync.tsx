import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kit } from '#shared/model/kit'
import { orpc } from '../../../live/client'
import { useCommand } from '../../../ui/command'
import { say } from '../../../ui/undo'
import styles from '../../sealed/sealed.module.css'

/** Moves the kit into the circle of a host: it is on their laptop when both have been online. */
export function GiveBySync({ kit }: { kit: Pick<Kit, 'id' | 'hostUser'> }) {
  const { t } = useTranslation()
  const [hostUser, setHostUser] = useState(kit.hostUser)
  const give = useCommand(orpc.kit.handOver)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const name = hostUser.trim()
    const given = await give.run({ id: kit.id, hostUser: name })
    if (given.ok) say(name ? t('kit.handOver.given', { host: name }) : t('kit.handOver.byFile'))
  }
  return (
    <form className={styles.card} onSubmit={(event) => void submit(event)}>
      <h2>{t('kit.handOver.bySync')}</h2>
      <p className={styles.hint}>{t('kit.handOver.bySyncHint')}</p>
      <TextInput
        label={t('kit.handOver.hostUser')}
        value={hostUser}
        maxLength={61}
        autoComplete="off"
        onChange={({ currentTarget }) => setHostUser(currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        loading={give.pending}
        disabled={hostUser.trim() === kit.hostUser}
      >
        {t('kit.handOver.give')}
      </Button>
    </form>
  )
}
