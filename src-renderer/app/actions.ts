import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { hasText, isMac, isUndo, matches, takesEnter, takesTyping } from '../ui/keys'
import type { MessageKey } from './i18n'

export const actionGroups = [
  'go',
  'meeting',
  'agenda',
  'altarCall',
  'projector',
  'event',
  'person',
  'paper',
  'review',
  'phoneBank',
  'call',
  'sync',
  'look',
  'help',
] as const
export type ActionGroup = (typeof actionGroups)[number]

/**
 * Something a person can do on this screen. One object feeds its button, its keys, the command palette, the
 * native menu and the help overlay, so that they cannot disagree.
 */
export type Action = {
  /** Unique while mounted, as `meeting.next`. */
  id: string
  label: MessageKey
  group: ActionGroup
  /** In the notation of ui/keys.ts; the first is shown on the button. */
  keys?: readonly string[]
  /** Left out = always. */
  enabled?: boolean
  run: () => void
}

/** What is on offer now: the actions of every mounted screen part, the latest first. */
class ActionRegistry {
  #byOwner = new Map<symbol, readonly Action[]>()
  #listeners = new Set<() => void>()
  #snapshot: readonly Action[] = []

  set(owner: symbol, actions: readonly Action[]): void {
    const before = this.#byOwner.get(owner)
    this.#byOwner.set(owner, actions)
    if (!before || shapeOf(before) !== shapeOf(actions)) this.#announce()
  }

  delete(owner: symbol): void {
    this.#byOwner.delete(owner)
    this.#announce()
  }

  /** Runs by id, so that a menu or palette made a moment ago still does what is right now. */
  run(id: string): void {
    const action = this.all().find((candidate) => candidate.id === id)
    if (action && action.enabled !== false) action.run()
  }

  all = (): readonly Action[] => [...this.#byOwner.values()].reverse().flat()
  snapshot = (): readonly Action[] => this.#snapshot
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #announce(): void {
    this.#snapshot = this.all()
    for (const listener of this.#listeners) listener()
  }
}

const shapeOf = (actions: readonly Action[]): string =>
  actions
    .map(({ id, label, keys, enabled }) => [id, label, keys?.join(), enabled !== false].join('|'))
    .join('\n')

export const registry = new ActionRegistry()

/** Offers these actions for as long as the component is mounted. Safe to call with a new array each render. */
export function useActions(actions: readonly Action[]): void {
  const owner = useRef(Symbol('actions'))
  useLayoutEffect(() => registry.set(owner.current, actions))
  useLayoutEffect(() => {
    const mine = owner.current
    return () => registry.delete(mine)
  }, [])
}

/** Everything on offer now, for palette, menu and help. */
export const useOffered = (): readonly Action[] => useSyncExternalStore(registry.subscribe, registry.snapshot)

/** The one key listener of the app. A plain key is left alone where somebody types, all keys where a dialog is up. */
export function useActionKeys(): void {
  useEffect(() => {
    const mac = isMac()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const action = registry
        .all()
        .find(
          (candidate) =>
            candidate.enabled !== false && candidate.keys?.some((keys) => matches(keys, event, mac)),
        )
      if (!action) return
      const withModifier = event.ctrlKey || event.metaKey || event.altKey
      if (!withModifier && takesTyping(event.target)) return
      if (isUndo(event, mac) && hasText(event.target)) return
      if (event.key === 'Enter' && !withModifier && takesEnter(event.target)) return
      if (document.querySelector('[aria-modal="true"]')) return
      event.preventDefault()
      action.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
