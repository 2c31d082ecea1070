import { useEffect, useState } from 'react'
import { aheadMs, nowMs } from '../live/clock'

/** Epoch milliseconds, read anew every `everyMs`: what a clock on the screen is computed from. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(nowMs)
  useEffect(() => {
    const read = () => setNow(nowMs())
    const timer = window.setInterval(read, everyMs)
    const stop = aheadMs.subscribe(read)
    return () => {
      window.clearInterval(timer)
      stop()
    }
  }, [everyMs])
  return now
}
