import { useTranslation } from 'react-i18next'
import styles from './key-hint.module.css'
import { isMac, partsOf } from './keys'

const NAMED = [
  'mod',
  'shift',
  'alt',
  'enter',
  'escape',
  'space',
  'pagedown',
  'pageup',
  'arrowup',
  'arrowdown',
  'arrowleft',
  'arrowright',
  'delete',
  'backspace',
  'home',
  'end',
] as const
type Named = (typeof NAMED)[number]
const isNamed = (part: string): part is Named => NAMED.some((name) => name === part)

/** The keys of an action, small, for the eye only: screen readers get `aria-keyshortcuts`. */
export function KeyHint({ keys }: { keys: string }) {
  const { t } = useTranslation()
  const show = (part: string) => {
    if (part === 'mod' && isMac()) return '⌘'
    return isNamed(part) ? t(`app.key.${part}`) : part.toUpperCase()
  }
  return (
    <span className={styles.hint} aria-hidden="true">
      {partsOf(keys).map((part) => (
        <kbd key={part}>{show(part)}</kbd>
      ))}
    </span>
  )
}
