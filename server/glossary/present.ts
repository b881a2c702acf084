import type { ConceptChange, ConceptDraft as WireDraft, ConceptInfo, GlossaryInfo, Proposal } from '../../core/api.ts'
import type { Concept } from '../../glossary/concept.ts'
import type { ConceptChangeRecord, ConceptRecord, GlossaryRecord, ProposalRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'

/** Records of a term base → resources of the wire contract. */

export async function glossaryInfo(
  queries: Pick<ReadQueries, 'glossaries'>,
  glossary: GlossaryRecord,
): Promise<GlossaryInfo> {
  const { id, name, description, sourceLang, targetLang, readOnly, revision } = glossary
  return {
    id,
    name,
    description,
    sourceLang,
    targetLang,
    concepts: await queries.glossaries.countConcepts(id),
    readOnly,
    revision,
    proposals: await queries.glossaries.countProposals(id),
  }
}

export function conceptInfo(glossary: string, concept: ConceptRecord): ConceptInfo {
  return { ...concept, glossary }
}

/** What a concept says, without what identifies it. */
export function draftOf(concept: Concept): WireDraft {
  const { partOfSpeech, domain, definition, note, confidence, caseRule, successor, link, terms } = concept
  const { validFrom, validTo } = concept
  const all = {
    partOfSpeech,
    domain,
    definition,
    note,
    confidence,
    caseRule,
    successor,
    link,
    terms,
    validFrom,
    validTo,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as WireDraft
}

/** Names of people, asked for once each; who is gone keeps an id. */
export function peoplesNames(queries: Pick<ReadQueries, 'users'>): (id: string) => Promise<string> {
  const known = new Map<string, string>()
  return async (id) => {
    const name = known.get(id) ?? (await queries.users.get(id))?.name ?? id
    known.set(id, name)
    return name
  }
}

export async function proposalInfo(
  queries: Pick<ReadQueries, 'glossaries' | 'users'>,
  proposal: ProposalRecord,
  nameOf: (id: string) => Promise<string> = peoplesNames(queries),
): Promise<Proposal> {
  const { id, glossary, kind, concept, ifVersion, draft, note, user, at, decision } = proposal
  const current = await queries.glossaries.concept(glossary, concept)
  // What waits in the glossary is the proposal itself: somebody may have corrected it there.
  const wanted = kind === 'add' && decision === null && current ? current : draft
  const base = kind === 'add' ? null : await conceptInVersion(queries, proposal, current)
  return {
    id,
    glossary,
    kind,
    concept,
    ifVersion,
    base: base && draftOf(base),
    draft: wanted && draftOf(wanted),
    current: current && conceptInfo(glossary, current),
    outdated: current?.version !== ifVersion,
    note,
    user,
    userName: await nameOf(user),
    at,
    decision: decision && { ...decision, userName: await nameOf(decision.user) },
  }
}

/** What the proposer saw. */
async function conceptInVersion(
  queries: Pick<ReadQueries, 'glossaries'>,
  { glossary, concept, ifVersion }: ProposalRecord,
  current: ConceptRecord | null,
): Promise<Concept | null> {
  if (current?.version === ifVersion) return current
  const history = await queries.glossaries.history(glossary, concept)
  const made = history.find(({ version }) => version === ifVersion)
  // No change made the first version of what was copied; the next one tells what it was.
  return made?.after ?? history.find(({ version }) => version === ifVersion + 1)?.before ?? null
}

export async function proposalInfos(
  queries: Pick<ReadQueries, 'glossaries' | 'users'>,
  proposals: readonly ProposalRecord[],
): Promise<Proposal[]> {
  const nameOf = peoplesNames(queries)
  const shown: Proposal[] = []
  for (const proposal of proposals) shown.push(await proposalInfo(queries, proposal, nameOf))
  return shown
}

/** An approved change bears both names: who proposed, and who approved. */
export async function changeInfo(
  change: ConceptChangeRecord,
  nameOf: (id: string) => Promise<string>,
): Promise<ConceptChange> {
  const { n, kind, user, at, after, proposedBy, reason } = change
  const name = await nameOf(user)
  const userName = proposedBy === null || proposedBy === user ? name : `${await nameOf(proposedBy)} → ${name}`
  return { n, kind, user, userName, at, after: after && draftOf(after), ...(reason && { reason }) }
}
