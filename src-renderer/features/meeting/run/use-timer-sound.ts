import { useEffect, useRef } from 'react'
import { chime } from '../../../ui/chime'
import { hasSound } from './sound-switch'

/**
 * A soft tone when it is time to come to the end, a double one when time is up. Only a timer that this screen saw
 * running up to that second is heard: a laptop that wakes up after the fact stays quiet.
 * @param startedAt which timer; null while none runs
 */
export function useTimerSound(
  startedAt: string | null,
  remainingSeconds: number | null,
  { warnAt }: { warnAt: number },
): void {
  const seen = useRef({ startedAt, remainingSeconds })
  useEffect(() => {
    const { startedAt: timer, remainingSeconds: before } = seen.current
    seen.current = { startedAt, remainingSeconds }
    if (timer !== startedAt || before === null || remainingSeconds === null || !hasSound()) return
    const passed = (second: number) =>
      before > second && remainingSeconds <= second && before - remainingSeconds < 3
    if (passed(0)) chime('time-up')
    else if (passed(warnAt)) chime('wrap-up')
  }, [startedAt, remainingSeconds, warnAt])
}
