import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { openHelp } from '../features/help/help-store'
import { orpc } from '../live/client'
import { useCommand } from '../ui/command'
import { undoLast } from '../ui/undo'
import { type Action, useActions } from './actions'
import { jobsOf } from './jobs'
import { openPalette } from './palette-store'
import { useProfile } from './profile'

/** What can be done from everywhere: go to a job, find, help, undo, look, language. */
export function useFrameActions(): void {
  const navigate = useNavigate()
  const profile = useProfile()
  const { i18n } = useTranslation()
  const scheme = useComputedColorScheme('light')
  const { setColorScheme } = useMantineColorScheme()
  const saveProfile = useCommand(orpc.profile.save)
  const { name, roles, mainRole, demo } = profile

  const goTo = jobsOf(roles).map(
    ({ id, to }, index): Action => ({
      id: `go.${id}`,
      label: `app.job.${id}`,
      group: 'go',
      keys: [`alt+${index + 1}`],
      run: () => void navigate({ to }),
    }),
  )
  const goToRoom: Action = {
    id: 'go.room',
    label: 'room.title',
    group: 'go',
    run: () => void navigate({ to: '/sync/room' }),
  }
  const speakTo = (language: 'en' | 'es') => void saveProfile.run({ name, roles, mainRole, language })
  useActions([
    ...goTo,
    ...(demo ? [] : [goToRoom]),
    { id: 'help.palette', label: 'app.action.palette', group: 'help', keys: ['mod+k'], run: openPalette },
    { id: 'help.keys', label: 'app.action.help', group: 'help', keys: ['?'], run: openHelp },
    { id: 'help.undo', label: 'app.action.undo', group: 'help', keys: ['mod+z'], run: undoLast },
    scheme === 'dark'
      ? { id: 'look.light', label: 'app.action.light', group: 'look', run: () => setColorScheme('light') }
      : { id: 'look.dark', label: 'app.action.dark', group: 'look', run: () => setColorScheme('dark') },
    i18n.language === 'es'
      ? { id: 'look.english', label: 'app.action.english', group: 'look', run: () => speakTo('en') }
      : { id: 'look.spanish', label: 'app.action.spanish', group: 'look', run: () => speakTo('es') },
  ])
}
