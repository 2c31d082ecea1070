import { IconGripVertical } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from '#shared/model/meeting'
import { ChoiceHint, ChoiceList, ChoicePanel, ChoiceWords } from '../../ui/choice-list'
import styles from './agenda.module.css'

type Props = {
  segments: Segment[]
  chosenId: string
  onChoose: (id: string) => void
  /** Left out where this person may not change the agenda. */
  onMove: ((id: string, index: number) => void) | undefined
}

/** The parts in order. Dragging moves one, and so do the keys of the editor's actions. */
export function AgendaList({ segments, chosenId, onChoose, onMove }: Props) {
  const { t } = useTranslation()
  const [draggedId, setDraggedId] = useState<string | null>(null)

  const dragOver = (event: DragEvent, index: number) => {
    if (!draggedId || !onMove) return
    event.preventDefault()
    if (segments[index]?.id !== draggedId) onMove(draggedId, index)
  }
  const dragging = ({ id }: Segment, index: number) => ({
    'data-dragged': id === draggedId || undefined,
    draggable: onMove !== undefined,
    onDragStart: () => {
      setDraggedId(id)
      onChoose(id)
    },
    onDragOver: (event: DragEvent) => dragOver(event, index),
    onDragEnd: () => setDraggedId(null),
  })
  return (
    <ChoicePanel foot={onMove ? <ChoiceHint>{t('meeting.agenda.listHint')}</ChoiceHint> : null}>
      <ChoiceList
        rows={segments}
        idOf={({ id }) => id}
        label={t('meeting.agenda.title')}
        chosenId={chosenId}
        onChoose={onChoose}
        propsOf={dragging}
      >
        {(segment) => (
          <>
            <span className={styles.minutes}>{segment.minutes}</span>
            <ChoiceWords title={segment.title}>
              {segment.flexible
                ? t('meeting.agenda.flexibleMark', { minutes: segment.minMinutes })
                : t('meeting.agenda.fixedMark')}
            </ChoiceWords>
            {onMove ? <IconGripVertical className={styles.grip} size={20} aria-hidden /> : null}
          </>
        )}
      </ChoiceList>
    </ChoicePanel>
  )
}
