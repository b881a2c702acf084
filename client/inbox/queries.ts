import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { RouteReply } from '../../core/api.ts'
import { call } from '../api.ts'
import { loadWords } from '../i18n.ts'
import { commentWords } from '../review/comments/words.ts'

/** How often news is asked for while no document says so at once (ms). */
const EVERY = 60_000

export type InboxItem = RouteReply<'inbox'>['threads'][number]

/** Threads of all documents with news for me, latest first. */
export function useInbox() {
  return useQuery({
    queryKey: ['inbox'],
    queryFn: async ({ signal }) => (await call('inbox', { signal })).threads,
    refetchInterval: EVERY,
  })
}

/** False until the words are here. */
export function useInboxWords(): boolean {
  const [here, setHere] = useState(false)
  useEffect(() => {
    let wanted = true
    void loadWords(commentWords).then(
      () => wanted && setHere(true),
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [])
  return here
}
