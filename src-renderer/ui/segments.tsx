import { SegmentedControl } from '@mantine/core'
import styles from './segments.module.css'

type Props<T extends string> = {
  label: string
  options: readonly { value: T; label: string }[]
  value: T
  onChange: (value: T) => void
}

/** A choice among a few words that are all in sight. */
export function Segments<T extends string>({ label, options, value, onChange }: Props<T>) {
  return (
    <SegmentedControl
      aria-label={label}
      transitionDuration={0}
      classNames={{ root: styles.root ?? '', label: styles.label ?? '', indicator: styles.indicator ?? '' }}
      data={[...options]}
      value={value}
      onChange={(next) => {
        const picked = options.find((option) => option.value === next)
        if (picked) onChange(picked.value)
      }}
    />
  )
}
