import { IconReplace } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaChoice } from '#shared/contract/agenda'
import { totalMinutes } from '#shared/domain/agenda'
import { type Action, useActions } from '../../app/actions'
import { orpc } from '../../live/client'
import { useLive } from '../../live/use-live'
import { ActionButton } from '../../ui/action-button'
import { Dialog } from '../../ui/dialog'
import { Live } from '../../ui/live'
import { offerUndo } from '../../ui/undo'
import type { Agenda } from '../meeting/use-agenda'
import styles from './agenda-screen.module.css'
import { nearestFirst } from './nearest-first'

/** Puts another agenda in the place of this one; the one that stood here comes back with Undo. */
export function OtherAgenda({ agenda }: { agenda: Agenda }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const action: Action = {
    id: 'agenda.other',
    label: 'agenda.other',
    group: 'agenda',
    keys: ['u'],
    run: () => setOpened(true),
  }
  useActions([action])
  const take = ({ title, segments }: AgendaChoice) => {
    const before = agenda.segments
    agenda.change(segments)
    setOpened(false)
    offerUndo(t('agenda.taken', { title }), async () => {
      agenda.change(before)
      await agenda.saveNow()
    })
  }
  return (
    <>
      <ActionButton action={action} icon={<IconReplace size={20} stroke={1.75} aria-hidden />} iconOnly />
      <Dialog title={t('agenda.other')} opened={opened} onClose={() => setOpened(false)} wide>
        <Choices onTake={take} />
      </Dialog>
    </>
  )
}

function Choices({ onTake }: { onTake: (choice: AgendaChoice) => void }) {
  const { t } = useTranslation()
  const query = useLive(orpc.agenda.list, undefined)
  return (
    <Live query={query}>
      {(choices) => (
        <ul className={styles.choices}>
          {nearestFirst(choices).map((choice) => (
            <li key={choice.id}>
              <button type="button" className={styles.choice} onClick={() => onTake(choice)}>
                <strong>{choice.title}</strong>
                <span>
                  {[
                    t('ui.minutes', { count: totalMinutes(choice.segments) }),
                    t('meeting.form.parts', { count: choice.segments.length }),
                    t(`event.language.${choice.language}`),
                    choice.own ? t('agenda.own') : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Live>
  )
}
