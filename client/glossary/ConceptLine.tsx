import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptInfo } from '../../core/api.ts'
import { termFor } from '../../glossary/validity.ts'
import { domainText, headwordOf, lapseText, today } from './glossaryText.ts'
import { TermChip } from './TermChip.tsx'

interface Props {
  concept: ConceptInfo
  index: number
  /** Where it stands in the list (px). */
  top: number
  measure: (element: HTMLElement | null) => void
  isOpen: boolean
  /** In the tab order. */
  isCurrent: boolean
  isSelected: boolean
  /** Name of its glossary, where several are shown. */
  glossary: string | undefined
}

/** The list hears what happens in its lines. */
const heardByList = (): void => undefined

/** One concept: mark, both languages, domain and what is special about it. Drawn anew only when something of it changes. */
export const ConceptLine = memo(function ConceptLine(props: Props): ReactNode {
  const { t } = useTranslation()
  const { concept, index, glossary } = props
  const english = termFor(concept, 'en', today())
  const headword = headwordOf(concept) || t('glossary.noTerm')
  const lapse = lapseText(t, concept)
  return (
    <div
      role="row"
      className={concept.pending ? 'concept-line concept-pending' : 'concept-line'}
      aria-rowindex={index + 1}
      aria-selected={props.isSelected}
      aria-current={props.isOpen ? 'true' : undefined}
      data-index={index}
      tabIndex={props.isCurrent ? 0 : -1}
      ref={props.measure}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <span role="gridcell" className="concept-check">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={props.isSelected}
          aria-label={t('glossary.select.one', { term: headword })}
          onChange={heardByList}
        />
      </span>
      <span role="gridcell" className="concept-vi" lang="vi">
        {headword}
      </span>
      <span role="gridcell" className="concept-en" lang="en">
        {english?.text ?? <span className="muted">{t('glossary.noTerm')}</span>}
      </span>
      <span role="gridcell" className="concept-meta">
        {concept.pending ? <TermChip status="pending" /> : null}
        {english?.provisional ? <TermChip status="provisional" /> : null}
        {lapse ? <span className="chip">{lapse}</span> : null}
        <span>{domainText(t, concept.domain)}</span>
        {glossary ? <span className="concept-where">{glossary}</span> : null}
      </span>
    </div>
  )
})
