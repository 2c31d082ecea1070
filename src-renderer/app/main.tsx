// First of all: the content policy's rules must stand before any component renders.
import { styleNonce } from '../live/trusted-types'
import '@fontsource-variable/atkinson-hyperlegible-next'
import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import '../theme/tokens.css'
import '../theme/base.css'
import '../theme/mantine.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from '../live/client'
import { followClock } from '../live/follow-clock'
import { theme } from '../theme/theme'
import { App } from './app'
import { startTranslations } from './i18n'

startTranslations()
followClock().catch(console.error)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    {/* Colours and sizes are in theme/tokens.css: the provider has no style element of its own to write. */}
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={() => styleNonce ?? ''}
    >
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
