import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api.ts'

/** All glossaries as a project uses them. Keys begin with `concepts`, so that a change of the term base asks anew. */
export function useProjectGlossaries(project: string) {
  return useQuery({
    queryKey: ['concepts', 'project', project],
    queryFn: async ({ signal }) => (await call('getProjectGlossaries', { params: { project }, signal })).glossaries,
  })
}

/** Puts the server's answer in the place of what was known. */
export function useRememberGlossaries(project: string) {
  const client = useQueryClient()
  return ({ glossaries }: Awaited<ReturnType<typeof call<'getProjectGlossaries'>>>): void => {
    client.setQueryData(['concepts', 'project', project], glossaries)
    void client.invalidateQueries({ queryKey: ['glossaries'] })
  }
}

export function useExceptions(document: string) {
  return useQuery({
    queryKey: ['concepts', 'exceptions', document],
    queryFn: async ({ signal }) => (await call('listTermExceptions', { params: { document }, signal })).exceptions,
  })
}

export function useCandidates(document: string) {
  return useQuery({
    queryKey: ['concepts', 'candidates', document],
    queryFn: ({ signal }) => call('listCandidates', { params: { document }, query: { limit: 100 }, signal }),
    // Counting phrases is work: a change of the term base asks anew, coming back to the window does not.
    staleTime: 60_000,
  })
}
