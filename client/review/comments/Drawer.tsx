import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Thread } from '../../../core/api.ts'
import { useIds } from '../../editor/hooks.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { DrawerFilters } from './DrawerFilters.tsx'
import { DrawerLine } from './DrawerLine.tsx'
import { everything, isUnread, matchThreads, type Known } from './filters.ts'
import { revealThread } from './reveal.ts'
import { NewComment } from './Section.tsx'
import { Sign } from './Sign.tsx'
import { useComments, type CommentStore } from './store.ts'
import { ThreadCard } from './ThreadCard.tsx'

/** Threads listed at once; more on demand. */
const PORTION = 200

/** All comments of the document beside the text. Not modal: one works on with it open. */
export function CommentsDrawer({ store }: { store: CommentStore }): ReactNode {
  const { t } = useTranslation()
  const { session } = useComments(store.session)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (store.wanted === null) box.current?.focus()
  }, [store])
  const close = (): void => {
    store.setDrawer(false)
    session.focus()
  }
  const keydown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') close()
    else if (!moveLine(box.current, event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section
      ref={box}
      className="drawer comments-drawer"
      aria-labelledby="comments-drawer-title"
      tabIndex={-1}
      onKeyDown={keydown}
    >
      <header>
        <h2 id="comments-drawer-title">{t('comments.allTitle')}</h2>
        {session.can('comment') ? (
          <button type="button" className="button button-small" onClick={() => store.compose(null, null)}>
            <Sign name="comment" size={14} />
            {t('comments.toDocument')}
          </button>
        ) : null}
        <button type="button" className="icon-button" aria-label={t('actions.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div className="drawer-body">
        <NewComment store={store} segment={null} />
        {store.state === 'failed' ? (
          <Failure error={store.failure} onRetry={() => void store.load()} />
        ) : store.state === 'loading' ? (
          <Loading />
        ) : (
          <Threads store={store} />
        )}
      </div>
    </section>
  )
}

function Threads({ store }: { store: CommentStore }): ReactNode {
  const { t } = useTranslation()
  const [query, setQuery] = useState(everything)
  const [shown, setShown] = useState(PORTION)
  const known: Known = {
    me: store.session.user.id,
    read: store.read,
    stateOf: (thread) => store.place(thread).state,
  }
  const found = matchThreads(useOrdered(store), query, known)
  return (
    <>
      <DrawerFilters store={store} query={query} onChange={setQuery} />
      <p className="muted" role="status">
        {t('comments.found', { count: found.length })}
      </p>
      <ol className="thread-list">
        {found.slice(0, shown).map((thread) => (
          <li key={thread.id}>
            <DrawerLine
              store={store}
              thread={thread}
              unread={isUnread(thread, known)}
              onOpen={() => revealThread(store, thread)}
            />
            {store.current === thread.id ? <ThreadCard store={store} thread={thread} /> : null}
          </li>
        ))}
      </ol>
      {found.length > shown ? (
        <button type="button" className="button comments-more" onClick={() => setShown(shown + PORTION)}>
          {t('comments.more', { count: found.length - shown })}
        </button>
      ) : null}
    </>
  )
}

/** About the document first, then in the order of the text. */
function useOrdered(store: CommentStore): Thread[] {
  const ids = useIds(store.session)
  const at = new Map(ids.map((id, index) => [id, index]))
  const order = ({ segment }: Thread): number => (segment === null ? -1 : (at.get(segment) ?? ids.length))
  return store.threads().sort((a, b) => order(a) - order(b) || a.lastAt - b.lastAt)
}

/** Arrows go from thread to thread. */
function moveLine(box: HTMLElement | null, event: KeyboardEvent): boolean {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0 || (event.target instanceof Element && event.target.closest('textarea, select, input'))) return false
  const lines = Array.from(box?.querySelectorAll<HTMLElement>('.thread-line') ?? [])
  const at = lines.findIndex((line) => line.parentElement?.contains(document.activeElement))
  const next = lines[at < 0 ? (by > 0 ? 0 : lines.length - 1) : at + by]
  next?.focus()
  return next !== undefined
}
