import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from './states'

type Props = { children: ReactNode; resetKey?: string }
type State = { broken: boolean; resetKey: string | undefined }

/** A bug in one screen must not take the frame along; another route (`resetKey`) is a fresh start. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broken: false, resetKey: this.props.resetKey }

  static getDerivedStateFromError = (): Partial<State> => ({ broken: true })

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.resetKey === state.resetKey ? null : { broken: false, resetKey: props.resetKey }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return <Broken retry={() => this.setState({ broken: false })} />
  }
}

export function Broken({ retry }: { retry: () => void }) {
  const { t } = useTranslation()
  return (
    <ErrorState title={t('ui.errorTitle')} retry={retry}>
      {t('ui.errorBody')}
    </ErrorState>
  )
}
