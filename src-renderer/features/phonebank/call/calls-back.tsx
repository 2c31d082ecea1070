import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallScreen } from '#shared/contract/call'
import { fullName } from '#shared/domain/person'
import { showPhone } from '#shared/domain/phone'
import { orpc } from '../../../live/client'
import { useCommand } from '../../../ui/command'
import { Dialog } from '../../../ui/dialog'
import styles from './calls-back.module.css'

type Props = { opened: boolean; onClose: () => void; screen: CallScreen }

/** Somebody is calling back: the last digits of their number bring them up, Enter takes the first. */
export function CallsBack({ opened, onClose, screen }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('call.callsBack.title')} opened={opened} onClose={onClose}>
      {opened ? <Finder screen={screen} onClose={onClose} /> : null}
    </Dialog>
  )
}

/** Fewer digits fit half of the list. */
const ENOUGH = 3

function Finder({ screen, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const digits = typed.replace(/\D/g, '')
  const take = useCommand(orpc.call.take)
  const found = useQuery({
    ...orpc.call.byDigits.queryOptions({ input: { kitId: screen.kit.id, digits } }),
    enabled: digits.length >= ENOUGH,
    placeholderData: keepPreviousData,
  })
  const rows = digits.length >= ENOUGH ? (found.data ?? []) : []
  const pick = async (contactId: string) => {
    const taken = await take.run({ callerId: screen.caller.id, contactId, by: 'called-back' })
    if (taken.ok) onClose()
  }
  const onKeyDown = (press: KeyboardEvent) => {
    const [first] = rows
    if (press.key !== 'Enter' || !first || first.heldBy) return
    press.preventDefault()
    void pick(first.contact.id)
  }
  return (
    <div className={styles.finder}>
      <TextInput
        label={t('call.callsBack.digits')}
        description={t('call.callsBack.lede')}
        inputMode="numeric"
        data-autofocus
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.found} role="status">
        {digits.length < ENOUGH ? <p>{t('call.callsBack.type')}</p> : null}
        {digits.length >= ENOUGH && found.isFetched && rows.length === 0 ? (
          <p>{t('call.callsBack.none')}</p>
        ) : null}
        {rows.map(({ contact, phone, state, heldBy }) => (
          <button
            key={contact.id}
            type="button"
            className={styles.row}
            disabled={heldBy !== '' || take.pending}
            onClick={() => void pick(contact.id)}
          >
            <strong>{t('call.callsBack.take', { name: fullName(contact) })}</strong>
            <span>
              {showPhone(phone)} ·{' '}
              {heldBy ? t('call.callsBack.held', { name: heldBy }) : t(`call.callsBack.state.${state.stage}`)}
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}
