import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptInfo } from '../../../core/api.ts'
import { confidenceText, domainText, partOfSpeechText } from './glossaryText.ts'
import { TermChip } from './TermChip.tsx'

/** Everything a concept holds. */
export function ConceptCard({ concept }: { concept: ConceptInfo }): ReactNode {
  const { t } = useTranslation()
  const { id, domain, partOfSpeech, confidence, caseRule, definition, note, terms } = concept
  const facts = [
    [t('glossary.domain'), domainText(t, domain)],
    [t('glossary.partOfSpeech'), partOfSpeechText(t, partOfSpeech)],
    [t('glossary.caseRule'), t(`glossary.caseRules.${caseRule}`)],
    [t('glossary.confidence'), confidenceText(t, confidence)],
    [t('glossary.id'), id],
  ] as const
  const headword = terms.find(({ lang }) => lang === 'vi')?.text
  return (
    <article className="card concept-card">
      <h2 lang="vi">{headword}</h2>
      <TermList lang="vi" title={t('glossary.vietnamese')} terms={terms.filter(({ lang }) => lang === 'vi')} />
      <TermList lang="en" title={t('glossary.english')} terms={terms.filter(({ lang }) => lang === 'en')} />
      {definition ? (
        <section>
          <h3 className="label">{t('glossary.definition')}</h3>
          <p lang="en">{definition}</p>
        </section>
      ) : null}
      {note ? (
        <section>
          <h3 className="label">{t('glossary.note')}</h3>
          <p lang="en">{note}</p>
        </section>
      ) : null}
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </article>
  )
}

function TermList({ lang, title, terms }: { lang: string; title: string; terms: ConceptInfo['terms'] }): ReactNode {
  if (terms.length === 0) return null
  return (
    <section>
      <h3 className="label">{title}</h3>
      <ul className="term-list">
        {terms.map((term) => (
          <li key={term.text}>
            <span lang={lang} className={term.status === 'forbidden' ? 'term-text term-forbidden' : 'term-text'}>
              {term.text}
            </span>
            <TermChip status={term.status} />
            {term.provisional ? <TermChip status="provisional" /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
