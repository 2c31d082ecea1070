import { useSyncExternalStore } from 'react'
import { createStore } from '../../../live/store'

/** Whether the timers of this window can be heard. On, until somebody in this room asks for quiet. */
const soundIsOn = createStore(true)

export const toggleSound = (): void => soundIsOn.set(!soundIsOn.get())
export const hasSound = (): boolean => soundIsOn.get()
export const useSoundIsOn = (): boolean => useSyncExternalStore(soundIsOn.subscribe, soundIsOn.get)
