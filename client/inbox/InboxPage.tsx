import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { announce } from '../announce.ts'
import { call } from '../api.ts'
import { personName } from '../personName.ts'
import { useSessionInfo } from '../queries.ts'
import { useTimes } from '../review/comments/times.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import './inbox.css'
import { useInbox, useInboxWords, type InboxItem } from './queries.ts'

/** What has been said in all documents since I last looked. */
export function InboxPage(): ReactNode {
  const words = useInboxWords()
  const { t } = useTranslation()
  if (!words) return <Loading />
  return (
    <Page title={t('inbox.title')}>
      <Inbox />
    </Page>
  )
}

function Inbox(): ReactNode {
  const { t } = useTranslation()
  const inbox = useInbox()
  const client = useQueryClient()
  const [failure, setFailure] = useState<unknown>(null)
  const items = inbox.data
  const read = async (some: readonly InboxItem[]): Promise<void> => {
    const documents = new Map<string, string[]>()
    for (const { thread } of some) {
      documents.set(thread.document, [...(documents.get(thread.document) ?? []), thread.id])
    }
    try {
      for (const [document, threads] of documents) {
        await call('markThreadsRead', { params: { document }, body: { threads } })
      }
      setFailure(null)
      announce(t('inbox.marked', { count: some.length }))
    } catch (error) {
      setFailure(error)
    }
    await client.invalidateQueries({ queryKey: ['inbox'] })
  }
  const error = failure ?? inbox.error
  return (
    <>
      <div className="page-head">
        <div className="title-line">
          <h1>{t('inbox.title')}</h1>
          {items && items.length > 0 ? (
            <button type="button" className="button button-small" onClick={() => void read(items)}>
              {t('inbox.markAll')}
            </button>
          ) : null}
        </div>
        <p className="lead">{t('inbox.lead')}</p>
      </div>
      {error ? <Failure error={error} onRetry={() => void inbox.refetch()} /> : null}
      {!items ? (
        error ? null : (
          <Loading />
        )
      ) : items.length === 0 ? (
        <p className="inbox-empty">{t('inbox.empty')}</p>
      ) : (
        <ol className="inbox-list">
          {items.map((item) => (
            <InboxLine key={item.thread.id} item={item} onRead={() => void read([item])} />
          ))}
        </ol>
      )}
    </>
  )
}

function InboxLine({ item, onRead }: { item: InboxItem; onRead: () => void }): ReactNode {
  const { t } = useTranslation()
  const times = useTimes()
  const me = useSessionInfo().data?.user.id
  const { thread, title, mentioned } = item
  const last = thread.comments.findLast(({ author }) => author.id !== me) ?? thread.comments.at(-1)
  if (!last) return null
  return (
    <li className="inbox-item">
      <span aria-hidden="true">
        <Avatar user={last.author} />
      </span>
      <Link href={`/documents/${thread.document}?thread=${thread.id}`} className="inbox-link">
        <span className="inbox-head">
          <b>{personName(t, last.author)}</b>
          <time dateTime={new Date(last.at).toISOString()} title={times.full(last.at)}>
            {times.short(last.at)}
          </time>
          {mentioned ? <span className="chip chip-called">{t('inbox.mentioned')}</span> : null}
        </span>
        <span className="inbox-title" lang="vi">
          {title}
        </span>
        {thread.quote === '' ? null : <span className="line-quote">{`“${thread.quote}”`}</span>}
        <span className="inbox-text">{last.text}</span>
      </Link>
      <button type="button" className="button button-small" onClick={onRead}>
        {t('inbox.mark')}
      </button>
    </li>
  )
}
