import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Thread } from '../../../core/api.ts'
import { personName } from '../../personName.ts'
import type { CommentStore } from './store.ts'
import { useTimes } from './times.ts'

interface Props {
  store: CommentStore
  thread: Thread
  unread: boolean
  onOpen: () => void
}

/** A thread on two lines: where, on which words, who last, and how it began. */
export function DrawerLine({ store, thread, unread, onOpen }: Props): ReactNode {
  const { t } = useTranslation()
  const times = useTimes()
  const { segment, quote, side, comments, resolved } = thread
  const [first] = comments
  const number = segment === null ? 0 : store.session.number(segment)
  const { state } = store.place(thread)
  if (!first) return null
  return (
    <button
      type="button"
      className="thread-line"
      aria-expanded={store.current === thread.id}
      data-resolved={resolved ? '' : undefined}
      onClick={onOpen}
    >
      <span className="line-number">{number === 0 ? '–' : number}</span>
      <span className="line-main">
        <span className="line-head">
          <b>{personName(t, first.author)}</b>
          <time dateTime={new Date(thread.lastAt).toISOString()} title={times.full(thread.lastAt)}>
            {times.short(thread.lastAt)}
          </time>
          {comments.length > 1 ? <span>{t('comments.replies', { count: comments.length - 1 })}</span> : null}
          {unread ? <span className="unread-dot" role="img" aria-label={t('comments.new')} /> : null}
          {state === 'anchored' ? null : <span className="chip">{t(`comments.anchors.${state}`)}</span>}
          {resolved ? <span className="chip">{t('comments.states.resolved')}</span> : null}
        </span>
        {quote === '' ? null : (
          <span className="line-quote" lang={side === 'source' ? 'vi' : 'en'}>{`“${quote}”`}</span>
        )}
        <span className="line-text">{first.text}</span>
      </span>
    </button>
  )
}
