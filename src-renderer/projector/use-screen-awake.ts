import { useEffect } from 'react'

/**
 * The screen stays lit while the room looks at it. In a browser by the page itself; Electron's window sees to it on
 * its own (src-main/electron/projector-window.ts), and there this is refused.
 */
export function useScreenAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let isGone = false
    const ask = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      try {
        const got = await navigator.wakeLock.request('screen')
        if (isGone) await got.release()
        else lock = got
      } catch {
        // Low battery, or not allowed: the screen may go dark, and nothing else is lost.
      }
    }
    void ask()
    // The lock is taken away whenever the window is hidden.
    document.addEventListener('visibilitychange', ask)
    return () => {
      isGone = true
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}
