import { useTranslation } from 'react-i18next'
import type { Connection } from '../../live/connection'
import { Loading } from '../../ui/states'
import { AskPassphrase } from './ask-passphrase'
import { ChoosePassphrase } from './choose-passphrase'
import { CoreProblem } from './core-problem'
import { ShellLost } from './shell-lost'

/** Whatever stands between the window and an open database. */
export function Unlock({ connection }: { connection: Connection }) {
  const { t } = useTranslation()
  switch (connection.status) {
    case 'choose-passphrase':
      return <ChoosePassphrase />
    case 'ask-passphrase':
      return <AskPassphrase />
    case 'core-problem':
      return <CoreProblem problem={connection.problem} />
    case 'shell-lost':
      return <ShellLost />
    case 'connecting':
    case 'reconnecting':
    case 'connected':
      return (
        <main aria-label={t('unlock.opening')} style={{ height: '100%' }}>
          <Loading />
        </main>
      )
  }
}
