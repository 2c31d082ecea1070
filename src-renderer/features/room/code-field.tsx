import { TextInput } from '@mantine/core'
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CODE_LENGTH, spacedCode } from '#shared/domain/room-code'
import styles from './room.module.css'

type Props = {
  ref: RefObject<HTMLInputElement | null>
  code: string
  onCode: (code: string) => void
  error: string | undefined
  /** Stands beside the field. */
  children: ReactNode
}

/** The code as the other screen shows it, however it is typed; the cursor stays where somebody mends it. */
export function CodeField({ ref, code, onCode, error, children }: Props) {
  const { t } = useTranslation()
  const cursor = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (cursor.current !== null) ref.current?.setSelectionRange(cursor.current, cursor.current)
    cursor.current = null
  })
  return (
    <TextInput
      ref={ref}
      label={t('room.join.code')}
      error={error}
      value={code}
      inputContainer={(input) => (
        <div className={styles.codeRow}>
          {input}
          {children}
        </div>
      )}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={4 * CODE_LENGTH}
      onChange={({ currentTarget: { value, selectionStart } }) => {
        cursor.current = spacedCode(value.slice(0, selectionStart ?? value.length)).length
        onCode(spacedCode(value))
      }}
    />
  )
}
