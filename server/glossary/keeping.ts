import type { ConceptInfo, Proposal, RouteBody } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/model/permissions.ts'
import type { Concept } from '../../glossary/concept.ts'
import type { ConceptDraft } from '../../glossary/draft.ts'
import type { Deps } from '../deps.ts'
import { once, requestKey } from '../idempotent.ts'
import { newId } from '../ids.ts'
import type { ConceptRecord, ConceptWrite, ProposalRecord } from '../store/records.ts'
import type { WriteQueries } from '../store/store.ts'
import { announceGlossary } from './announce.ts'
import { checkedDraft, conceptsAlike } from './drafts.ts'
import { conceptInfo, draftOf, proposalInfo } from './present.ts'
import { requireWritable, rightsOf } from './rights.ts'

export type Keeping = Pick<Deps, 'store' | 'hub' | 'now'>

export interface Outcome {
  concept: ConceptInfo | null
  proposal: Proposal | null
}

/** One change by one person: what it writes, and how it is told. */
export interface Change {
  tx: WriteQueries
  glossary: string
  actor: Actor
  at: number
}

/** Writes one change of one concept; gives what it is afterwards. */
export async function writeConcept(
  { tx, glossary, actor, at }: Change,
  change: Pick<ConceptWrite, 'concept' | 'kind' | 'after'> & { proposedBy?: string; reason?: string },
): Promise<ConceptInfo | null> {
  const write = { user: actor.user, proposedBy: null, at, batch: null, ...change }
  const [after] = await tx.glossaries.change(glossary, [write])
  return after ? conceptInfo(glossary, after) : null
}

async function propose(
  { tx, glossary, actor, at }: Change,
  what: Pick<ProposalRecord, 'kind' | 'concept' | 'ifVersion' | 'draft'>,
  note: string | undefined,
): Promise<Proposal> {
  const said = (note ?? '').normalize('NFC')
  const proposal = { id: newId(at), glossary, ...what, note: said, user: actor.user, at, decision: null }
  await tx.glossaries.insertProposal(proposal)
  return proposalInfo(tx, proposal)
}

/** The concept, in the version that the person has seen. */
async function seen(tx: WriteQueries, glossary: string, id: string, version: number): Promise<ConceptRecord> {
  const concept = await tx.glossaries.concept(glossary, id)
  if (!concept) throw new AppError('notFound.concept')
  if (concept.version !== version) throw new AppError('glossary.outdated', { version: concept.version })
  return concept
}

/** The actor's own proposal that made a pending concept; null for others. */
async function ownAddition({ tx, glossary, actor }: Change, concept: ConceptRecord): Promise<ProposalRecord | null> {
  if (!concept.pending) return null
  const proposals = await tx.glossaries.proposals(glossary, concept.id)
  return proposals.find(({ kind, user }) => kind === 'add' && user === actor.user) ?? null
}

/** What has the concept's id and stays pending as long as nobody has approved it. */
export const conceptOf = (id: string, draft: ConceptDraft, pending: boolean | undefined) => ({
  ...draft,
  id,
  ...(pending && { pending: true }),
})

/** Adds a concept; from somebody who may only propose, a pending one. */
export async function addConcept(
  deps: Keeping,
  actor: Actor,
  glossary: string,
  body: RouteBody<'addConcept'>,
): Promise<Outcome & { alike: ConceptInfo[] }> {
  const key = requestKey(body, ['addConcept', glossary, body.concept, body.note])
  const at = deps.now()
  const reply = await deps.store.write((tx) =>
    once(tx, key, at, async () => {
      const rights = rightsOf(actor, await requireWritable(tx, glossary))
      const draft = await checkedDraft(tx, glossary, body.concept, null)
      const alike = await conceptsAlike(tx, glossary, draft)
      const id = newId(at)
      const change = { tx, glossary, actor, at }
      const after = conceptOf(id, draft, rights === 'propose')
      const concept = await writeConcept(change, { concept: id, kind: 'created', after })
      const addition = { kind: 'add' as const, concept: id, ifVersion: 1, draft: after }
      const proposal = rights === 'propose' ? await propose(change, addition, body.note) : null
      return { concept, proposal, alike: alike.map((one) => conceptInfo(glossary, one)) }
    }),
  )
  await announceGlossary(deps, glossary)
  return reply
}

/** Replaces what a concept says, or proposes to. */
export async function changeConcept(
  deps: Keeping,
  actor: Actor,
  glossary: string,
  id: string,
  body: RouteBody<'changeConcept'>,
): Promise<Outcome> {
  const key = requestKey(body, ['changeConcept', glossary, id, body.ifVersion, body.concept, body.note])
  const at = deps.now()
  const reply = await deps.store.write((tx) =>
    once(tx, key, at, async () => {
      const rights = rightsOf(actor, await requireWritable(tx, glossary))
      const current = await seen(tx, glossary, id, body.ifVersion)
      const draft = await checkedDraft(tx, glossary, body.concept, id)
      const change = { tx, glossary, actor, at }
      const after = conceptOf(id, draft, current.pending)
      const own = rights === 'propose' ? await ownAddition(change, current) : null
      if (rights === 'propose' && !own) {
        const wanted = { kind: 'change' as const, concept: id, ifVersion: current.version, draft: after }
        return { concept: conceptInfo(glossary, current), proposal: await propose(change, wanted, body.note) }
      }
      const concept = await writeConcept(change, { concept: id, kind: 'changed', after })
      return { concept, proposal: own && (await renewed(tx, own, after)) }
    }),
  )
  await announceGlossary(deps, glossary)
  return reply
}

/** A pending addition that was changed before anybody has decided: whoever decides must have seen it so. */
async function renewed(
  tx: WriteQueries,
  proposal: ProposalRecord,
  draft: NonNullable<ProposalRecord['draft']>,
): Promise<Proposal> {
  const again = { ...proposal, draft, ifVersion: proposal.ifVersion + 1 }
  await tx.glossaries.deleteProposal(proposal.id)
  await tx.glossaries.insertProposal(again)
  return proposalInfo(tx, again)
}

/** Deletes a concept, or proposes to; what waited for its approval is rejected by it, or withdrawn by who proposed it. */
export async function deleteConcept(
  deps: Keeping,
  actor: Actor,
  glossary: string,
  id: string,
  ifVersion: number,
): Promise<Outcome> {
  const at = deps.now()
  const reply = await deps.store.write(async (tx) => {
    const rights = rightsOf(actor, await requireWritable(tx, glossary))
    const current = await seen(tx, glossary, id, ifVersion)
    const change = { tx, glossary, actor, at }
    const own = rights === 'propose' ? await ownAddition(change, current) : null
    if (rights === 'propose' && !own) {
      const wanted = { kind: 'delete' as const, concept: id, ifVersion, draft: null }
      return { concept: conceptInfo(glossary, current), proposal: await propose(change, wanted, undefined) }
    }
    if (own) await tx.glossaries.deleteProposal(own.id)
    await removeConcept(change, id)
    return { concept: null, proposal: null }
  })
  await announceGlossary(deps, glossary)
  return reply
}

/** Removes a concept, which decides on the proposals that made it or asked for this. */
export async function removeConcept(
  change: Change,
  id: string,
  why: { kind?: 'rejected'; proposedBy?: string; reason?: string } = {},
): Promise<void> {
  const { tx, glossary, actor, at } = change
  await writeConcept(change, { concept: id, kind: 'deleted', after: null, ...why })
  for (const { id: proposal, kind } of await tx.glossaries.proposals(glossary, id)) {
    if (kind === 'change') continue
    const state = kind === 'add' ? 'rejected' : 'approved'
    await tx.glossaries.decideProposal(proposal, { state, user: actor.user, at, reason: '' })
  }
}

/** Brings a concept back to what it was after a change. */
export async function revertConcept(
  deps: Keeping,
  actor: Actor,
  glossary: string,
  id: string,
  body: RouteBody<'revertConcept'>,
): Promise<Outcome> {
  const key = requestKey(body, ['revertConcept', glossary, id, body.to])
  const at = deps.now()
  const reply = await deps.store.write((tx) =>
    once(tx, key, at, async () => {
      await requireWritable(tx, glossary)
      const then = await stateAt(tx, glossary, id, body.to)
      const current = await tx.glossaries.concept(glossary, id)
      const after = conceptOf(id, draftOf(then), current?.pending)
      const same = current && JSON.stringify(draftOf(current)) === JSON.stringify(draftOf(after))
      if (same) return { concept: conceptInfo(glossary, current), proposal: null }
      const concept = await writeConcept({ tx, glossary, actor, at }, { concept: id, kind: 'restored', after })
      return { concept, proposal: null }
    }),
  )
  await announceGlossary(deps, glossary)
  return reply
}

/** What a concept was after a change, or (0) before the first one. */
async function stateAt(tx: WriteQueries, glossary: string, id: string, n: number): Promise<Concept> {
  const change =
    n === 0 ? (await tx.glossaries.history(glossary, id)).at(-1) : await tx.glossaries.changeAt(glossary, n)
  if (change?.concept !== id) throw new AppError('notFound.concept')
  const then = n === 0 ? change.before : change.after
  if (!then) throw new AppError('request.invalid', { path: 'body.to' })
  return then
}
