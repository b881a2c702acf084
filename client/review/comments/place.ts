import type { Thread } from '../../../core/api.ts'
import { moveSpan, type AnchorSpan } from '../../../core/review/anchor.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { serverText } from '../../editor/server-text.ts'
import type { EditLog } from './edit-log.ts'
import { flatText } from './text.ts'

/** Where a thread's words are on the screen now. */
export interface Place {
  span: AnchorSpan | null
  state: Thread['state']
  /** The words as they are now; '' where there are none. */
  words: string
  /** False while the thread and the row are of versions between which not all is known. */
  known: boolean
}

/**
 * The span as the server gave it, moved by what others have done since and by
 * what was typed here and is not saved yet: the rule of the server, applied to
 * the same edits. Nothing is searched.
 */
export function placeOf(
  session: DocumentSession,
  log: EditLog,
  thread: Pick<Thread, 'segment' | 'side' | 'version' | 'state' | 'span' | 'quote'>,
): Place {
  const { segment, side, version, state } = thread
  if (segment === null || side === null) return { span: null, state: 'anchored', words: '', known: true }
  const row = session.row(segment)
  const there = serverText(session, segment)
  if (!row || !there) return { span: null, state, words: '', known: false }
  let { span } = thread
  if (side === 'target' && span) {
    const versions = version === null ? null : log.between(segment, version, there.version)
    if (!versions) return { span: null, state, words: '', known: false }
    for (const edits of [...versions, there.edits]) span &&= moveSpan(span, edits)
  }
  if (!span) return { span: null, state: 'orphaned', words: '', known: true }
  const words = flatText(row[side]).slice(span.from, span.to)
  return { span, state: words === thread.quote ? 'anchored' : 'changed', words, known: true }
}
