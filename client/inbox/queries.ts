import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Notification, RouteReply, User } from '../../core/api.ts'
import { call } from '../api.ts'
import { loadWords } from '../i18n.ts'
import { useSessionInfo } from '../queries.ts'
import { commentWords } from '../review/comments/words.ts'

/** How often news is asked for while no document says so at once (ms). */
const EVERY = 60_000

type ThreadItem = RouteReply<'inbox'>['threads'][number]

/** One thing to know: a thread with news, work given, or work sent back. */
export interface News {
  id: string
  kind: 'comment' | 'mention' | 'assignment' | 'sentBack'
  by: User
  at: number
  document: string
  /** The document's. */
  title: string
  /** Address of the place. */
  href: string
  quote: string
  text: string
  /** Tells the server that it has been read. */
  read: () => Promise<unknown>
  notification: Notification | null
}

/** News for me from all documents, latest first; undefined until it is here. */
export function useInbox(): { news: readonly News[] | undefined; error: unknown; refresh: () => Promise<unknown> } {
  const client = useQueryClient()
  const me = useSessionInfo().data?.user.id
  const inbox = useQuery({
    queryKey: ['inbox'],
    queryFn: async ({ signal }) => {
      const [{ threads }, { notifications }] = await Promise.all([
        call('inbox', { signal }),
        call('listNotifications', { signal }),
      ])
      return { threads, notifications }
    },
    refetchInterval: EVERY,
  })
  const refresh = (): Promise<unknown> => client.invalidateQueries({ queryKey: ['inbox'] })
  if (!inbox.data || me === undefined) return { news: undefined, error: inbox.error, refresh }
  // Threads speak for themselves: who is called in one finds it there.
  const others = inbox.data.notifications.filter(({ kind, read }) => !read && kind !== 'mention')
  const news = [...inbox.data.threads.map((item) => threadNews(item, me)), ...others.map(otherNews)]
  return { news: news.sort((a, b) => b.at - a.at), error: inbox.error, refresh }
}

function threadNews({ thread, title, mentioned }: ThreadItem, me: string): News {
  const { id, document, quote, comments, lastAt } = thread
  const last = comments.findLast(({ author }) => author.id !== me) ?? comments.at(-1)
  return {
    id: last?.id ?? id,
    kind: mentioned ? 'mention' : 'comment',
    by: last?.author ?? { id: '', name: '', color: '' },
    at: last?.at ?? lastAt,
    document,
    title,
    href: `/documents/${document}?thread=${id}`,
    quote,
    text: last?.text ?? '',
    read: () => call('markThreadsRead', { params: { document }, body: { threads: [id] } }),
    notification: null,
  }
}

function otherNews(notification: Notification): News {
  const { id, kind, by, at, document, title, segment, text } = notification
  return {
    ...{ id, kind, by, at, document, title, quote: '', text, notification },
    href: `/documents/${document}${segment === null ? '' : `#${segment}`}`,
    read: () => call('markNotificationsRead', { body: { notifications: [id] } }),
  }
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
