import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptInfo } from '../../../core/api.ts'
import { useMedia } from '../../useMedia.ts'
import { ConceptCard } from './ConceptCard.tsx'
import { domainText } from './glossaryText.ts'
import { TermChip } from './TermChip.tsx'

interface Props {
  concepts: readonly ConceptInfo[]
  total: number
  /** Loads more; undefined when all are here. */
  onMore: (() => void) | undefined
}

/** The list, and the chosen concept beside it (or under its line where there is no room). */
export function ConceptBrowser({ concepts, total, onMore }: Props): ReactNode {
  const { t } = useTranslation()
  const narrow = useMedia('(max-width: 899px)')
  const [chosen, setChosen] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const concept = concepts.find(({ id }) => id === chosen) ?? (narrow ? undefined : concepts[0])
  const keydown = (event: KeyboardEvent): void => {
    const buttons = Array.from(list.current?.querySelectorAll<HTMLElement>('.concept-button') ?? [])
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (next === undefined || at < 0) return
    event.preventDefault()
    if (next < 0) return document.getElementById('glossary-search')?.focus()
    buttons[next]?.focus()
    if (!narrow) setChosen(buttons[next]?.dataset.concept ?? chosen)
  }
  if (concepts.length === 0) {
    return (
      <div className="empty">
        <h2>{t('glossary.none')}</h2>
        <p>{t('glossary.noneText')}</p>
      </div>
    )
  }
  return (
    <div className="concepts">
      <section className="concept-list" aria-label={t('glossary.list')}>
        <p className="muted" role="status">
          {t('glossary.results', { count: total })}
        </p>
        <ul className="card" ref={list} onKeyDown={keydown}>
          {concepts.map((one) => (
            <li key={one.id}>
              <ConceptLine
                concept={one}
                chosen={one.id === concept?.id}
                onChoose={() => setChosen(narrow && one.id === chosen ? null : one.id)}
              />
              {narrow && one.id === concept?.id ? <ConceptCard concept={one} /> : null}
            </li>
          ))}
        </ul>
        {onMore ? <More onMore={onMore} /> : null}
      </section>
      {narrow ? null : (
        <aside className="concept-side">
          {concept ? <ConceptCard concept={concept} /> : <p>{t('glossary.pick')}</p>}
        </aside>
      )}
    </div>
  )
}

interface LineProps {
  concept: ConceptInfo
  chosen: boolean
  onChoose: () => void
}

function ConceptLine({ concept, chosen, onChoose }: LineProps): ReactNode {
  const { t } = useTranslation()
  const source = concept.terms.find(({ lang }) => lang === 'vi')
  const english = concept.terms.find(({ lang, status }) => lang === 'en' && status === 'preferred')
  return (
    <button type="button" className="concept-button" data-concept={concept.id} aria-pressed={chosen} onClick={onChoose}>
      <span className="concept-vi" lang="vi">
        {source?.text}
      </span>
      <span className="concept-en" lang="en">
        {english?.text}
      </span>
      <span className="concept-meta">
        {english?.provisional ? <TermChip status="provisional" /> : null}
        {domainText(t, concept.domain)}
      </span>
    </button>
  )
}

/** Loads the next hundred when it comes into view; a button for those who prefer one. */
function More({ onMore }: { onMore: () => void }): ReactNode {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const element = button.current
    if (!element || typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) onMore()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [onMore])
  return (
    <button type="button" className="button" ref={button} onClick={onMore}>
      {t('glossary.more')}
    </button>
  )
}
