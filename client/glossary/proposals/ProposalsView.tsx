import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { GlossaryInfo, Proposal } from '../../../core/api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { useProposals, useRights } from '../queries.ts'
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
  const proposals = useProposals(glossaries.filter(({ readOnly }) => !readOnly))
  if (proposals.error) return <Failure error={proposals.error} onRetry={() => void proposals.refetch()} />
  if (proposals.data.length === 0 && proposals.isPending) return <Loading />
  if (proposals.data.length === 0) {
    return (
      <div className="empty">
        <h2>{t('glossary.proposals.none')}</h2>
        <p>{t('glossary.proposals.noneText')}</p>
      </div>
    )
  }
  return (
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
  )
}
