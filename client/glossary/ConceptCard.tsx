import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptInfo, Proposal } from '../../core/api.ts'
import { Loading } from '../ui/Loading.tsx'
import { CardActions } from './CardActions.tsx'
import { ConceptFacts } from './ConceptFacts.tsx'
import { headwordOf, lapseText } from './glossaryText.ts'
import { ProposalCard } from './proposals/ProposalCard.tsx'
import { useConcept, type Rights } from './queries.ts'
import { TermChip } from './TermChip.tsx'
import { TermList } from './TermList.tsx'

const HistoryList = lazy(() => import('./history/HistoryList.tsx').then((file) => ({ default: file.HistoryList })))

export interface ConceptCardProps {
  /** As the list has it; what the server says of it now takes its place. */
  concept: ConceptInfo
  glossaryName: string
  rights: Rights
  onEdit: () => void
  onAmend: (proposal: Proposal) => void
  onOpen: (key: string) => void
  /** The concept has gone. */
  onGone: () => void
}

/** Everything a concept holds, what was proposed for it, and its history. */
export function ConceptCard(props: ConceptCardProps): ReactNode {
  const { t } = useTranslation()
  const { glossaryName, rights } = props
  const [tab, setTab] = useState<'details' | 'history'>('details')
  const ref = { glossary: props.concept.glossary, concept: props.concept.id }
  const { data } = useConcept(ref)
  const concept = data?.concept ?? props.concept
  const headword = headwordOf(concept) || t('glossary.noTerm')
  const lapse = lapseText(t, concept)
  const waiting = data?.proposals ?? []
  return (
    <article
      className="card concept-card"
      id="concept-card"
      tabIndex={-1}
      aria-label={t('glossary.card.label', { term: headword })}
    >
      <header className="concept-head">
        <h2 lang="vi">{headword}</h2>
        <p className="concept-tags">
          <span className="muted">{glossaryName}</span>
          {concept.pending ? <TermChip status="pending" /> : null}
          {lapse ? <span className="chip">{lapse}</span> : null}
          {rights === 'read' ? <span className="chip">{t('glossary.card.readOnly')}</span> : null}
        </p>
        <CardActions concept={concept} rights={rights} onEdit={props.onEdit} onGone={props.onGone} />
      </header>
      <div className="tabs" role="group" aria-label={t('glossary.card.tabs')}>
        {(['details', 'history'] as const).map((one) => (
          <button key={one} type="button" className="tab" aria-pressed={tab === one} onClick={() => setTab(one)}>
            {t(`glossary.card.${one}`)}
          </button>
        ))}
      </div>
      {tab === 'history' ? (
        <Suspense fallback={<Loading />}>
          <HistoryList concept={ref} canRevert={rights === 'edit'} />
        </Suspense>
      ) : (
        <>
          <Waiting proposals={waiting} rights={rights} onAmend={props.onAmend} />
          <TermList lang="vi" terms={concept.terms} />
          <TermList lang="en" terms={concept.terms} />
          <ConceptFacts concept={concept} onOpen={props.onOpen} />
        </>
      )}
    </article>
  )
}

interface WaitingProps {
  proposals: readonly Proposal[]
  rights: Rights
  onAmend: (proposal: Proposal) => void
}

function Waiting({ proposals, rights, onAmend }: WaitingProps): ReactNode {
  const { t } = useTranslation()
  if (proposals.length === 0) return null
  return (
    <section>
      <h3 className="label">{t('glossary.card.waiting', { count: proposals.length })}</h3>
      <ul className="proposals">
        {proposals.map((proposal) => (
          <ProposalCard key={proposal.id} proposal={proposal} rights={rights} onAmend={() => onAmend(proposal)} />
        ))}
      </ul>
    </section>
  )
}
