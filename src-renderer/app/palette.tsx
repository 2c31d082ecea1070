import { Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../ui/key-hint'
import { actionGroups, registry, useOffered } from './actions'
import { paletteStore } from './palette-store'

/** Everything that can be done here and now, found by name. */
export function Palette() {
  const { t } = useTranslation()
  const offered = useOffered().filter(({ id, enabled }) => enabled !== false && id !== 'help.palette')
  const groups = actionGroups.flatMap((group) => {
    const actions = offered
      .filter((action) => action.group === group)
      .map(({ id, label, keys: [key] = [] }) => ({
        id,
        label: t(label),
        keywords: t(`app.group.${group}`),
        rightSection: key ? <KeyHint keys={key} /> : undefined,
        onClick: () => registry.run(id),
      }))
    return actions.length > 0 ? [{ group: t(`app.group.${group}`), actions }] : []
  })
  return (
    <Spotlight
      store={paletteStore}
      shortcut={null}
      actions={groups}
      lockScroll={false}
      scrollable
      maxHeight={520}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.45 }}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      attributes={{ content: { 'aria-label': t('app.action.palette') } }}
      nothingFound={t('app.palette.empty')}
      searchProps={{
        placeholder: t('app.palette.placeholder'),
        'aria-label': t('app.palette.placeholder'),
        leftSection: <IconSearch size={22} stroke={1.75} aria-hidden />,
      }}
    />
  )
}
