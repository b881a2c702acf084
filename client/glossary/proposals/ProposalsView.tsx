import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { GlossaryInfo, Proposal } from '../../../core/api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { useProposals, useRights } from '../queries.ts'
import { DecidedCard } from './DecidedCard.tsx'
import { ProposalCard } from './ProposalCard.tsx'

interface Props {
  /** Of which proposals are shown. */
  glossaries: readonly GlossaryInfo[]
  onAmend: (proposal: Proposal) => void
}

/** Proposals that wait for a decision, oldest first. */
export function ProposalsView({ glossaries, onAmend }: Props): ReactNode {
  const { t } = useTranslation()
  const rightsOf = useRights()
  const own = glossaries.filter(({ readOnly }) => !readOnly)
  const proposals = useProposals(own, 'waiting')
  if (proposals.error) return <Failure error={proposals.error} onRetry={() => void proposals.refetch()} />
  if (proposals.data.length === 0 && proposals.isPending) return <Loading />
  return (
    <>
      {proposals.data.length === 0 ? (
        <div className="empty">
          <h2>{t('glossary.proposals.none')}</h2>
          <p>{t('glossary.proposals.noneText')}</p>
        </div>
      ) : (
        <section aria-label={t('glossary.proposals.list')}>
          <ul className="proposals proposals-page">
            {proposals.data.map((proposal) => (
              <ProposalCard
                key={proposal.id}
                proposal={proposal}
                rights={rightsOf(glossaries.find(({ id }) => id === proposal.glossary))}
                onAmend={() => onAmend(proposal)}
              />
            ))}
          </ul>
        </section>
      )}
      <Decided glossaries={own} />
    </>
  )
}

/** Cards shown before one asks for more. */
const FEW = 10

/** What became of proposals: of one's own, or of all for who may decide. */
function Decided({ glossaries }: { glossaries: readonly GlossaryInfo[] }): ReactNode {
  const { t } = useTranslation()
  const heading = useId()
  const [all, setAll] = useState(false)
  const { data, error, refetch } = useProposals(glossaries, 'decided')
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (data.length === 0) return null
  return (
    <section className="proposals-decided" aria-labelledby={heading}>
      <h2 className="label" id={heading}>
        {t('glossary.proposals.decided')}
      </h2>
      <ul className="proposals proposals-page">
        {data.slice(0, all ? undefined : FEW).map((proposal) => (
          <DecidedCard key={proposal.id} proposal={proposal} />
        ))}
      </ul>
      {all || data.length <= FEW ? null : (
        <button type="button" className="button button-small" onClick={() => setAll(true)}>
          {t('glossary.proposals.allDecided', { count: data.length })}
        </button>
      )}
    </section>
  )
}
