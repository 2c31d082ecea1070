import '../live/trusted-types'
import '@fontsource-variable/atkinson-hyperlegible-next'
import '../theme/tokens.css'
import '../theme/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTranslations } from '../app/i18n'
import { queryClient } from '../live/client'
import { followClock } from '../live/follow-clock'
import { PhoneBankWindow } from './phone-bank-window'
import { ProjectorWindow } from './projector-window'

startTranslations()
followClock().catch(console.error)

/** A meeting, or an evening of calls: the id says which. */
const shownId = decodeURIComponent(window.location.hash.slice(1))

const root = document.getElementById('root')
if (!root) throw new Error('projector.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      {shownId.startsWith('kit:') ? (
        <PhoneBankWindow kitId={shownId} />
      ) : (
        <ProjectorWindow meetingId={shownId} />
      )}
    </QueryClientProvider>
  </StrictMode>,
)
