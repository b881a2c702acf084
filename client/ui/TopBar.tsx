import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useRoute } from 'wouter'
import { InboxButton } from '../inbox/lazy.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { SettingsMenu } from './SettingsMenu.tsx'

/** Bar of all pages but the workbench, which has its own. */
export function TopBar(): ReactNode {
  const { t } = useTranslation()
  const [onGlossary] = useRoute('/glossary')
  return (
    <header className="topbar">
      <Link href="/" className="brand">
        {t('app.name')}
      </Link>
      <nav className="topnav" aria-label={t('nav.label')}>
        <Link href="/" aria-current={onGlossary ? undefined : 'page'}>
          {t('nav.projects')}
        </Link>
        <Link href="/glossary" aria-current={onGlossary ? 'page' : undefined}>
          {t('nav.glossary')}
        </Link>
      </nav>
      <div className="topbar-end">
        <InboxButton />
        <LanguageSwitch />
        <SettingsMenu />
      </div>
    </header>
  )
}
