import { Button } from '@mantine/core'
import { IconAlertTriangle, IconHistory } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftForm, FormValues } from './draft-form'
import styles from './form.module.css'

type Props<V extends FormValues> = {
  form: DraftForm<V>
  label: string
  onSave: () => void
  children: ReactNode
  className?: string | undefined
  /** Puts the cursor into the first field as soon as it takes letters: for a form that has just been opened. */
  focusFirst?: boolean
}

/** A form that saves with Ctrl+Enter from any field, and says what is wrong with it as a whole. */
export function Form<V extends FormValues>({
  form,
  label,
  onSave,
  children,
  className,
  focusFirst = false,
}: Props<V>) {
  const { t } = useTranslation()
  const element = useRef<HTMLFormElement>(null)
  const isDue = focusFirst && form.ready
  useEffect(() => {
    if (isDue) element.current?.querySelector<HTMLElement>('[data-field]')?.focus()
  }, [isDue])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    onSave()
  }
  return (
    <form
      ref={element}
      className={className}
      aria-label={label}
      onSubmit={submit}
      onKeyDown={onKeyDown}
      noValidate
    >
      {form.restored ? (
        <p className={styles.restored} role="status">
          <IconHistory size={20} aria-hidden />
          {t('ui.draftKept')}
          <Button variant="subtle" onClick={() => form.reset()}>
            {t('ui.draftDiscard')}
          </Button>
        </p>
      ) : null}
      {form.trouble ? (
        <p className={styles.trouble} role="alert">
          <IconAlertTriangle size={20} aria-hidden />
          {t(`problem.${form.trouble.tag}`)}
        </p>
      ) : null}
      {children}
    </form>
  )
}

/** Fields side by side, equally wide, wrapping where they would get narrow. */
export const FieldRow = ({ children }: { children: ReactNode }) => (
  <div className={styles.row}>{children}</div>
)
export const FieldStack = ({ children }: { children: ReactNode }) => (
  <div className={styles.stack}>{children}</div>
)
