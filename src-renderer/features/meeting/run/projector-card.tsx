import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown, IconDeviceProjector, IconEye, IconEyeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { projectorSwitch, type ShownView } from '#shared/domain/projector-view'
import type { Meeting, Moment } from '#shared/model/meeting'
import type { Action } from '../../../app/actions'
import { useProfile } from '../../../app/profile'
import { orpc } from '../../../live/client'
import { useLive } from '../../../live/use-live'
import { Stage } from '../../../projector/stage'
import { ActionButton } from '../../../ui/action-button'
import styles from './projector-card.module.css'
import { useProjectorActions } from './use-projector-actions'
import { type ProjectorWindow, useProjectorWindow } from './use-projector-window'
import type { Recorder } from './use-recorder'

const VIEWS = ['auto', 'clock', 'ask', 'counts', 'line-up', 'directory'] as const satisfies ShownView[]

type Props = { meeting: Meeting; moments: readonly Moment[]; recorder: Recorder }

/** What five hundred people see now, small, and the few things that can be done about it. */
export function ProjectorCard({ meeting, moments, recorder }: Props) {
  const { t } = useTranslation()
  const { language } = useProfile()
  const { data: model = null } = useLive(orpc.projector.live, { meetingId: meeting.id })
  const window = useProjectorWindow(meeting.id)
  const shows = projectorSwitch(moments)
  const actions = useProjectorActions({ shows, model, window, recorder, language })
  const view = model?.view ?? 'blank'
  return (
    <section className={styles.card} aria-label={t('projector.operator.title')}>
      <header className={styles.head}>
        <h2>{t('projector.operator.title')}</h2>
        <Standing window={window} open={actions.open} />
      </header>
      <div className={styles.preview} aria-hidden="true" inert>
        <Stage model={model ?? { view: 'blank' }} />
      </div>
      <p className={styles.spoken} role="status">
        {t('projector.operator.shows', { view: t(`projector.operator.view.${view}`) })}
      </p>
      {window.state === 'hidden' ? <p className={styles.hidden}>{t('projector.operator.isHidden')}</p> : null}
      <div className={styles.row}>
        <ViewMenu
          chosen={shows.view}
          choose={(chosen) => recorder.record({ type: 'show', view: chosen, page: 0 })}
          more={[actions.look, actions.language]}
        />
        <ActionButton
          action={actions.blank}
          look={shows.blank ? 'primary' : 'plain'}
          iconOnly
          icon={shows.blank ? <IconEye {...icon} /> : <IconEyeOff {...icon} />}
        />
      </div>
    </section>
  )
}

const icon = { size: 22, stroke: 1.75, 'aria-hidden': true } as const

function Standing({ window, open }: { window: ProjectorWindow; open: Action }) {
  const { t } = useTranslation()
  if (window.state === 'closed' || window.state === 'hidden')
    return (
      <ActionButton
        action={{ ...open, label: 'projector.operator.openShort' }}
        look="plain"
        icon={<IconDeviceProjector {...icon} />}
      />
    )
  return (
    <p className={styles.standing}>
      <IconCheck size={18} stroke={2.5} aria-hidden />
      {t(window.state === 'full' ? 'projector.operator.isFull' : 'projector.operator.isOpen')}
    </p>
  )
}

type MenuProps = { chosen: ShownView; choose: (view: ShownView) => void; more: Action[] }

/** A menu and not a field: after a choice the keys of the clicker still go to the meeting. */
function ViewMenu({ chosen, choose, more }: MenuProps) {
  const { t } = useTranslation()
  return (
    <Menu transitionProps={{ duration: 0 }} position="top-start" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          className={styles.choice}
          justify="space-between"
          rightSection={<IconChevronDown size={18} aria-hidden />}
          aria-label={`${t('projector.operator.choose')}: ${t(`projector.operator.view.${chosen}`)}`}
        >
          {t(`projector.operator.view.${chosen}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {VIEWS.map((view) => (
          <Menu.Item
            key={view}
            onClick={() => choose(view)}
            leftSection={
              view === chosen ? (
                <IconCheck size={18} stroke={2.5} aria-hidden />
              ) : (
                <i className={styles.gap} />
              )
            }
          >
            {t(`projector.operator.view.${view}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {more.map(({ id, label, run, enabled }) => (
          <Menu.Item
            key={id}
            onClick={run}
            disabled={enabled === false}
            leftSection={<i className={styles.gap} />}
          >
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
