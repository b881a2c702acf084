import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Proposal } from '../../../core/api.ts'
import { call } from '../../api.ts'
import { errorText } from '../../errorText.ts'
import { useSessionInfo } from '../../queries.ts'
import { useTermChange, type Rights } from '../queries.ts'
import { useToast } from '../toast.ts'
import { written } from '../writing.ts'
import { Proposed, termOf } from './Proposed.tsx'
import { RejectDialog } from './RejectDialog.tsx'

interface Props {
  proposal: Proposal
  rights: Rights
  onAmend: () => void
}

/** What somebody proposes, as a difference from what stands, and the decision. */
export function ProposalCard({ proposal, rights, onAmend }: Props): ReactNode {
  const { t } = useTranslation()
  const { kind, current, outdated } = proposal
  return (
    <li className="proposal card">
      <Proposed proposal={proposal} before={current} />
      {outdated && kind !== 'add' ? (
        <p className="form-note">{t(current ? 'glossary.proposals.outdated' : 'glossary.proposals.gone')}</p>
      ) : null}
      <Decision proposal={proposal} rights={rights} onAmend={onAmend} />
    </li>
  )
}

function Decision({ proposal, rights, onAmend }: Props): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const { data: session } = useSessionInfo()
  const [rejecting, setRejecting] = useState(false)
  const params = { glossary: proposal.glossary, proposal: proposal.id }
  const decide = useTermChange((body: { decision: 'approve' | 'reject'; ifVersion?: number; reason?: string }) =>
    call('decideProposal', { params, body: { ...written(), ...body } }),
  )
  const withdraw = useTermChange(() => call('withdrawProposal', { params }))
  const term = termOf(proposal)
  // A promise, for the card goes with its proposal.
  const tell = (key: 'approved' | 'rejected' | 'withdrawn', done: Promise<unknown>): void =>
    void done.then(
      () => toast({ text: t(`glossary.proposals.${key}`, { term }) }),
      (error: unknown) => toast({ text: errorText(t, error) }),
    )
  const approve = (): void =>
    tell('approved', decide.mutateAsync({ decision: 'approve', ifVersion: proposal.current?.version ?? 0 }))
  const reject = (reason: string): void => {
    setRejecting(false)
    tell('rejected', decide.mutateAsync({ decision: 'reject', ...(reason === '' ? {} : { reason }) }))
  }
  const own = session?.user.id === proposal.user
  const button = (key: 'approve' | 'amend' | 'reject' | 'withdraw', onClick: () => void, primary = false) => (
    <button
      type="button"
      className={primary ? 'button button-small button-primary' : 'button button-small'}
      aria-label={t(`glossary.proposals.${key}Of`, { term })}
      disabled={decide.isPending || withdraw.isPending}
      onClick={onClick}
    >
      {t(`glossary.proposals.${key}`)}
    </button>
  )
  return (
    <div className="proposal-actions">
      {rights === 'edit' ? button('approve', approve, true) : null}
      {rights === 'edit' && proposal.draft ? button('amend', onAmend) : null}
      {rights === 'edit' ? button('reject', () => setRejecting(true)) : null}
      {own && rights !== 'edit' ? button('withdraw', () => tell('withdrawn', withdraw.mutateAsync(undefined))) : null}
      {rejecting ? <RejectDialog term={term} onReject={reject} onClose={() => setRejecting(false)} /> : null}
    </div>
  )
}
