import { type DragEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineUpEntryRow } from '#shared/contract/line-up'
import styles from './line-up.module.css'
import { LineUpRow } from './line-up-row'

type Props = {
  entries: LineUpEntryRow[]
  chosenKey: string
  onChoose: (key: string) => void
  /** Left out where this person may not order the line. `before` = null: to the end. */
  onMove: ((key: string, before: string | null) => void) | undefined
}

/** The line. ↑ ↓ choose; dragging moves, and so do the keys of the actions. Who has just been saved comes into sight. */
export function LineUpList({ entries, chosenKey, onChoose, onMove }: Props) {
  const { t } = useTranslation()
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  /** The host before whom the dragged one would stand; null = at the end, undefined = nowhere yet. */
  const [target, setTarget] = useState<string | null | undefined>(undefined)
  const chosenIndex = entries.findIndex(({ key }) => key === chosenKey)
  useFollowGrowth(list, entries.length)

  useEffect(() => {
    if (chosenIndex >= 0) list.current?.children[chosenIndex]?.scrollIntoView({ block: 'nearest' })
  }, [chosenIndex])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const places: Record<string, number> = {
      ArrowDown: Math.min(entries.length - 1, chosenIndex + 1),
      ArrowUp: chosenIndex < 0 ? entries.length - 1 : Math.max(0, chosenIndex - 1),
      Home: 0,
      End: entries.length - 1,
    }
    const next = entries[places[event.key] ?? -1]
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    onChoose(next.key)
  }
  const dragOver = (event: DragEvent, index: number) => {
    if (dragged === null) return
    event.preventDefault()
    const { top, height } = event.currentTarget.getBoundingClientRect()
    const isAbove = event.clientY < top + height / 2
    setTarget(entries[isAbove ? index : index + 1]?.key ?? null)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    if (dragged !== null && target !== undefined) onMove?.(dragged, target)
    setDragged(null)
    setTarget(undefined)
  }
  return (
    <ul
      ref={list}
      className={styles.line}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list that one is chosen from is a listbox
      role="listbox"
      tabIndex={0}
      aria-label={t('altarCall.line')}
      aria-activedescendant={chosenIndex >= 0 ? `${listId}-${chosenIndex}` : undefined}
      onKeyDown={onKeyDown}
      onDrop={drop}
    >
      {entries.map((entry, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
        <li
          key={entry.key}
          id={`${listId}-${index}`}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
          role="option"
          tabIndex={-1}
          aria-selected={entry.key === chosenKey}
          className={styles.host}
          data-status={entry.status}
          data-dragged={entry.key === dragged || undefined}
          data-drop={
            target === undefined ? undefined : dropMark(target, entry.key, entries.length - 1 === index)
          }
          draggable={onMove !== undefined}
          onClick={() => onChoose(entry.key)}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move'
            setDragged(entry.key)
            onChoose(entry.key)
          }}
          onDragOver={(event) => dragOver(event, index)}
          onDragEnd={() => {
            setDragged(null)
            setTarget(undefined)
          }}
        >
          <LineUpRow entry={entry} place={index + 1} mayMove={onMove !== undefined} />
        </li>
      ))}
    </ul>
  )
}

const dropMark = (target: string | null, key: string, isLast: boolean): 'before' | 'after' | undefined =>
  target === key ? 'before' : target === null && isLast ? 'after' : undefined

/** A host more stands at the end of the line. */
function useFollowGrowth(list: { readonly current: HTMLElement | null }, count: number): void {
  const before = useRef(0)
  useEffect(() => {
    if (count > before.current) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' })
    before.current = count
  }, [list, count])
}
