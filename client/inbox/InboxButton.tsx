import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { announce } from '../announce.ts'
import { useFormat } from '../format.ts'
import { personName } from '../personName.ts'
import { Sign } from '../review/comments/Sign.tsx'
import './inbox.css'
import { useInbox, useInboxWords, type News } from './queries.ts'

/** A bell with the number of things to know; who is called or given work while here hears it. */
export function InboxButton(): ReactNode {
  const words = useInboxWords()
  return words ? <Bell /> : null
}

function Bell(): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { news } = useInbox()
  useHeard(news)
  const count = news?.length ?? 0
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

const words = { mention: 'inbox.called', assignment: 'inbox.assignedNow', sentBack: 'inbox.sentBackNow' } as const

/** Says aloud what has come since the page was opened and is meant for me; answers alone are no call. */
function useHeard(news: readonly News[] | undefined): void {
  const { t } = useTranslation()
  const heard = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (!news) return
    const before = heard.current
    heard.current = new Set([...(before ?? []), ...news.map(({ id }) => id)])
    const fresh = before && news.find(({ id, kind }) => kind !== 'comment' && !before.has(id))
    if (!fresh || fresh.kind === 'comment') return
    announce(t(words[fresh.kind], { name: personName(t, fresh.by), document: fresh.title }))
  }, [news, t])
}
