import { useEffect } from 'react'
import { client } from '../../../live/client'
import { troubleOf } from '../../../ui/command'

/** A third of how long a contact stays in hand without a sign of life would do; a minute is cheap. */
const EVERY_MS = 60_000

/** While a call goes on at this screen, nobody else gets the contact. */
export function useHold(callerId: string, isHolding: boolean): void {
  useEffect(() => {
    if (!isHolding) return
    const timer = window.setInterval(() => client.call.hold({ callerId }).catch(troubleOf), EVERY_MS)
    return () => window.clearInterval(timer)
  }, [callerId, isHolding])
}
