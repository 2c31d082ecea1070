import { type ReactNode, useEffect, useRef } from 'react'
import { KeyHint } from '../../../ui/key-hint'
import { isMac, matches, takesTyping } from '../../../ui/keys'
import styles from './dialog-keys.module.css'

export type KeyedChoice = {
  id: string
  key: string
  label: string
  detail?: string
  enabled?: boolean
  run: () => void
}

type Props = { label: string; choices: readonly KeyedChoice[]; columns?: 1 | 3; children?: ReactNode }

/** Choices in a dialog, each under its key. The keys of the screen below rest while a dialog is up, so these are its own. */
export function DialogKeys({ label, choices, columns = 1, children }: Props) {
  const latest = useRef(choices)
  latest.current = choices
  useEffect(() => {
    const onKeyDown = (press: KeyboardEvent) => {
      if (press.defaultPrevented || press.isComposing || takesTyping(press.target)) return
      const choice = latest.current.find(
        ({ key, enabled }) => enabled !== false && matches(key, press, isMac()),
      )
      if (!choice) return
      press.preventDefault()
      choice.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <div className={styles.keys}>
      <p className={styles.label}>{label}</p>
      <div className={styles.choices} data-columns={columns}>
        {choices.map(({ id, key, label: words, detail, enabled = true, run }) => (
          <button
            key={id}
            type="button"
            className={styles.choice}
            disabled={!enabled}
            onClick={run}
            aria-keyshortcuts={key}
          >
            <KeyHint keys={key} />
            <span className={styles.words}>
              <strong>{words}</strong>
              {detail ? <span>{detail}</span> : null}
            </span>
          </button>
        ))}
      </div>
      {children}
    </div>
  )
}
