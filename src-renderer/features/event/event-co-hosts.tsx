import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import type { EventRecord } from '#shared/model/event'
import type { Person } from '#shared/model/person'
import { client, orpc } from '../../live/client'
import { newKey } from '../../live/new-key'
import { useCommand } from '../../ui/command'
import { offerUndo } from '../../ui/undo'
import styles from './event-dialogs.module.css'

type Props = { event: EventRecord; coHosts: readonly Person[]; mayEdit: boolean }

/** Who else hosts, and how to reach them. */
export function EventCoHosts({ event, coHosts, mayEdit }: Props) {
  const { t } = useTranslation()
  const remove = useCommand(orpc.event.removeCoHost)
  const takeOff = async (person: Person) => {
    const { id: personId, firstName, lastName, phone, email, zip } = person
    const done = await remove.run({ id: event.id, personId })
    if (!done.ok) return
    offerUndo(t('event.coHost.removed', { name: fullName(person) }), () =>
      client.event.addCoHost({
        key: newKey(),
        id: event.id,
        personId,
        person: { firstName, lastName, phone, email, zip },
      }),
    )
  }
  return (
    <ul className={styles.coHosts}>
      {coHosts.map((person) => (
        <li key={person.id}>
          <span>
            {[fullName(person), person.phone ? showPhone(person.phone) : person.phoneAsTyped]
              .filter(Boolean)
              .join(', ')}
          </span>
          {mayEdit ? (
            <Button variant="subtle" disabled={remove.pending} onClick={() => void takeOff(person)}>
              {t('event.coHost.remove')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
