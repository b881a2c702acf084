import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../editor/hooks.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { useRowCount } from '../../review/counts.ts'

interface Props {
  session: DocumentSession
  id: string
  onComments: () => void
}

/** Number of a row's open comments, beside its cells; they are in the panel. */
export function CommentMark({ session, id, onComments }: Props): ReactNode {
  const { t } = useTranslation()
  const count = useRowCount(session, 'comments', id)
  const number = useNumber(session, id)
  if (count === 0) return null
  const label = t('workbench.commentMark', { count, number })
  return (
    <button
      type="button"
      className="comment-mark"
      aria-label={label}
      title={label}
      // Tab goes from row to row; the chip above the rows finds them all.
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        session.activate(id)
        onComments()
      }}
    >
      {count}
    </button>
  )
}
