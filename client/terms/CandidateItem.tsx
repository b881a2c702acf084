import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Candidate } from '../../core/api.ts'

interface Props {
  candidate: Candidate
  onShow: (segment: string) => void
  onAccept: () => void
  onReject: () => void
  onMerge: () => void
}

/** So much of a context is shown on each side of the phrase. */
const AROUND = 48

/** A phrase with where it stands and what can be done with it. */
export function CandidateItem({ candidate, onShow, onAccept, onReject, onMerge }: Props): ReactNode {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { text, count, contexts } = candidate
  const shown = open ? contexts : contexts.slice(0, 1)
  const name = { term: text }
  return (
    <li className="phrase">
      <p className="phrase-head">
        <b lang="vi">{text}</b>
        <span className="count">{t('terms.times', { count })}</span>
      </p>
      <ul className="phrase-contexts">
        {shown.map((context) => (
          <li key={`${context.segment} ${context.start}`}>
            <button
              type="button"
              aria-label={t('termWork.candidates.show', { number: context.row })}
              onClick={() => onShow(context.segment)}
            >
              <span className="count">{context.row}</span>
              <Around context={context} />
            </button>
          </li>
        ))}
      </ul>
      <div className="phrase-buttons">
        <button
          type="button"
          className="button button-small button-primary"
          aria-label={t('termWork.candidates.acceptOne', name)}
          onClick={onAccept}
        >
          {t('termWork.candidates.accept')}
        </button>
        <button
          type="button"
          className="button button-small"
          aria-label={t('termWork.candidates.mergeOne', name)}
          onClick={onMerge}
        >
          {t('termWork.candidates.merge')}
        </button>
        <button
          type="button"
          className="button button-small"
          aria-label={t('termWork.candidates.rejectOne', name)}
          onClick={onReject}
        >
          {t('termWork.candidates.reject')}
        </button>
        {contexts.length > 1 ? (
          <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'termWork.candidates.less' : 'termWork.candidates.more', { count: contexts.length - 1 })}
          </button>
        ) : null}
      </div>
    </li>
  )
}

function Around({ context: { source, start, end } }: { context: Candidate['contexts'][number] }): ReactNode {
  const [from, to] = wholeWords(source, start - AROUND, end + AROUND)
  return (
    <span lang="vi">
      {from > 0 ? '… ' : null}
      {source.slice(from, start)}
      <mark>{source.slice(start, end)}</mark>
      {source.slice(end, to)}
      {to < source.length ? ' …' : null}
    </span>
  )
}

/** A stretch of a text, cut shorter so that no word is. */
function wholeWords(text: string, from: number, to: number): [from: number, to: number] {
  const start = from <= 0 ? 0 : text.indexOf(' ', from - 1) + 1
  const end = to >= text.length ? text.length : text.lastIndexOf(' ', to)
  return [start, end]
}
