import { useSyncExternalStore } from 'react'
import { createStore } from '../live/store'

/** What is typed or asked for and not yet acknowledged by the core: while there is any, nothing is called saved. */
const open = createStore<ReadonlySet<symbol>>(new Set())

/** Begins something that is not safe yet; returns how to say that it is. */
export function unsaved(): () => void {
  const mark = Symbol('unsaved')
  open.set(new Set([...open.get(), mark]))
  return () => open.set(new Set([...open.get()].filter((other) => other !== mark)))
}

export const useIsSaving = (): boolean => useSyncExternalStore(open.subscribe, () => open.get().size > 0)
