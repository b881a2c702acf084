import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptDraft, Proposal } from '../../../core/api.ts'
import { announce } from '../../announce.ts'
import { call } from '../../api.ts'
import { FormDialog } from '../form/FormDialog.tsx'
import { headwordOf } from '../glossaryText.ts'
import { useTermChange } from '../queries.ts'
import { writtenOnce } from '../writing.ts'

interface Props {
  proposal: Proposal & { draft: ConceptDraft }
  onClose: () => void
}

/** Changes a proposal and approves it in one step. */
export function AmendForm({ proposal, onClose }: Props): ReactNode {
  const { t } = useTranslation()
  const [mark] = useState(writtenOnce)
  const params = { glossary: proposal.glossary, proposal: proposal.id }
  const ifVersion = proposal.current?.version ?? 0
  const send = useTermChange((concept: ConceptDraft) =>
    call('decideProposal', { params, body: { ...mark(concept), decision: 'approve', ifVersion, concept } }),
  )
  return (
    <FormDialog
      title={t('glossary.form.amendTitle', { term: headwordOf(proposal.draft) })}
      action={t('glossary.form.approve')}
      keep={`proposal ${proposal.id}`}
      start={proposal.draft}
      asksReason={false}
      glossary={proposal.glossary}
      save={async (draft) => {
        await send.mutateAsync(draft)
        announce(t('glossary.proposals.approved', { term: headwordOf(draft) }))
        onClose()
      }}
      onClose={onClose}
    />
  )
}
