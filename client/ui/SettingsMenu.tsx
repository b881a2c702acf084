import { Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useCommands } from '../commandScope.tsx'
import { languageNames, languages, setLanguage } from '../i18n.ts'
import { SignOut } from '../people/lazySignOut.tsx'
import { personName } from '../personName.ts'
import { useSessionInfo } from '../queries.ts'
import { setCompletes, useCompletes } from '../terms/completionChoice.ts'
import { setTheme, themes, useTheme } from '../theme.ts'
import { Icon } from './Icon.tsx'
import { Menu, type MenuGroup } from './Menu.tsx'

/** The person, language, theme, completion of terms and the key sheet. */
export function SettingsMenu(): ReactNode {
  const { t } = useTranslation()
  const { data } = useSessionInfo()
  const { openKeySheet } = useCommands()
  const [, go] = useLocation()
  const [leaving, setLeaving] = useState(false)
  const groups = [
    ...useChoices(),
    {
      items: [
        { id: 'account', label: t('nav.account'), run: () => go('/account') },
        { id: 'signOut', label: t('nav.signOut'), run: () => setLeaving(true) },
      ],
    },
    { items: [{ id: 'keys', label: t('settings.keys'), hint: 'F1', run: openKeySheet }] },
  ]
  const note = data ? (
    <p className="menu-note">
      <b>{personName(t, data.user)}</b>
      {t('settings.version', { version: data.version })}
    </p>
  ) : null
  return (
    <>
      <Menu
        label={t('settings.title')}
        className="icon-button"
        button={<Icon name="settings" />}
        groups={groups}
        note={note}
      />
      <Suspense fallback={null}>{leaving ? <SignOut onClose={() => setLeaving(false)} /> : null}</Suspense>
    </>
  )
}

function useChoices(): MenuGroup[] {
  const { t, i18n } = useTranslation()
  const theme = useTheme()
  const completion = useCompletes()
  return [
    {
      label: t('settings.language'),
      items: languages.map((id) => ({
        id,
        label: languageNames[id],
        checked: i18n.language === id,
        run: () => void setLanguage(id),
      })),
    },
    {
      label: t('settings.theme'),
      items: themes.map((id) => ({
        id,
        label: t(`settings.themes.${id}`),
        checked: theme === id,
        run: () => setTheme(id),
      })),
    },
    {
      label: t('settings.completion'),
      items: [true, false].map((on) => ({
        id: String(on),
        label: t(on ? 'settings.on' : 'settings.off'),
        checked: completion === on,
        run: () => setCompletes(on),
      })),
    },
  ]
}
