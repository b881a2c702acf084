import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { usePageTitle } from '../ui/Page.tsx'
import './people.css'

/** A page for those who are not signed in. */
export function Shell({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const { t } = useTranslation()
  usePageTitle(title)
  return (
    <>
      <header className="topbar">
        <span className="brand">{t('app.name')}</span>
        <div className="topbar-end">
          <LanguageSwitch />
        </div>
      </header>
      <main className="door">
        <div className="card door-card">
          <h1>{title}</h1>
          {children}
        </div>
      </main>
    </>
  )
}
