import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import styles from './choice-cards.module.css'

type Props<T extends string> = {
  label: string
  description?: string
  value: T
  onChange: (value: T) => void
  options: readonly { value: T; label: string; description?: string; icon?: ReactNode }[]
  columns?: number
}

/** One of a few, each with a word of explanation. Radio buttons underneath: arrows move, screen readers count. */
export function ChoiceCards<T extends string>({
  label,
  description,
  value,
  onChange,
  options,
  columns = 1,
}: Props<T>) {
  const name = useId()
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {description ? <p className={styles.description}>{description}</p> : null}
      <div className={styles.cards} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {options.map((option) => (
          <label key={option.value} className={styles.card}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.icon ? <span className={styles.icon}>{option.icon}</span> : null}
            <span className={styles.words}>
              <span className={styles.name}>{option.label}</span>
              {option.description ? <span className={styles.what}>{option.description}</span> : null}
            </span>
            <IconCheck className={styles.check} size={22} stroke={2.5} aria-hidden />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
