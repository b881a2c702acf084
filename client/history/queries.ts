import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Place, RouteQuery, RouteReply, TimelineEntry, User } from '../../core/api.ts'
import { call } from '../api.ts'
import { midnight, type HistoryAddress } from './address.ts'

/** What is shown stays as it is until somebody asks for what is newer. */
const still = { staleTime: Infinity, gcTime: 0 } as const

export function useDocument(document: string) {
  return useQuery({
    queryKey: ['documents', document],
    queryFn: ({ signal }) => call('getDocument', { params: { document }, signal }),
    ...still,
  })
}

export function useMembers(project: string | undefined) {
  return useQuery({
    queryKey: ['projects', project, 'members'],
    queryFn: async ({ signal }) => (await call('listMembers', { params: { project: project ?? '' }, signal })).members,
    enabled: project !== undefined,
    staleTime: 60_000,
  })
}

const checkpointsKey = (document: string) => ['documents', document, 'checkpoints']

export function useCheckpoints(document: string) {
  return useQuery({
    queryKey: checkpointsKey(document),
    queryFn: async ({ signal }) => (await call('listCheckpoints', { params: { document }, signal })).checkpoints,
  })
}

/** Has the checkpoints asked for anew. */
export function useCheckpointsChanged(document: string): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: checkpointsKey(document) })
}

interface Known {
  people: readonly User[]
  places: readonly Place[]
}

/** People and segments that pages of an answer tell of, by their ids. */
function knownOf(pages: readonly Known[] | undefined) {
  return {
    people: new Map(pages?.flatMap(({ people }) => people.map((person) => [person.id, person] as const))),
    places: new Map(pages?.flatMap(({ places }) => places.map((place) => [place.segment, place] as const))),
  }
}

export type Filter = Pick<HistoryAddress, 'person' | 'kind' | 'from' | 'to'>

/** What happened, newest first, in pages. */
export function useTimeline(document: string, { person, kind, from, to }: Filter) {
  const query = useInfiniteQuery({
    queryKey: ['documents', document, 'timeline', person, kind, from, to],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) => {
      const asked: RouteQuery<'documentTimeline'> = {
        before: pageParam,
        ...(person && { person }),
        ...(kind && kind !== 'checkpoint' && { kind }),
        ...(from && { since: midnight(from) }),
        ...(to && { until: midnight(to, 1) }),
      }
      return call('documentTimeline', { params: { document }, query: asked, signal })
    },
    getNextPageParam: ({ next }) => next ?? undefined,
    // Checkpoints have a list of their own.
    enabled: kind !== 'checkpoint',
    ...still,
  })
  const pages = query.data?.pages
  const entries = useMemo((): TimelineEntry[] => pages?.flatMap(({ entries }) => entries) ?? [], [pages])
  return { query, entries, ...useMemo(() => knownOf(pages), [pages]) }
}

export interface Span {
  since: number | string
  until?: number | string
  /** Only what others have changed. */
  others?: boolean
}

type Changes = RouteReply<'changesSince'>

/** What differs between two points, in pages; all pages are of the points of the first one. */
export function useChanges(document: string, { since, until, others = false }: Span) {
  const query = useInfiniteQuery({
    queryKey: ['documents', document, 'changes', since, until, others],
    initialPageParam: undefined as Pick<Changes, 'since' | 'until' | 'next'> | undefined,
    queryFn: ({ pageParam, signal }) => {
      const points = pageParam
        ? { since: pageParam.since, until: pageParam.until, skip: pageParam.next ?? 0 }
        : { since, ...(until === undefined ? {} : { until }) }
      const asked = { ...points, ...(others ? ({ others: '1' } as const) : {}) }
      return call('changesSince', { params: { document }, query: asked, signal })
    },
    getNextPageParam: (page) => (page.next === null ? undefined : page),
    ...still,
  })
  const pages = query.data?.pages
  const rows = useMemo(() => pages?.flatMap(({ rows }) => rows) ?? [], [pages])
  return { query, first: pages?.[0], rows, ...useMemo(() => knownOf(pages), [pages]) }
}
