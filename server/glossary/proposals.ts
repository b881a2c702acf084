import type { RouteBody } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { can, type Actor } from '../../core/model/permissions.ts'
import { once, requestKey } from '../idempotent.ts'
import type { ProposalRecord } from '../store/records.ts'
import type { WriteQueries } from '../store/store.ts'
import { announceGlossary } from './announce.ts'
import { checkedDraft } from './drafts.ts'
import { conceptOf, removeConcept, writeConcept, type Change, type Keeping, type Outcome } from './keeping.ts'
import { conceptInfo, draftOf } from './present.ts'
import { requireWritable } from './rights.ts'

async function waiting(tx: WriteQueries, glossary: string, id: string): Promise<ProposalRecord> {
  const proposal = await tx.glossaries.proposal(id)
  if (proposal?.glossary !== glossary) throw new AppError('notFound.proposal')
  return proposal
}

/** Approves a proposal, as it is or amended, or rejects it. */
export async function decideProposal(
  deps: Keeping,
  actor: Actor,
  glossary: string,
  id: string,
  body: RouteBody<'decideProposal'>,
): Promise<Outcome> {
  const key = requestKey(body, ['decideProposal', glossary, id, body.decision, body.reason, body.concept])
  const at = deps.now()
  const reply = await deps.store.write((tx) =>
    once(tx, key, at, async () => {
      await requireWritable(tx, glossary)
      const proposal = await waiting(tx, glossary, id)
      const change = { tx, glossary, actor, at }
      const concept =
        body.decision === 'approve' ? await approve(change, proposal, body) : await reject(change, proposal)
      await tx.glossaries.deleteProposal(id)
      return { concept, proposal: null }
    }),
  )
  await announceGlossary(deps, glossary)
  return reply
}

/** The history bears both names. */
async function approve(
  change: Change,
  { concept: id, kind, draft, user }: ProposalRecord,
  { concept: amended }: RouteBody<'decideProposal'>,
): Promise<Outcome['concept']> {
  const { tx, glossary } = change
  const current = await tx.glossaries.concept(glossary, id)
  if (!current) throw new AppError('notFound.concept')
  if (kind === 'delete') {
    await removeConcept(change, id, user)
    return null
  }
  // An addition may have been changed since; the concept itself says how it stands.
  const wanted = amended ?? draftOf(kind === 'add' || !draft ? current : draft)
  const after = conceptOf(id, await checkedDraft(tx, glossary, wanted, id), kind === 'change' && current.pending)
  return writeConcept(change, { concept: id, kind: 'approved', after, proposedBy: user })
}

/** A rejected addition takes its pending concept along. */
async function reject(change: Change, { concept: id, kind }: ProposalRecord): Promise<Outcome['concept']> {
  const { tx, glossary } = change
  const current = await tx.glossaries.concept(glossary, id)
  if (!current) return null
  if (kind !== 'add') return conceptInfo(glossary, current)
  await removeConcept(change, id)
  return null
}

/** Withdraws one's own proposal. */
export async function withdrawProposal(deps: Keeping, actor: Actor, glossary: string, id: string): Promise<void> {
  const at = deps.now()
  await deps.store.write(async (tx) => {
    await requireWritable(tx, glossary)
    const proposal = await waiting(tx, glossary, id)
    // Whoever decides rejects instead, which has a reason.
    if (proposal.user !== actor.user || !can(actor, 'suggest')) throw new AppError('auth.forbidden')
    await reject({ tx, glossary, actor, at }, proposal)
    await tx.glossaries.deleteProposal(id)
  })
  await announceGlossary(deps, glossary)
}
