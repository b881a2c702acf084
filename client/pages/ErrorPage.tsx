import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface State {
  failed: boolean
}

/** Keeps one broken page from becoming a white one. React itself reports the error to the console. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false }

  static getDerivedStateFromError(): State {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? <ErrorPage /> : this.props.children
  }
}

function ErrorPage(): ReactNode {
  const { t } = useTranslation()
  return (
    <main className="content message-page">
      <h1>{t('pages.errorTitle')}</h1>
      <p>{t('pages.errorText')}</p>
      <div className="message-actions">
        <button type="button" className="button button-primary" onClick={() => location.reload()}>
          {t('pages.reload')}
        </button>
        <a className="button" href="/">
          {t('pages.home')}
        </a>
      </div>
    </main>
  )
}
