import type { ConceptOrigin, RouteReply } from '../../core/api.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/model/permissions.ts'
import type { ConceptChangeRecord, ConceptRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'
import { changeInfo, draftOf, peoplesNames, proposalInfos } from './present.ts'
import { decidedProposals } from './proposals.ts'
import { requireGlossary } from './rights.ts'

type Queries = Pick<ReadQueries, 'glossaries' | 'users'>

/** What happened to a concept, newest first; where it came from; what was proposed and rejected. */
export async function conceptHistory(
  queries: Queries,
  actor: Actor,
  glossary: string,
  concept: string,
): Promise<RouteReply<'conceptHistory'>> {
  const { id } = await requireGlossary(queries, glossary)
  const changes = await queries.glossaries.history(id, concept)
  const current = await queries.glossaries.concept(id, concept)
  if (changes.length === 0 && !current) throw new AppError('notFound.concept')
  const nameOf = peoplesNames(queries)
  const rejected = (await decidedProposals(queries, actor, id, concept)).filter(
    ({ kind, decision }) => kind !== 'add' && decision?.state === 'rejected',
  )
  const told: RouteReply<'conceptHistory'>['changes'] = []
  for (const change of changes) told.push(await changeInfo(change, nameOf))
  return {
    changes: told,
    origin: await originOf(queries, id, concept, { changes, current }, nameOf),
    rejected: await proposalInfos(queries, rejected),
  }
}

async function originOf(
  queries: Queries,
  glossary: string,
  concept: string,
  { changes, current }: { changes: readonly ConceptChangeRecord[]; current: ConceptRecord | null },
  nameOf: (id: string) => Promise<string>,
): Promise<ConceptOrigin | null> {
  const origin = await queries.glossaries.origin(glossary, concept)
  // A concept copied into a glossary that was there has a change of its own for that.
  const first = changes.at(-1)
  const after = first ? (first.before ?? first.after) : current
  if (!origin || !after) return null
  return { ...origin, userName: await nameOf(origin.user), after: draftOf(after) }
}
