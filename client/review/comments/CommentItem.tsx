import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comment, Thread } from '../../../core/api.ts'
import { personName } from '../../personName.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { CommentText } from './CommentText.tsx'
import { Composer } from './Composer.tsx'
import { useCallable } from './people.ts'
import type { CommentStore } from './store.ts'
import { useTimes } from './times.ts'
import { change } from './writing.ts'

interface Props {
  store: CommentStore
  thread: Thread
  comment: Comment
  unread: boolean
}

/** One comment: who, when, and what. One's own can be changed. */
export function CommentItem({ store, thread, comment, unread }: Props): ReactNode {
  const { t } = useTranslation()
  const times = useTimes()
  const people = useCallable(store)
  const [editing, setEditing] = useState(false)
  const { author, text, at, editedAt } = comment
  const called = people.filter(({ id }) => comment.mentions.includes(id))
  const mine = author.id === store.session.user.id && store.session.can('comment')
  return (
    <li className="comment" data-comment={comment.id}>
      <span aria-hidden="true">
        <Avatar user={author} />
      </span>
      <div className="comment-body">
        <p className="comment-head">
          <b>{personName(t, author)}</b>
          <time dateTime={new Date(at).toISOString()} title={times.full(at)}>
            {times.short(at)}
          </time>
          {editedAt === null ? null : (
            <span className="comment-edited" title={times.full(editedAt)}>
              {t('comments.edited')}
            </span>
          )}
          {unread ? <span className="unread-dot" role="img" aria-label={t('comments.new')} /> : null}
          {mine && !editing ? (
            <button type="button" className="comment-edit" onClick={() => setEditing(true)}>
              {t('comments.edit')}
            </button>
          ) : null}
        </p>
        {editing ? (
          <Composer
            store={store}
            label={t('comments.editLabel')}
            draft={`${thread.document}:edit:${comment.id}`}
            initial={text}
            send={t('actions.save')}
            focus
            onSend={async (said) => {
              await change(store, thread.id, comment.id, said)
              setEditing(false)
            }}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <CommentText text={text} people={called} />
        )}
      </div>
    </li>
  )
}
