import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../editor/hooks.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { useRowCount } from '../../review/counts.ts'

interface Props {
  session: DocumentSession
  id: string
  kind: 'comments' | 'suggestions'
  /** Opens the panel in which they are. */
  onReview: () => void
}

const looks = {
  comments: { className: 'comment-mark', label: 'workbench.commentMark' },
  suggestions: { className: 'suggestion-mark', label: 'suggestions.mark' },
} as const

/** Number of a row's open comments or suggestions, beside its cells. */
export function ReviewMark({ session, id, kind, onReview }: Props): ReactNode {
  const { t } = useTranslation()
  const count = useRowCount(session, kind, id)
  const number = useNumber(session, id)
  if (count === 0) return null
  const { className, label } = looks[kind]
  const name = t(label, { count, number })
  return (
    <button
      type="button"
      className={className}
      aria-label={name}
      title={name}
      // Tab goes from row to row; chips and keys find them all.
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        session.activate(id)
        onReview()
      }}
    >
      {count}
    </button>
  )
}
