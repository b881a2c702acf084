import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptDraft, ConceptInfo, Proposal } from '../../../core/api.ts'
import { useFormat } from '../../format.ts'
import { draftOf } from '../form/fields.ts'
import { headwordOf } from '../glossaryText.ts'
import { ChangeList } from '../history/ChangeList.tsx'
import { changesBetween } from '../history/changes.ts'

/** What the concept of a proposal is called. */
export function termOf({ draft, current, base }: Proposal): string {
  const state = current ?? draft ?? base
  return state ? headwordOf(state) : ''
}

interface Props {
  proposal: Proposal
  /** What the proposed state is told from. */
  before: ConceptInfo | ConceptDraft | null
}

/** Who proposes what, and why. */
export function Proposed({ proposal, before }: Props): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, draft, userName, at, note } = proposal
  const [now] = useState(Date.now)
  // A new concept is there already, marked as waiting: the whole of it is the proposal.
  const old = before === null || kind === 'add' ? null : 'id' in before ? draftOf(before) : before
  return (
    <>
      <header className="history-head">
        <b lang="vi">{termOf(proposal)}</b>
        <span className="chip chip-pending">{t(`glossary.proposals.kinds.${kind}`)}</span>
        <span className="muted">{t('glossary.proposals.by', { name: userName, when: format.since(at, now) })}</span>
      </header>
      {note === '' ? null : <blockquote className="proposal-note">{note}</blockquote>}
      {kind === 'delete' ? (
        <p>{t('glossary.proposals.deletes')}</p>
      ) : (
        <ChangeList changes={changesBetween(old, draft)} />
      )}
    </>
  )
}
