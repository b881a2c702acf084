import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteBody } from '../core/api.ts'
import { call, NetworkError } from './api.ts'
import { openGate } from './gate.ts'
import { newId } from './editor/sync/ids.ts'

/** Server state of the pages. An open document's rows live in its session instead. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A refusal stays a refusal; only a broken line is worth another try.
        retry: (failures, error) => error instanceof NetworkError && failures < 2,
      },
    },
  })
}

const keys = {
  session: ['session'],
  projects: ['projects'],
  project: (id: string) => ['projects', id],
  documents: (project: string) => ['projects', project, 'documents'],
  settings: (project: string) => ['projects', project, 'settings'],
  glossaries: ['glossaries'],
  formats: ['formats'],
} as const

export function useSessionInfo() {
  return useQuery({
    queryKey: keys.session,
    queryFn: async ({ signal }) => {
      const session = await call('session', { signal })
      openGate(session)
      return session
    },
    staleTime: Infinity,
  })
}

export function useProjects() {
  return useQuery({
    queryKey: keys.projects,
    queryFn: async ({ signal }) => (await call('listProjects', { signal })).projects,
  })
}

export function useProject(project: string) {
  return useQuery({
    queryKey: keys.project(project),
    queryFn: ({ signal }) => call('getProject', { params: { project }, signal }),
    enabled: project !== '',
  })
}

const running = new Set(['queued', 'running'])

/** Documents and imports of a project, asked anew while an import runs. */
export function useDocuments(project: string) {
  return useQuery({
    queryKey: keys.documents(project),
    queryFn: ({ signal }) => call('listDocuments', { params: { project }, signal }),
    refetchInterval: ({ state }) => (state.data?.jobs.some((job) => running.has(job.state)) ? 400 : false),
  })
}

export function useGlossaries() {
  return useQuery({
    queryKey: keys.glossaries,
    queryFn: async ({ signal }) => (await call('listGlossaries', { signal })).glossaries,
    staleTime: 60_000,
  })
}

export function useFormats() {
  return useQuery({
    queryKey: keys.formats,
    queryFn: ({ signal }) => call('listFormats', { signal }),
    staleTime: Infinity,
  })
}

export function useProjectSettings(project: string) {
  return useQuery({
    queryKey: keys.settings(project),
    queryFn: ({ signal }) => call('getProjectSettings', { params: { project }, signal }),
  })
}

/** Changes a project's settings; what the server says they are now is what is shown. */
export function useSettingsChange(project: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RouteBody<'changeProjectSettings'>) =>
      call('changeProjectSettings', { params: { project }, body }),
    onSuccess: (settings) => client.setQueryData(keys.settings(project), settings),
  })
}

/** Forgets an abbreviation; what it had joined stays joined. */
export function useAbbreviationRemoval(project: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ document, abbreviation }: { document: string; abbreviation: string }) =>
      call('undoAbbreviation', {
        params: { document },
        body: { client: newId(), requestId: newId(), abbreviation, events: [] },
      }),
    onSuccess: ({ settings }) => client.setQueryData(keys.settings(project), settings),
  })
}

/** A change of projects, documents or jobs; everything listed is asked anew when it is done, also when it failed. */
export function useChange<In, Out>(change: (input: In) => Promise<Out>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.projects }),
        client.invalidateQueries({ queryKey: ['documents'] }),
      ]),
  })
}
