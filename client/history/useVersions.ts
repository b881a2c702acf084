import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { User, VersionEntry } from '../../core/api.ts'
import { call } from '../api.ts'
import type { DocumentSession } from '../editor/session.ts'

/** The versions of a row so far loaded, newest first; renewed when the server tells of an event of it. */
export function useVersions(session: DocumentSession, segment: string) {
  const client = useQueryClient()
  const document = session.document.id
  const key = useMemo(() => ['segmentHistory', document, segment], [document, segment])
  const query = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      call('segmentHistory', { params: { document, segment }, query: { before: pageParam }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  useEffect(() => {
    const renew = (): void => void client.invalidateQueries({ queryKey: key })
    const ends = [
      session.subscribe('live', renew),
      session.onMessage((message) => {
        if (message.type !== 'event') return
        const { event } = message
        const other = event.kind === 'split' || event.kind === 'join' ? event.second : null
        if (event.segment === segment || other === segment) renew()
      }),
    ]
    return () => ends.forEach((end) => end())
  }, [client, key, session, segment])
  const pages = query.data?.pages
  const entries = useMemo((): VersionEntry[] => pages?.flatMap((page) => page.entries) ?? [], [pages])
  const people = useMemo(
    () =>
      new Map<string, User>(pages?.flatMap((page) => page.people.map((person) => [person.id, person] as const)) ?? []),
    [pages],
  )
  return { query, entries, people, version: pages?.[0]?.version ?? 0 }
}
