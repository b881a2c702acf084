import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TopBar } from './TopBar.tsx'

export function usePageTitle(title: string | undefined): void {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = title ? t('app.pageTitle', { page: title }) : t('app.name')
  }, [t, title])
}

/** Skip link, top bar and the main landmark. */
export function Page({ title, children }: { title: string | undefined; children: ReactNode }): ReactNode {
  const { t } = useTranslation()
  usePageTitle(title)
  return (
    <>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <TopBar />
      <main id="main" className="content" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
