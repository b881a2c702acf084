import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../editor/hooks.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { useRowCount } from '../../review/counts.ts'

interface Props {
  session: DocumentSession
  id: string
  onReview: () => void
}

/** Number of suggestions for a row, beside its cells; they are in the panel. */
export function SuggestionMark({ session, id, onReview }: Props): ReactNode {
  const { t } = useTranslation()
  const count = useRowCount(session, 'suggestions', id)
  const number = useNumber(session, id)
  if (count === 0) return null
  const label = t('suggestions.mark', { count, number })
  return (
    <button
      type="button"
      className="suggestion-mark"
      aria-label={label}
      title={label}
      // Tab goes from row to row; F9 goes from suggestion to suggestion.
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
