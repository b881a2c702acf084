import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Proposal } from '../../../core/api.ts'
import { call } from '../../api.ts'
import { errorText } from '../../errorText.ts'
import { useFormat } from '../../format.ts'
import { useSessionInfo } from '../../queries.ts'
import { draftOf } from '../form/fields.ts'
import { headwordOf } from '../glossaryText.ts'
import { ChangeList } from '../history/ChangeList.tsx'
import { changesBetween } from '../history/changes.ts'
import { useTermChange, type Rights } from '../queries.ts'
import { useToast } from '../toast.ts'
import { written } from '../writing.ts'
import { RejectDialog } from './RejectDialog.tsx'

interface Props {
  proposal: Proposal
  rights: Rights
  onAmend: () => void
}

/** What somebody proposes, as a difference from what stands, and the decision. */
export function ProposalCard({ proposal, rights, onAmend }: Props): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, draft, current, userName, at, note, outdated } = proposal
  const [now] = useState(Date.now)
  // A new concept is there already, marked as waiting: the whole of it is the proposal.
  const before = current === null || kind === 'add' ? null : draftOf(current)
  return (
    <li className="proposal card">
      <header className="history-head">
        <b lang="vi">{termOf(proposal)}</b>
        <span className="chip chip-pending">{t(`glossary.proposals.kinds.${kind}`)}</span>
        <span className="muted">{t('glossary.proposals.by', { name: userName, when: format.since(at, now) })}</span>
      </header>
      {note === '' ? null : <blockquote className="proposal-note">{note}</blockquote>}
      {outdated && kind !== 'add' ? (
        <p className="form-note">{t(current ? 'glossary.proposals.outdated' : 'glossary.proposals.gone')}</p>
      ) : null}
      {kind === 'delete' ? (
        <p>{t('glossary.proposals.deletes')}</p>
      ) : (
        <ChangeList changes={changesBetween(before, draft)} />
      )}
      <Decision proposal={proposal} rights={rights} onAmend={onAmend} />
    </li>
  )
}

const termOf = ({ draft, current }: Proposal): string => {
  const state = current ?? draft
  return state ? headwordOf(state) : ''
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
  const told = (key: 'approved' | 'rejected' | 'withdrawn') => ({
    onError: (error: unknown) => toast({ text: errorText(t, error) }),
    onSuccess: () => toast({ text: t(`glossary.proposals.${key}`, { term }) }),
  })
  const reject = (reason: string): void => {
    setRejecting(false)
    decide.mutate({ decision: 'reject', ...(reason === '' ? {} : { reason }) }, told('rejected'))
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
      {rights === 'edit'
        ? button(
            'approve',
            () => decide.mutate({ decision: 'approve', ifVersion: proposal.current?.version ?? 0 }, told('approved')),
            true,
          )
        : null}
      {rights === 'edit' && proposal.draft ? button('amend', onAmend) : null}
      {rights === 'edit' ? button('reject', () => setRejecting(true)) : null}
      {own && rights !== 'edit' ? button('withdraw', () => withdraw.mutate(undefined, told('withdrawn'))) : null}
      {rejecting ? <RejectDialog term={term} onReject={reject} onClose={() => setRejecting(false)} /> : null}
    </div>
  )
}
