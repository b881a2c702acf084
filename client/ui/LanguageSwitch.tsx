import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { languageNames, languages, setLanguage } from '../i18n.ts'

/** VI · EN, switches at once. */
export function LanguageSwitch(): ReactNode {
  const { t, i18n } = useTranslation()
  return (
    <div className="language" role="group" aria-label={t('settings.languageSwitch')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="language-choice"
          aria-pressed={i18n.language === language}
          aria-label={languageNames[language]}
          title={languageNames[language]}
          onClick={() => void setLanguage(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </div>
  )
}
