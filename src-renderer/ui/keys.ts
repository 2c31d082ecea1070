/**
 * Keys as data, in one notation: `mod+k`, `shift+?`, `pagedown`, `n`. `mod` is Command on a Mac, else Control.
 * A key that prints (`?`, `+`) is named by what it prints; Shift is then not asked, as layouts differ.
 */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const MODIFIERS = ['mod', 'shift', 'alt'] as const

export function matches(keys: string, press: KeyPress, mac: boolean): boolean {
  const { name, modifiers } = parse(keys)
  const pressed = press.key === ' ' ? 'space' : press.key.toLowerCase()
  if (pressed !== name) return false
  const mod = mac ? press.metaKey : press.ctrlKey
  const other = mac ? press.ctrlKey : press.metaKey
  if (mod !== modifiers.has('mod') || other) return false
  if (press.altKey !== modifiers.has('alt')) return false
  return prints(name) || press.shiftKey === modifiers.has('shift')
}

/** The parts of a key for show, in order, each a name of `app.key` or the character itself. */
export function partsOf(keys: string): string[] {
  const { name, modifiers } = parse(keys)
  return [...MODIFIERS.filter((modifier) => modifiers.has(modifier)), name]
}

/** Electron's notation for the menu: `mod+shift+k` → `CmdOrCtrl+Shift+K`. */
export function acceleratorOf(keys: string): string {
  const words: Record<string, string> = { mod: 'CmdOrCtrl', pagedown: 'PageDown', pageup: 'PageUp' }
  return partsOf(keys)
    .map((part) => words[part] ?? part.charAt(0).toUpperCase() + part.slice(1))
    .join('+')
}

/** Whether a key without modifier would be typed into this element. */
export function takesTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLSelectElement) return true
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  )
}

/** Whether Enter already means something on this element: a link, a button, a list that opens its row. */
export const takesEnter = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('a, button, input, select, textarea, summary, [role]') !== null

export const isUndo = (press: KeyPress, mac: boolean): boolean => matches('mod+z', press, mac)

/** Whether somebody has typed into this field: then it takes back its own letters. */
export const hasText = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.value !== ''

export const isMac = (): boolean => navigator.platform.startsWith('Mac')

function parse(keys: string): { name: string; modifiers: Set<string> } {
  const parts = keys.toLowerCase().split('+').filter(Boolean)
  const isPlus = keys.endsWith('+')
  const name = isPlus ? '+' : (parts.at(-1) ?? '')
  return { name, modifiers: new Set(isPlus ? parts : parts.slice(0, -1)) }
}

const prints = (name: string): boolean => [...name].length === 1 && !/[\p{L}\p{N}]/u.test(name)
