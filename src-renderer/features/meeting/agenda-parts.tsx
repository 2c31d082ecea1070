import { IconArrowDown, IconArrowUp, IconListDetails, IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addSegment, changeSegment, moveSegment, removeSegment } from '#shared/domain/agenda'
import type { Segment } from '#shared/model/meeting'
import { type Action, useActions } from '../../app/actions'
import { newKey } from '../../live/new-key'
import { ActionButton } from '../../ui/action-button'
import { Hand, Split } from '../../ui/split'
import { EmptyState } from '../../ui/states'
import { offerUndo } from '../../ui/undo'
import styles from './agenda.module.css'
import { AgendaList } from './agenda-list'
import { SegmentEditor } from './segment-editor'
import type { Agenda } from './use-agenda'

type Props = {
  agenda: Agenda
  mayEdit: boolean
  /** What stands above the parts: whether they keep the promise, or how long they are. */
  above: ReactNode
  /** What else can be done with it as a whole. */
  more?: ReactNode
}

/** An agenda: its parts in order on the left, the chosen part on the right. Saves itself. */
export function AgendaParts({ agenda, mayEdit, above, more }: Props) {
  const { t } = useTranslation()
  const { segments, change, saveNow } = agenda
  const [chosenId, setChosenId] = useState(segments[0]?.id ?? '')
  const chosenIndex = Math.max(
    0,
    segments.findIndex(({ id }) => id === chosenId),
  )
  const chosen = segments[chosenIndex]

  const add = () => {
    const part = newPart(t('meeting.agenda.newPart'))
    change(addSegment(segments, part, chosenIndex + 1))
    setChosenId(part.id)
  }
  const remove = () => {
    if (!chosen) return
    const before = segments
    change(removeSegment(segments, chosen.id))
    setChosenId((segments[chosenIndex + 1] ?? segments[chosenIndex - 1])?.id ?? '')
    offerUndo(t('meeting.agenda.removed', { title: chosen.title }), async () => {
      change(before)
      setChosenId(chosen.id)
      await saveNow()
    })
  }
  const move = (index: number) => {
    if (chosen) change(moveSegment(segments, chosen.id, index))
  }
  const actions = {
    add: {
      id: 'agenda.add',
      label: 'meeting.agenda.add',
      group: 'agenda',
      keys: ['n'],
      enabled: mayEdit,
      run: add,
    },
    up: {
      id: 'agenda.up',
      label: 'meeting.agenda.up',
      group: 'agenda',
      keys: ['alt+arrowup'],
      enabled: mayEdit && chosenIndex > 0,
      run: () => move(chosenIndex - 1),
    },
    down: {
      id: 'agenda.down',
      label: 'meeting.agenda.down',
      group: 'agenda',
      keys: ['alt+arrowdown'],
      enabled: mayEdit && chosenIndex < segments.length - 1,
      run: () => move(chosenIndex + 1),
    },
    remove: {
      id: 'agenda.remove',
      label: 'meeting.agenda.remove',
      group: 'agenda',
      keys: ['delete'],
      enabled: mayEdit && segments.length > 1,
      run: remove,
    },
  } as const satisfies Record<string, Action>
  useActions(Object.values(actions))

  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true }
  return (
    <Split
      list="narrow"
      above={
        <div className={styles.above}>
          {above}
          {mayEdit ? (
            <div className={styles.more}>
              <ActionButton action={actions.add} icon={<IconPlus {...icon} />} />
              {more}
            </div>
          ) : null}
        </div>
      }
      rows={
        <AgendaList
          segments={segments}
          chosenId={chosen?.id ?? ''}
          onChoose={setChosenId}
          onMove={mayEdit ? (id, index) => change(moveSegment(segments, id, index)) : undefined}
        />
      }
      hand={
        chosen ? (
          <Hand
            label={chosen.title}
            foot={
              mayEdit ? (
                <div className={styles.foot}>
                  <ActionButton action={actions.up} icon={<IconArrowUp {...icon} />} />
                  <ActionButton action={actions.down} icon={<IconArrowDown {...icon} />} />
                  <ActionButton action={actions.remove} look="quiet" icon={<IconTrash {...icon} />} />
                </div>
              ) : undefined
            }
          >
            <SegmentEditor
              key={chosen.id}
              segment={chosen}
              readOnly={!mayEdit}
              onChange={(fields) => change(changeSegment(segments, chosen.id, fields))}
            />
          </Hand>
        ) : (
          <EmptyState
            title={t('meeting.agenda.title')}
            icon={<IconListDetails size={40} stroke={1.5} aria-hidden />}
            action={<ActionButton action={actions.add} look="primary" />}
          >
            {t('meeting.agenda.emptyBody')}
          </EmptyState>
        )
      }
    />
  )
}

const newPart = (title: string): Segment => ({
  id: newKey(),
  kind: 'other',
  title,
  minutes: 10,
  flexible: true,
  minMinutes: 5,
  points: [],
  cues: [],
})
