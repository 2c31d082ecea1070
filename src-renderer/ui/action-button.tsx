import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action } from '../app/actions'
import { KeyHint } from './key-hint'

type Props = {
  action: Action
  /** `primary` is the one main action of a screen. */
  look?: 'primary' | 'plain' | 'quiet'
  icon?: ReactNode
  className?: string | undefined
  loading?: boolean
  /** Where the words would not fit: shown as the tooltip and read aloud, the icon alone is drawn. */
  iconOnly?: boolean
  /** Where a screen has changed under the hands: Enter goes on. */
  autoFocus?: boolean
} & Pick<ButtonProps, 'size' | 'fullWidth'>

const variants = { primary: 'filled', plain: 'default', quiet: 'subtle' } as const

/** A button made from an action: label, key and whether it can be pressed come from there. */
export function ActionButton({ action, look = 'plain', icon, iconOnly = false, ...button }: Props) {
  const { t } = useTranslation()
  const [key] = action.keys ?? []
  const label = t(action.label)
  return (
    <Button
      {...button}
      variant={variants[look]}
      leftSection={iconOnly ? undefined : icon}
      rightSection={key && !iconOnly ? <KeyHint keys={key} /> : undefined}
      onClick={action.run}
      disabled={action.enabled === false}
      aria-keyshortcuts={key}
      {...(iconOnly ? { 'aria-label': label, title: label } : {})}
    >
      {iconOnly ? icon : label}
    </Button>
  )
}
