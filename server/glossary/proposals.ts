import type { RouteBody } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import { can, type Actor } from '../../core/model/permissions.ts'
import { once, requestKey } from '../idempotent.ts'
import type { ProposalRecord } from '../store/records.ts'
import type { ReadQueries, WriteQueries } from '../store/store.ts'
import { announceGlossary } from './announce.ts'
import { checkedDraft } from './drafts.ts'
import { conceptOf, removeConcept, writeConcept, type Change, type Keeping, type Outcome } from './keeping.ts'
import { conceptInfo, draftOf } from './present.ts'
import { requireWritable } from './rights.ts'

async function waiting(tx: WriteQueries, glossary: string, id: string): Promise<ProposalRecord> {
  const proposal = await tx.glossaries.proposal(id)
  if (proposal?.glossary !== glossary || proposal.decision) throw new AppError('notFound.proposal')
  return proposal
}

/**
 * Approves a proposal, as it is or amended, or rejects it, with a reason that its maker can read.
 * Throws AppError glossary.outdated where the concept has changed since whoever approves looked at it.
 */
export async function decideProposal(
  deps: Keeping,
  actor: Actor,
  glossary: string,
  id: string,
  body: RouteBody<'decideProposal'>,
): Promise<Outcome> {
  const key = requestKey(body, [
    'decideProposal',
    glossary,
    id,
    body.decision,
    body.ifVersion,
    body.reason,
    body.concept,
  ])
  const at = deps.now()
  const reply = await deps.store.write((tx) =>
    once(tx, key, at, async () => {
      await requireWritable(tx, glossary)
      const proposal = await waiting(tx, glossary, id)
      const change = { tx, glossary, actor, at }
      const reason = (body.reason ?? '').normalize('NFC')
      const state = body.decision === 'approve' ? 'approved' : 'rejected'
      await tx.glossaries.decideProposal(id, { state, user: actor.user, at, reason })
      const decided = body.decision === 'approve' ? approve(change, proposal, body) : reject(change, proposal, reason)
      return { concept: await decided, proposal: null }
    }),
  )
  await announceGlossary(deps, glossary)
  return reply
}

/** The history bears both names. */
async function approve(
  change: Change,
  { concept: id, kind, draft, user }: ProposalRecord,
  { concept: amended, ifVersion: seen, reason }: RouteBody<'decideProposal'>,
): Promise<Outcome['concept']> {
  const { tx, glossary } = change
  const current = await tx.glossaries.concept(glossary, id)
  if (!current && kind === 'delete') return null
  if (!current) throw new AppError('notFound.concept')
  if (current.version !== seen) throw new AppError('glossary.outdated', { version: current.version })
  const why = { proposedBy: user, ...(reason && { reason: reason.normalize('NFC') }) }
  if (kind === 'delete') {
    await removeConcept(change, id, why)
    return null
  }
  // An addition may have been changed since; the concept itself says how it stands.
  const wanted = amended ?? draftOf(kind === 'add' || !draft ? current : draft)
  const after = conceptOf(id, await checkedDraft(tx, glossary, wanted, id), kind === 'change' && current.pending)
  return writeConcept(change, { concept: id, kind: 'approved', after, ...why })
}

/** A rejected addition takes its pending concept along. */
async function reject(
  change: Change,
  { concept: id, kind, user }: ProposalRecord,
  reason: string,
): Promise<Outcome['concept']> {
  const { tx, glossary } = change
  const current = await tx.glossaries.concept(glossary, id)
  if (!current) return null
  if (kind !== 'add') return conceptInfo(glossary, current)
  await removeConcept(change, id, { kind: 'rejected', proposedBy: user, ...(reason !== '' && { reason }) })
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
    await tx.glossaries.deleteProposal(id)
    const added = proposal.kind === 'add' ? await tx.glossaries.concept(glossary, proposal.concept) : null
    if (added) await removeConcept({ tx, glossary, actor, at }, added.id)
  })
  await announceGlossary(deps, glossary)
}

/** Decided proposals told at once. */
const decidedAtOnce = 200

/** Decided proposals, latest first: all of them for who may decide, else the person's own. */
export async function decidedProposals(
  queries: Pick<ReadQueries, 'glossaries'>,
  actor: Actor,
  glossary: string,
  concept?: string,
): Promise<ProposalRecord[]> {
  const user = can(actor, 'term') ? undefined : actor.user
  return queries.glossaries.decidedProposals(glossary, { user, concept, limit: decidedAtOnce })
}
