import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { shell } from '../live/shell'
import { acceleratorOf } from '../ui/keys'
import { type Action, actionGroups, registry, useOffered } from './actions'

/** What the window does by itself; only its words are ours. */
const EDIT_ROLES = ['cut', 'copy', 'paste', 'selectAll'] as const
const WINDOW_ROLES = ['zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen', 'minimize', 'quit'] as const

/** Keeps the window's menu (where the shell has one) the same as what is on offer. */
export function useNativeMenu(): void {
  const { t } = useTranslation()
  const offered = useOffered()

  useEffect(() => {
    const ours = actionGroups.flatMap((group) => {
      const items = offered
        .filter((action) => action.group === group)
        .map((action) => itemOf(action, t(action.label)))
      return items.length > 0 ? [{ label: t(`app.group.${group}`), items }] : []
    })
    const edit = {
      label: t('app.edit.menu'),
      items: EDIT_ROLES.map((role) => ({ role, label: t(`app.edit.${role}`) })),
    }
    const window = {
      label: t('app.window.menu'),
      items: WINDOW_ROLES.map((role) => ({ role, label: t(`app.window.${role}`) })),
    }
    shell.menu.set([...ours, edit, window]).catch(console.error)
  }, [offered, t])

  useEffect(() => {
    const stop = new AbortController()
    runChosen(stop.signal).catch((error) => {
      if (!stop.signal.aborted) console.error(error)
    })
    return () => stop.abort()
  }, [])
}

const itemOf = ({ id, keys: [key] = [], enabled }: Action, label: string) => ({
  id,
  label,
  enabled: enabled !== false,
  ...(key ? { accelerator: acceleratorOf(key) } : {}),
})

async function runChosen(signal: AbortSignal): Promise<void> {
  for await (const id of await shell.menu.chosen(undefined, { signal })) registry.run(id)
}
