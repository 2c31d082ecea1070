import { useEffect } from 'react'
import type { Verification, VerifyCommand } from '#shared/domain/verify'
import { verifyCommandOf } from '#shared/domain/verify-keys'
import { takesEnter, takesTyping } from '../../ui/keys'

type Options = {
  latest: { readonly current: Verification }
  run: (command: VerifyCommand) => void
  /** Keys that mean something else at this moment, as choosing the event; true = taken. */
  first: (key: string) => boolean
  enabled: boolean
}

/** The keys of the verification, before all others of the app: hands stay where they are, whatever has the focus. */
export function useVerifyKeys({ latest, run, first, enabled }: Options): void {
  useEffect(() => {
    if (!enabled) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (document.querySelector('[aria-modal="true"]')) return
      const isTyping = latest.current.typing !== null
      if (!isTyping && takesTyping(event.target)) return
      // A button that somebody has gone to is pressed by Enter and Space, as everywhere.
      if ((event.key === 'Enter' || event.key === ' ') && !isTyping && isControl(event.target)) return
      if (!isTyping && first(event.key)) {
        event.preventDefault()
        return
      }
      const command = verifyCommandOf(event, latest.current)
      if (!command) return
      event.preventDefault()
      run(command)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [enabled, first, latest, run])
}

const isControl = (target: EventTarget | null): boolean =>
  takesEnter(target) && target instanceof HTMLElement && target.closest('a, button') !== null
