import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallCard, CallScreen, QueueRest } from '#shared/contract/call'
import { fullName } from '#shared/domain/person'
import { orpc } from '../../../live/client'
import { newKey } from '../../../live/new-key'
import { useCommand } from '../../../ui/command'
import { say } from '../../../ui/undo'
import { CallBoard } from './call-board'

type Props = { screen: CallScreen; card: CallCard; onRest: (rest: QueueRest | null) => void }

/** A call of the queue: writing it down brings the next one. A press too many writes nothing twice: the key is the card's. */
export function CallInSeat({ screen, card, onRest }: Props) {
  const { t } = useTranslation()
  const key = useMemo(newKey, [])
  const finish = useCommand(orpc.call.finish)
  const skip = useCommand(orpc.call.skip)
  const who = { callerId: screen.caller.id, contactId: card.contact.id }
  return (
    <CallBoard
      screen={screen}
      card={card}
      ends={{
        finish: async (result) => {
          const done = await finish.run({ ...who, key, result, andNext: true })
          if (done.ok) onRest(done.value.rest)
          return done.ok
        },
        skip: async (reason) => {
          const done = await skip.run({ ...who, reason })
          if (done.ok) {
            onRest(done.value.rest)
            say(t('call.said.skipped', { name: fullName(card.contact) }))
          }
          return done.ok
        },
      }}
    />
  )
}
