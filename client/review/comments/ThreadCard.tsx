import type { TFunction } from 'i18next'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Thread } from '../../../core/api.ts'
import { announce } from '../../announce.ts'
import { useRow } from '../../editor/hooks.ts'
import { personName } from '../../personName.ts'
import { CommentItem } from './CommentItem.tsx'
import { Composer } from './Composer.tsx'
import { isUnread } from './filters.ts'
import type { Place } from './place.ts'
import { revealThread } from './reveal.ts'
import { Sign } from './Sign.tsx'
import type { CommentStore } from './store.ts'
import { useTimes } from './times.ts'
import { useSeen } from './useSeen.ts'
import { reply, resolve } from './writing.ts'

interface Props {
  store: CommentStore
  thread: Thread
}

/** A thread: the words it is about, what was said, and a field to answer. */
export function ThreadCard({ store, thread }: Props): ReactNode {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const { session } = store
  const me = session.user.id
  // The words are those on the screen; they change as one types.
  useRow(session, thread.segment ?? '')
  const place = store.place(thread)
  const unread = isUnread(thread, { me, read: store.read })
  useSeen(box, unread, () => store.markRead(thread.id))
  const current = store.current === thread.id
  useEffect(() => {
    if (current) box.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const since = store.read[thread.id] ?? 0
  return (
    <article
      ref={box}
      className="thread"
      data-thread={thread.id}
      data-state={place.state}
      data-resolved={thread.resolved ? '' : undefined}
      aria-current={current ? true : undefined}
      aria-label={nameOf(t, thread)}
    >
      <ThreadHead store={store} thread={thread} place={place} />
      <ol className="comments">
        {thread.comments.map((comment) => (
          <CommentItem
            key={comment.id}
            store={store}
            thread={thread}
            comment={comment}
            unread={comment.author.id !== me && comment.at > since}
          />
        ))}
      </ol>
      <ThreadFoot store={store} thread={thread} />
    </article>
  )
}

function nameOf(t: TFunction, { quote, comments }: Thread): string {
  const name = comments[0] ? personName(t, comments[0].author) : ''
  return quote === '' ? t('comments.threadBy', { name }) : t('comments.threadOn', { name, quote })
}

/** The words; a press shows them in the text. */
function ThreadHead({ store, thread, place }: Props & { place: Place }): ReactNode {
  const { t } = useTranslation()
  const { quote, segment, side } = thread
  const lang = side === 'source' ? 'vi' : 'en'
  return (
    <header className="thread-head">
      {quote === '' ? (
        <span className="thread-about">{t(segment === null ? 'comments.onDocument' : 'comments.onSegment')}</span>
      ) : place.span ? (
        <button
          type="button"
          className="thread-quote"
          lang={lang}
          title={t('comments.show')}
          onClick={() => revealThread(store, thread)}
        >
          {`“${place.words}”`}
        </button>
      ) : (
        <del className="thread-quote" lang={lang}>{`“${quote}”`}</del>
      )}
      <CopyLink store={store} thread={thread} />
      {place.state === 'changed' ? (
        <p className="thread-change">
          {t('comments.changedWas')} <q lang={lang}>{quote}</q>
        </p>
      ) : null}
      {place.state === 'orphaned' ? <p className="thread-change">{t('comments.gone')}</p> : null}
    </header>
  )
}

function CopyLink({ store, thread }: Props): ReactNode {
  const { t } = useTranslation()
  const copy = (): void => {
    const link = `${location.origin}/documents/${thread.document}?thread=${thread.id}`
    const shown = (): void => store.host?.telling.done(link)
    // Over plain http a page may not write to the clipboard: the link is shown, to be copied by hand.
    if (!('clipboard' in navigator)) return shown()
    navigator.clipboard.writeText(link).then(() => store.host?.telling.done(t('comments.linkCopied')), shown)
  }
  return (
    <button
      type="button"
      className="icon-button thread-link"
      aria-label={t('comments.copyLink')}
      title={t('comments.copyLink')}
      onClick={copy}
    >
      <Sign name="link" size={14} />
    </button>
  )
}

function ThreadFoot({ store, thread }: Props): ReactNode {
  const { t } = useTranslation()
  const times = useTimes()
  const { session } = store
  const { resolved } = thread
  const set = (to: boolean): void => {
    resolve(store, thread.id, to).then(
      () => announce(t(to ? 'comments.nowResolved' : 'comments.nowOpen')),
      (error: unknown) => store.host?.telling.fail(error),
    )
  }
  return (
    <footer className="thread-foot">
      {resolved ? (
        <p className="thread-resolved" title={times.full(resolved.at)}>
          {t('comments.resolvedBy', { name: personName(t, resolved.by), at: times.short(resolved.at) })}
        </p>
      ) : null}
      {session.can('comment') ? (
        <>
          <Composer
            store={store}
            label={t('comments.reply')}
            draft={`${thread.document}:reply:${thread.id}`}
            send={t('comments.send')}
            small
            onSend={(said) => reply(store, thread.id, said)}
            onCancel={() => session.focus()}
          />
          <button type="button" className="button button-small thread-resolve" onClick={() => set(!resolved)}>
            {t(resolved ? 'comments.reopen' : 'comments.resolve')}
          </button>
        </>
      ) : null}
    </footer>
  )
}
