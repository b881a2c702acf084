import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptInfo } from '../../core/api.ts'
import { conceptKey } from '../../glossary/concept-key.ts'
import { confidenceText, domainText, headwordOf, partOfSpeechText, validityText } from './glossaryText.ts'
import { useConcept } from './queries.ts'

interface Props {
  concept: ConceptInfo
  onOpen: (key: string) => void
}

const MADE_HERE = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** What is said of the concept as a whole. */
export function ConceptFacts({ concept, onOpen }: Props): ReactNode {
  const { t, i18n } = useTranslation()
  const { definition, note, link, successor, glossary } = concept
  const facts: [string, ReactNode][] = [
    [t('glossary.domain'), domainText(t, concept.domain)],
    [t('glossary.partOfSpeech'), partOfSpeechText(t, concept.partOfSpeech)],
    [t('glossary.caseRule'), t(`glossary.caseRules.${concept.caseRule}`)],
    [t('glossary.confidence'), confidenceText(t, concept.confidence)],
    [t('glossary.card.validity'), validityText(t, i18n.language, concept)],
    [t('glossary.card.successor'), successor ? <Successor {...{ glossary, successor, onOpen }} /> : ''],
    [t('glossary.card.link'), link ? <Outside link={link} /> : ''],
    // A number made here says nothing to people; one that came with a file does.
    [t('glossary.id'), MADE_HERE.test(concept.id) ? '' : concept.id],
  ]
  return (
    <>
      {[['definition', definition] as const, ['note', note] as const].map(([field, text]) =>
        text === '' ? null : (
          <section key={field}>
            <h3 className="label">{t(`glossary.${field}`)}</h3>
            <p className="prose">{text}</p>
          </section>
        ),
      )}
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
    </>
  )
}

function Successor({ glossary, successor, onOpen }: { glossary: string; successor: string } & Pick<Props, 'onOpen'>) {
  const { data } = useConcept({ glossary, concept: successor })
  return (
    <button type="button" className="link-button" onClick={() => onOpen(conceptKey(glossary, successor))}>
      {data ? headwordOf(data.concept) : successor}
    </button>
  )
}

/** The server and the form let https only through. */
function Outside({ link }: { link: string }): ReactNode {
  const { t } = useTranslation()
  return (
    <a className="link-button" href={link} target="_blank" rel="noreferrer" title={t('glossary.card.openLink')}>
      {new URL(link).hostname}
    </a>
  )
}
