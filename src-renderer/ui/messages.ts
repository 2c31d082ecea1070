import { useSyncExternalStore } from 'react'

/** A word of the app to whoever works with it. */
export type Message = {
  id: string
  words: string
  tone: 'plain' | 'bad'
  /** Takes back what the words speak of. */
  undo?: () => void
}

type Shown = Message & { whenGone: () => void; timer: number | undefined }

let messages: readonly Shown[] = []
const listeners = new Set<() => void>()

function keep(next: readonly Shown[]): void {
  messages = next
  for (const listener of listeners) listener()
}

type Options = {
  /** Milliseconds; left out where it stays until somebody closes it. */
  shownFor?: number
  whenGone?: () => void
}

/** Shows it until its time is over. A later one stands in front of it meanwhile. */
export function showMessage(message: Message, { shownFor, whenGone = () => {} }: Options = {}): void {
  const timer =
    shownFor === undefined ? undefined : window.setTimeout(() => hideMessage(message.id), shownFor)
  keep([...messages, { ...message, whenGone, timer }])
}

export function hideMessage(id: string): void {
  const message = messages.find((one) => one.id === id)
  if (!message) return
  window.clearTimeout(message.timer)
  keep(messages.filter((one) => one !== message))
  message.whenGone()
}

/** The one that is in front; null where there is nothing to say. */
export const useMessage = (): Message | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => messages.at(-1) ?? null,
  )
