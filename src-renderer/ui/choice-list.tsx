import { type HTMLAttributes, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './choice-list.module.css'

/** What a row's own element carries beside its content: marks for its style, and what dragging needs. */
type ChoiceProps = HTMLAttributes<HTMLLIElement> & { [mark: `data-${string}`]: string | boolean | undefined }

type Props<Row> = {
  rows: readonly Row[]
  idOf: (row: Row) => string
  label: string
  chosenId: string
  onChoose: (id: string) => void
  /** What Enter and a double click do with the chosen one. */
  onEnter?: (id: string) => void
  propsOf?: (row: Row, index: number) => ChoiceProps
  /** Where rows are dragged to a place: what happens when one is let go. */
  onDrop?: HTMLAttributes<HTMLUListElement>['onDrop']
  /** Whoever is added at the end comes into sight. */
  followsGrowth?: boolean
  children: (row: Row, index: number) => ReactNode
}

/** A short list to choose one from, a single stop for Tab: ↑ ↓ Home End choose, and the chosen one is always in sight. */
export function ChoiceList<Row>({ rows, idOf, label, chosenId, onChoose, onEnter, ...rest }: Props<Row>) {
  const { propsOf, onDrop, followsGrowth = false, children } = rest
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  const chosenIndex = rows.findIndex((row) => idOf(row) === chosenId)

  useEffect(() => {
    if (chosenIndex >= 0) list.current?.children[chosenIndex]?.scrollIntoView({ block: 'nearest' })
  }, [chosenIndex])
  const length = useRef(0)
  useEffect(() => {
    const hasGrown = rows.length > length.current
    length.current = rows.length
    if (followsGrowth && hasGrown) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' })
  }, [rows.length, followsGrowth])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const chosen = rows[chosenIndex]
    const next = rows[placeAfter(event.key, chosenIndex, rows.length)]
    if (next) onChoose(idOf(next))
    else if (event.key === 'Enter' && onEnter && chosen) onEnter(idOf(chosen))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ul
      ref={list}
      className={styles.list}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list that one is chosen from is a listbox
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={chosenIndex >= 0 ? `${listId}-${chosenIndex}` : undefined}
      onKeyDown={onKeyDown}
      onDrop={onDrop}
    >
      {rows.map((row, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
        <li
          {...propsOf?.(row, index)}
          key={idOf(row)}
          id={`${listId}-${index}`}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
          role="option"
          tabIndex={-1}
          aria-selected={index === chosenIndex}
          onClick={() => onChoose(idOf(row))}
          onDoubleClick={() => onEnter?.(idOf(row))}
        >
          {children(row, index)}
        </li>
      ))}
    </ul>
  )
}

/** The frame around such a list, with a line of help at its foot. */
export function ChoicePanel({ children, foot }: { children: ReactNode; foot?: ReactNode }) {
  return (
    <div className={styles.panel}>
      {children}
      {foot}
    </div>
  )
}

export function ChoiceHint({ children, bad = false }: { children: ReactNode; bad?: boolean }) {
  return (
    <p className={styles.hint} data-bad={bad || undefined} role={bad ? 'status' : undefined}>
      {children}
    </p>
  )
}

/** A row's name, and what is said of it in smaller print. */
export function ChoiceWords({ title, children }: { title: string | undefined; children?: ReactNode }) {
  return (
    <span className={styles.words}>
      <strong>{title}</strong>
      {children ? <span>{children}</span> : null}
    </span>
  )
}

/** The place that a key leads to; -1 for one that does not move, or leads nowhere else. */
function placeAfter(key: string, place: number, count: number): number {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, place + 1)
    case 'ArrowUp':
      return place < 0 ? last : Math.max(0, place - 1)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return -1
  }
}
