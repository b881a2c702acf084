import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TermInfo } from '../../core/api.ts'
import { dayText, lapseText, validityText } from './glossaryText.ts'
import { TermChip } from './TermChip.tsx'

/** The terms of one language, each with all that is said of it. */
export function TermList({ lang, terms }: { lang: TermInfo['lang']; terms: readonly TermInfo[] }): ReactNode {
  const { t } = useTranslation()
  const own = terms.filter((term) => term.lang === lang)
  if (own.length === 0) return null
  return (
    <section>
      <h3 className="label">{t(lang === 'vi' ? 'glossary.vietnamese' : 'glossary.english')}</h3>
      <ul className="term-list">
        {own.map((term) => (
          <li key={`${term.text} ${term.validFrom ?? ''}`}>
            <span lang={lang} className={term.status === 'forbidden' ? 'term-text term-forbidden' : 'term-text'}>
              {term.text}
            </span>
            <TermChip status={term.status} />
            {term.provisional ? <TermChip status="provisional" /> : null}
            {term.type && term.type !== 'full' ? (
              <span className="chip">{t(`glossary.types.${term.type}`)}</span>
            ) : null}
            <TermDetails term={term} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function TermDetails({ term }: { term: TermInfo }): ReactNode {
  const { t, i18n } = useTranslation()
  const validity = validityText(t, i18n.language, term)
  const lapse = lapseText(t, term)
  const { authority, note, example } = term
  const grounds = authority
    ? [
        authority.source,
        authority.decision,
        authority.date ? dayText(i18n.language, authority.date) : undefined,
        authority.approvedBy ? t('glossary.authority.by', { name: authority.approvedBy }) : undefined,
      ].filter((part) => part !== undefined)
    : []
  const lines = [
    [t('glossary.card.validity'), lapse && validity ? `${validity} (${lapse})` : validity],
    [t('glossary.authority.title'), grounds.join(' · ')],
    [t('glossary.note'), note ?? ''],
    [t('glossary.example'), example ?? ''],
  ].filter(([, value]) => value !== '')
  if (lines.length === 0) return null
  return (
    <dl className="term-details">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
