import { useReducer, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Thread } from '../../../core/api.ts'
import { announce } from '../../announce.ts'
import { useNumber } from '../../editor/hooks.ts'
import { Failure } from '../../ui/Failure.tsx'
import type { SectionProps } from '../feature.ts'
import { Composer } from './Composer.tsx'
import { readDraft, writeDraft } from './drafts.ts'
import { chosenIn } from './reveal.ts'
import { Sign } from './Sign.tsx'
import { useComments, type CommentStore } from './store.ts'
import { ThreadCard } from './ThreadCard.tsx'
import { addThread } from './writing.ts'

/** Comments of the active row, in the Review tab. */
export function CommentsSection({ session, row }: SectionProps): ReactNode {
  const { t } = useTranslation()
  const store = useComments(session)
  const number = useNumber(session, row)
  const threads = store.ofRow(row).toSorted((a, b) => placeOf(store, a) - placeOf(store, b))
  const open = threads.filter(({ resolved }) => !resolved)
  const resolved = threads.filter((thread) => thread.resolved)
  return (
    <section className="comments-section" aria-label={t('comments.title')}>
      <div className="panel-head">
        <h2 className="label">{t('segment.heading', { number })}</h2>
        <span className="comments-tools">
          <AddButton store={store} row={row} />
          <button
            type="button"
            className="icon-button"
            aria-label={t('commands.allComments')}
            title={t('commands.allComments')}
            onClick={() => store.setDrawer(true)}
          >
            <Sign name="list" />
          </button>
        </span>
      </div>
      {store.state === 'failed' ? <Failure error={store.failure} onRetry={() => void store.load()} /> : null}
      <NewComment key={row} store={store} segment={row} />
      {open.map((thread) => (
        <ThreadCard key={thread.id} store={store} thread={thread} />
      ))}
      {threads.length === 0 && store.state === 'ready' ? (
        <p className="panel-empty">{t(session.can('comment') ? 'comments.none' : 'comments.noneRead')}</p>
      ) : null}
      {resolved.length > 0 ? <Resolved store={store} threads={resolved} /> : null}
    </section>
  )
}

/** Threads stand in the order of their words; those without words come last. */
function placeOf(store: CommentStore, thread: Thread): number {
  const { span } = store.place(thread)
  if (!span) return Number.MAX_SAFE_INTEGER
  return thread.side === 'target' ? span.from : span.from - 1e6
}

function AddButton({ store, row }: { store: CommentStore; row: string }): ReactNode {
  const { t } = useTranslation()
  if (!store.session.can('comment')) return null
  return (
    <button
      type="button"
      className="button button-small"
      // What is selected in the text stays selected.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => store.compose(row, chosenIn(store.session, row))}
    >
      <Sign name="comment" size={14} />
      {t('comments.add')}
    </button>
  )
}

/** Those that are done are folded away, unless one of them is looked at. */
function Resolved({ store, threads }: { store: CommentStore; threads: readonly Thread[] }): ReactNode {
  const { t } = useTranslation()
  const shown = threads.some(({ id }) => id === store.current)
  return (
    <details className="resolved" open={shown || undefined}>
      <summary>{t('comments.resolvedCount', { count: threads.length })}</summary>
      {threads.map((thread) => (
        <ThreadCard key={thread.id} store={store} thread={thread} />
      ))}
    </details>
  )
}

/** The field for a new comment, while one is being written about this row or the document. */
export function NewComment({ store, segment }: { store: CommentStore; segment: string | null }): ReactNode {
  const { t } = useTranslation()
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  const key = store.newKey(segment)
  const draft = readDraft(key)
  if (!draft?.open || !store.session.can('comment')) return null
  const { anchor } = draft
  const quote = anchor ? anchor.flat.slice(anchor.from, anchor.to) : null
  const label = t(
    segment === null ? 'comments.newOnDocument' : quote === null ? 'comments.newOnSegment' : 'comments.newOnWords',
  )
  return (
    <div className="thread thread-new">
      <div className="thread-head">
        {quote === null ? (
          <span className="thread-about">{t(segment === null ? 'comments.onDocument' : 'comments.onSegment')}</span>
        ) : (
          <>
            <span className="thread-quote" lang={anchor?.side === 'source' ? 'vi' : 'en'}>{`“${quote}”`}</span>
            <button
              type="button"
              className="comment-edit"
              onClick={() => {
                writeDraft(key, { ...(readDraft(key) ?? draft), anchor: null })
                redraw()
              }}
            >
              {t('comments.wholeSegment')}
            </button>
          </>
        )}
      </div>
      <Composer
        store={store}
        label={label}
        draft={key}
        send={t('comments.add')}
        focus={store.wanted === key}
        onSend={async (said) => {
          const thread = await addThread(store, segment, readDraft(key)?.anchor ?? null, said)
          announce(t('comments.added'))
          store.look(thread.id)
          if (segment !== null) store.session.focus()
        }}
        onCancel={() => {
          writeDraft(key, { ...(readDraft(key) ?? draft), open: false })
          store.tell()
          store.session.focus()
        }}
      />
    </div>
  )
}
