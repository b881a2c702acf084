import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { announce } from '../announce.ts'
import { useFormat } from '../format.ts'
import { personName } from '../personName.ts'
import { useSessionInfo } from '../queries.ts'
import { Sign } from '../review/comments/Sign.tsx'
import './inbox.css'
import { useInbox, useInboxWords, type InboxItem } from './queries.ts'

/** A bell with the number of threads that have news; who is called while at work hears it. */
export function InboxButton(): ReactNode {
  const words = useInboxWords()
  return words ? <Bell /> : null
}

function Bell(): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const items = useInbox().data
  useCalls(items)
  const count = items?.length ?? 0
  const label = count === 0 ? t('inbox.title') : t('inbox.unread', { count })
  return (
    <Link href="/inbox" className="icon-button inbox-button" aria-label={label} title={label}>
      <Sign name="bell" />
      {count === 0 ? null : (
        <span className="inbox-count" aria-hidden="true">
          {format.number(count)}
        </span>
      )}
    </Link>
  )
}

/** The last comment of somebody else that calls me. */
function callOf({ thread }: InboxItem, me: string): { id: string; name: string } | null {
  const comment = thread.comments.findLast(({ author, mentions }) => author.id !== me && mentions.includes(me))
  return comment ? { id: comment.id, name: comment.author.name } : null
}

/** Says aloud when somebody has called me since the page was opened. */
function useCalls(items: readonly InboxItem[] | undefined): void {
  const { t } = useTranslation()
  const me = useSessionInfo().data?.user.id
  const heard = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (!items || me === undefined) return
    const calls = items.flatMap((item) => {
      const call = callOf(item, me)
      return call ? [{ ...call, title: item.title }] : []
    })
    const before = heard.current
    heard.current = new Set([...(before ?? []), ...calls.map(({ id }) => id)])
    const [fresh] = before ? calls.filter(({ id }) => !before.has(id)) : []
    if (fresh) announce(t('inbox.called', { name: personName(t, fresh), document: fresh.title }))
  }, [items, me, t])
}
