import { IconGripVertical } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from '#shared/model/meeting'
import styles from './agenda.module.css'

type Props = {
  segments: Segment[]
  chosenId: string
  onChoose: (id: string) => void
  /** Left out where this person may not change the agenda. */
  onMove: ((id: string, index: number) => void) | undefined
}

/** The parts in order. ↑ ↓ choose; dragging moves, and so do the keys of the editor's actions. */
export function AgendaList({ segments, chosenId, onChoose, onMove }: Props) {
  const { t } = useTranslation()
  const listId = useId()
  const [draggedId, setDraggedId] = useState<string | null>(null)
  const chosenIndex = segments.findIndex(({ id }) => id === chosenId)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    const next = step === undefined ? undefined : segments[chosenIndex + step]
    if (!next) return
    event.preventDefault()
    onChoose(next.id)
  }
  const dragOver = (event: DragEvent, index: number) => {
    if (!draggedId || !onMove) return
    event.preventDefault()
    if (segments[index]?.id !== draggedId) onMove(draggedId, index)
  }
  return (
    <div className={styles.panel}>
      <ul
        className={styles.list}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list that one is chosen from is a listbox
        role="listbox"
        tabIndex={0}
        aria-label={t('meeting.agenda.title')}
        aria-activedescendant={chosenIndex >= 0 ? `${listId}-${chosenIndex}` : undefined}
        onKeyDown={onKeyDown}
      >
        {segments.map((segment, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
          <li
            key={segment.id}
            id={`${listId}-${index}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
            role="option"
            tabIndex={-1}
            aria-selected={segment.id === chosenId}
            className={styles.part}
            data-dragged={segment.id === draggedId || undefined}
            draggable={onMove !== undefined}
            onClick={() => onChoose(segment.id)}
            onDragStart={() => {
              setDraggedId(segment.id)
              onChoose(segment.id)
            }}
            onDragOver={(event) => dragOver(event, index)}
            onDragEnd={() => setDraggedId(null)}
          >
            <span className={styles.minutes}>{segment.minutes}</span>
            <span className={styles.partTitle}>
              <strong>{segment.title}</strong>
              <span>
                {segment.flexible
                  ? t('meeting.agenda.flexibleMark', { minutes: segment.minMinutes })
                  : t('meeting.agenda.fixedMark')}
              </span>
            </span>
            {onMove ? <IconGripVertical className={styles.grip} size={20} aria-hidden /> : null}
          </li>
        ))}
      </ul>
      {onMove ? <p className={styles.hint}>{t('meeting.agenda.listHint')}</p> : null}
    </div>
  )
}
