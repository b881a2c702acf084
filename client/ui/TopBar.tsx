import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useRoute } from 'wouter'
import { InboxButton } from '../inbox/lazy.tsx'
import { useSessionInfo } from '../queries.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { SettingsMenu } from './SettingsMenu.tsx'

/** Bar of all pages but the workbench, which has its own. */
export function TopBar(): ReactNode {
  const { t } = useTranslation()
  const [onGlossary] = useRoute('/glossary')
  const [onInbox] = useRoute('/inbox')
  const [onPeople] = useRoute('/people')
  const role = useSessionInfo().data?.role
  return (
    <header className="topbar">
      <Link href="/" className="brand">
        {t('app.name')}
      </Link>
      <nav className="topnav" aria-label={t('nav.label')}>
        <Link href="/" aria-current={onGlossary || onPeople || onInbox ? undefined : 'page'}>
          {t('nav.projects')}
        </Link>
        <Link href="/glossary" aria-current={onGlossary ? 'page' : undefined}>
          {t('nav.glossary')}
        </Link>
        {role === 'owner' || role === 'manager' ? (
          <Link href="/people" aria-current={onPeople ? 'page' : undefined}>
            {t('nav.people')}
          </Link>
        ) : null}
      </nav>
      <div className="topbar-end">
        <InboxButton />
        <LanguageSwitch />
        <SettingsMenu />
      </div>
    </header>
  )
}
