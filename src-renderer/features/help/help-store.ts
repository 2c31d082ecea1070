import { useSyncExternalStore } from 'react'
import { createStore } from '../../live/store'

const opened = createStore(false)
export const openHelp = (): void => opened.set(true)
export const closeHelp = (): void => opened.set(false)
export const useHelpOpened = (): boolean => useSyncExternalStore(opened.subscribe, opened.get)
