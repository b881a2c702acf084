import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConceptInfo } from '../../core/api.ts'
import type { DocumentSession } from '../editor/session.ts'
import { ConceptFacts } from '../glossary/ConceptFacts.tsx'
import { headwordOf } from '../glossary/glossaryText.ts'
import { useConcept, useRights } from '../glossary/queries.ts'
import { TermList } from '../glossary/TermList.tsx'
import { useGlossaries } from '../queries.ts'
import { Icon } from '../ui/Icon.tsx'
import { NotHere } from './NotHere.tsx'
import { placeBeside } from './place.ts'
import { insertFor } from './sourceTerms.ts'
import { standingOf } from './standing.ts'
import { StandingChip } from './StandingChip.tsx'
import type { Telling } from './telling.ts'
import type { Card, Shown } from './useCard.ts'

interface Props {
  session: DocumentSession
  card: Card
  shown: Shown
  telling: Telling
  onEdit: (concept: ConceptInfo) => void
}

/**
 * All that is known of a term's concept. It stays while pointer or keyboard are
 * on the term or on it, can be entered, and goes with Escape (WCAG 1.4.13).
 */
export function TermCard({ session, card, shown, telling, onEdit }: Props): ReactNode {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const title = useId()
  const { subject, anchor, cause } = shown
  const { data } = useConcept({ glossary: subject.concept.glossary, concept: subject.concept.id })
  const concept = data?.concept ?? subject.concept
  const glossary = useGlossaries().data?.find(({ id }) => id === concept.glossary)
  const { standing } = standingOf(concept, session.day())
  const back = (): void => {
    if (anchor.isConnected && anchor.tabIndex >= -1) anchor.focus({ preventScroll: true })
    if (document.activeElement !== anchor) session.focus()
    // Last: the keyboard on its term would show it again.
    card.close()
  }
  usePlace(box, shown, concept)
  useWayOut(box, card, shown, back)
  useEffect(() => {
    if (cause === 'press') box.current?.querySelector<HTMLElement>('button, a')?.focus({ preventScroll: true })
  }, [cause, subject])
  return (
    <div
      ref={box}
      className="term-card"
      role="dialog"
      aria-labelledby={title}
      onPointerEnter={card.stay}
      onPointerLeave={() => card.leave('hover')}
    >
      <header>
        <h2 id={title} lang="vi">
          {headwordOf(concept)}
        </h2>
        <button type="button" className="icon-button" aria-label={t('actions.close')} onClick={back}>
          <Icon name="close" size={14} />
        </button>
      </header>
      <p className="term-card-where">
        {glossary?.name}
        <StandingChip standing={standing} />
      </p>
      <Inserts session={session} concept={concept} row={subject.row} onDone={card.close} />
      <div className="term-card-body" role="group" aria-labelledby={title} tabIndex={0}>
        <TermList lang="en" terms={concept.terms} />
        <TermList lang="vi" terms={concept.terms} />
        <ConceptFacts concept={concept} onOpen={(key) => window.open(`/glossary?concept=${encodeURIComponent(key)}`)} />
      </div>
      <CardFoot {...{ session, card, shown, telling, concept, onEdit }} />
    </div>
  )
}

/** Every English term that may be used, to insert. */
function Inserts({
  session,
  concept,
  row,
  onDone,
}: {
  session: DocumentSession
  concept: ConceptInfo
  row: string
  onDone: () => void
}): ReactNode {
  const { t } = useTranslation()
  const locked = session.row(row)?.locked ?? true
  const usable = concept.terms.filter(({ lang, status }) => lang === 'en' && status !== 'forbidden')
  const { english } = standingOf(concept, session.day())
  const ordered = usable.toSorted((a, b) => Number(b.text === english) - Number(a.text === english))
  return (
    <div className="term-card-inserts" role="group" aria-label={t('termWork.card.insert')}>
      {ordered.map(({ text, status }) => (
        <button
          key={text}
          type="button"
          lang="en"
          className={text === english ? 'button button-small button-primary' : 'button button-small'}
          aria-label={t('terms.insert', { english: text })}
          title={t(`glossary.termStatus.${status}`)}
          disabled={locked}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            onDone()
            insertFor(session, row, text, t('announce.inserted', { text }))
          }}
        >
          {text}
        </button>
      ))}
    </div>
  )
}

function CardFoot({ session, card, shown, telling, concept, onEdit }: Props & { concept: ConceptInfo }): ReactNode {
  const { t } = useTranslation()
  const rightsOf = useRights()
  const glossary = useGlossaries().data?.find(({ id }) => id === concept.glossary)
  const rights = rightsOf(glossary)
  return (
    <footer>
      {rights === 'read' ? (
        <span className="muted">{glossary?.readOnly ? t('glossary.card.readOnly') : null}</span>
      ) : (
        <button type="button" className="button button-small" onClick={() => onEdit(concept)}>
          {t(rights === 'edit' ? 'glossary.card.edit' : 'glossary.card.propose')}
        </button>
      )}
      <NotHere session={session} subject={shown.subject} telling={telling} onDone={card.close} />
    </footer>
  )
}

/** Beside its term, wherever there is room; again when there is more to show. */
function usePlace(box: React.RefObject<HTMLDivElement | null>, { anchor }: Shown, content: unknown): void {
  const [moved, again] = useState(0)
  useLayoutEffect(() => {
    const card = box.current
    if (!card || !anchor.isConnected) return
    const { left, top } = placeBeside(anchor.getBoundingClientRect(), card.getBoundingClientRect(), {
      width: window.innerWidth,
      height: window.innerHeight,
      aside: anchor.closest('.panel') !== null,
    })
    card.style.setProperty('--left', `${left}px`)
    card.style.setProperty('--top', `${top}px`)
  }, [box, anchor, content, moved])
  useEffect(() => {
    const stop = new AbortController()
    const on = { signal: stop.signal, capture: true, passive: true }
    const look = ({ target }: Event): void => {
      // Scrolling inside the card moves nothing.
      if (!(target instanceof Node && box.current?.contains(target))) again((n) => n + 1)
    }
    window.addEventListener('resize', look, on)
    window.addEventListener('scroll', look, on)
    return () => stop.abort()
  }, [box])
}

/** Escape closes it wherever the keyboard is; one that was asked for also goes when the keyboard or a press goes elsewhere. */
function useWayOut(
  box: React.RefObject<HTMLDivElement | null>,
  card: Card,
  { anchor, cause }: Shown,
  back: () => void,
): void {
  useEffect(() => {
    const stop = new AbortController()
    const on = { signal: stop.signal, capture: true }
    const inside = (node: EventTarget | null): boolean => node instanceof Node && (box.current?.contains(node) ?? false)
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || event.isComposing) return
        event.preventDefault()
        event.stopPropagation()
        if (inside(document.activeElement)) back()
        else card.close()
      },
      on,
    )
    window.addEventListener('pointerdown', ({ target }) => !inside(target) && card.close(), on)
    box.current?.addEventListener(
      'focusout',
      ({ relatedTarget }) =>
        relatedTarget !== null && relatedTarget !== anchor && !inside(relatedTarget) && card.close(),
      on,
    )
    return () => stop.abort()
  }, [box, card, anchor, cause, back])
}
