import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import type { ConceptFilter, GlossaryInfo, Proposal, RouteReply } from '../../core/api.ts'
import { can, type ActionKind } from '../../core/model/permissions.ts'
import { conceptKey } from '../../glossary/concept-key.ts'
import { call } from '../api.ts'
import { useSessionInfo } from '../queries.ts'

/** Server state of the term base's page. All keys begin with `concepts`, so that one change asks all of it anew. */

/** Concepts asked for at a time. */
const PAGE = 200
/** Pages that are asked anew after a change; what lies further down is fetched again when one gets there. */
const FRESH_PAGES = 5

export interface ConceptRef {
  glossary: string
  concept: string
}

type Found = InfiniteData<RouteReply<'searchConcepts'>, string | null>

/**
 * Concepts that a filter lets through, page by page. What was found before
 * stays while new results are on their way; a late answer to an old question is dropped.
 */
export function useConceptSearch(filter: ConceptFilter, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['concepts', 'search', filter],
    queryFn: ({ signal, pageParam }) =>
      call('searchConcepts', {
        query: { ...filter, limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    enabled,
  })
}

/** Keys of everything a filter lets through, at most `limit`. */
export async function allKeys(filter: ConceptFilter, limit: number): Promise<Map<string, ConceptRef>> {
  const found = new Map<string, ConceptRef>()
  for (let after: string | null = null; found.size < limit;) {
    const query: ConceptFilter = { ...filter }
    const page: RouteReply<'searchConcepts'> = await call('searchConcepts', {
      query: { ...query, limit: Math.min(1000, limit - found.size), ...(after === null ? {} : { after }) },
    })
    for (const { glossary, id } of page.concepts) found.set(conceptKey(glossary, id), { glossary, concept: id })
    after = page.next
    if (after === null) break
  }
  return found
}

export function useConcept(ref: ConceptRef | null) {
  const params = ref ?? { glossary: '', concept: '' }
  return useQuery({
    queryKey: ['concepts', 'one', params.glossary, params.concept],
    queryFn: ({ signal }) => call('getConcept', { params, signal }),
    enabled: ref !== null,
  })
}

export function useHistory(params: ConceptRef) {
  return useQuery({
    queryKey: ['concepts', 'history', params.glossary, params.concept],
    queryFn: ({ signal }) => call('conceptHistory', { params, signal }),
  })
}

/** Proposals that wait in these glossaries, oldest first; or those one may know the decision of, latest first. */
export function useProposals(glossaries: readonly GlossaryInfo[], which: 'waiting' | 'decided') {
  const query = which === 'decided' ? { decided: '1' as const } : {}
  const rank = ({ at, decision }: Proposal): number => (which === 'decided' ? -(decision?.at ?? at) : at)
  return useQueries({
    queries: glossaries.map(({ id: glossary }) => ({
      queryKey: ['concepts', 'proposals', glossary, which],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await call('listProposals', { params: { glossary }, query, signal })).proposals,
    })),
    combine: (results) => ({
      isPending: results.some((one) => one.isPending),
      error: results.find((one) => one.error)?.error ?? null,
      data: results.flatMap((one) => one.data ?? []).sort((a, b) => rank(a) - rank(b)),
      refetch: () => Promise.all(results.map((one) => one.refetch())),
    }),
  })
}

export function useConflicts(project: string) {
  return useQuery({
    queryKey: ['concepts', 'conflicts', project],
    queryFn: async ({ signal }) => (await call('glossaryConflicts', { params: { project }, signal })).conflicts,
    enabled: project !== '',
  })
}

/** A concept has gone: it is shown nowhere and asked for no more. */
export function forgetConcept(client: QueryClient, { glossary, concept }: ConceptRef): void {
  client.setQueriesData<Found>({ queryKey: ['concepts', 'search'] }, (found) =>
    found
      ? {
          ...found,
          pages: found.pages.map((page) => ({
            ...page,
            concepts: page.concepts.filter((one) => one.glossary !== glossary || one.id !== concept),
          })),
        }
      : found,
  )
  client.removeQueries({ queryKey: ['concepts', 'one', glossary, concept] })
  client.removeQueries({ queryKey: ['concepts', 'history', glossary, concept] })
}

/** Everything about the term base is asked anew. */
export function refreshTerms(client: QueryClient): Promise<unknown> {
  client.setQueriesData<Found>({ queryKey: ['concepts', 'search'] }, (found) =>
    found && found.pages.length > FRESH_PAGES
      ? { pages: found.pages.slice(0, FRESH_PAGES), pageParams: found.pageParams.slice(0, FRESH_PAGES) }
      : found,
  )
  return Promise.all([
    client.invalidateQueries({ queryKey: ['concepts'] }),
    client.invalidateQueries({ queryKey: ['glossaries'] }),
  ])
}

/** Where the outcome of a change is told. */
export interface Outcome<In, Out> {
  done?: (answer: Out, input: In) => void
  fail?: (error: Error) => void
}

/**
 * A change of the term base; what is shown is asked anew when it is done, also
 * when it failed. The outcome given here is told even when what asked for the
 * change has gone from the screen meanwhile; one given to `mutate` is not.
 */
export function useTermChange<In, Out>(change: (input: In) => Promise<Out>, { done, fail }: Outcome<In, Out> = {}) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (answer, input) => done?.(answer, input),
    onError: (error) => fail?.(error),
    onSettled: () => refreshTerms(client),
  })
}

export type Rights = 'read' | 'propose' | 'edit'

/** What the person here may do, by role: the server says the same and has the last word. */
export function useMay(): (action: ActionKind) => boolean {
  const { data } = useSessionInfo()
  return (action) => data !== undefined && can({ user: data.user.id, role: data.role }, action)
}

/** What the person here may do with a glossary. */
export function useRights(): (glossary: GlossaryInfo | undefined) => Rights {
  const may = useMay()
  return (glossary) => {
    if (!glossary || glossary.readOnly) return 'read'
    return may('term') ? 'edit' : may('suggest') ? 'propose' : 'read'
  }
}

/** Domains that concepts of a glossary have; of all glossaries for an empty id. */
export function useDomains(glossary: string): readonly string[] {
  const filter: ConceptFilter = glossary === '' ? {} : { glossaries: glossary }
  const { data } = useQuery({
    queryKey: ['concepts', 'domains', glossary],
    queryFn: async ({ signal }) => (await call('searchConcepts', { query: { ...filter, limit: 1 }, signal })).domains,
    staleTime: 60_000,
  })
  return data ?? []
}
