import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineUpEntryRow } from '#shared/contract/line-up'
import { ChoiceList } from '../../ui/choice-list'
import styles from './line-up.module.css'
import { LineUpRow } from './line-up-row'

type Props = {
  entries: LineUpEntryRow[]
  chosenKey: string
  onChoose: (key: string) => void
  /** Left out where this person may not order the line. `before` = null: to the end. */
  onMove: ((key: string, before: string | null) => void) | undefined
}

/** The line. Dragging moves a host, and so do the keys of the actions. Who has just been saved comes into sight. */
export function LineUpList({ entries, chosenKey, onChoose, onMove }: Props) {
  const { t } = useTranslation()
  const [dragged, setDragged] = useState<string | null>(null)
  /** The host before whom the dragged one would stand; null = at the end, undefined = nowhere yet. */
  const [target, setTarget] = useState<string | null | undefined>(undefined)
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
    letGo()
  }
  const letGo = () => {
    setDragged(null)
    setTarget(undefined)
  }
  const propsOf = ({ key, status }: LineUpEntryRow, index: number) => ({
    className: styles.host,
    'data-status': status,
    'data-dragged': key === dragged || undefined,
    'data-drop': target === undefined ? undefined : dropMark(target, key, entries.length - 1 === index),
    draggable: onMove !== undefined,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move'
      setDragged(key)
      onChoose(key)
    },
    onDragOver: (event: DragEvent) => dragOver(event, index),
    onDragEnd: letGo,
  })
  return (
    <ChoiceList
      rows={entries}
      idOf={({ key }) => key}
      label={t('altarCall.line')}
      chosenId={chosenKey}
      onChoose={onChoose}
      propsOf={propsOf}
      onDrop={drop}
      followsGrowth
    >
      {(entry, index) => <LineUpRow entry={entry} place={index + 1} mayMove={onMove !== undefined} />}
    </ChoiceList>
  )
}

const dropMark = (target: string | null, key: string, isLast: boolean): 'before' | 'after' | undefined =>
  target === key ? 'before' : target === null && isLast ? 'after' : undefined
