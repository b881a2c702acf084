import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { DocumentSession } from '../editor/session.ts'
import type { CardCause, CardSubject } from './door.ts'

/** The pointer rests so long on a term before its card comes, and is away so long before it goes (ms). */
const REST = 400
const AWAY = 250

export interface Shown {
  subject: CardSubject
  anchor: HTMLElement
  cause: CardCause
}

export interface Card {
  shown: Shown | null
  show: (subject: CardSubject, anchor: HTMLElement, cause: CardCause) => void
  leave: (cause: CardCause) => void
  /** The pointer is on the card itself: it stays. */
  stay: () => void
  close: () => void
}

/** The term of a segment an element of the source stands for. */
export function subjectOf(session: DocumentSession, element: Element): CardSubject | undefined {
  const row = element.closest<HTMLElement>('[data-source]')?.dataset.source
  const start = Number(element.closest<HTMLElement>('.term')?.dataset.start)
  if (row === undefined) return undefined
  return session
    .terms(row)
    ?.filter((term) => term.start === start)
    .map(({ concept, end }) => ({ concept, row, start, end }))[0]
}

/** Which card is shown. It comes and goes a little late, so that a pointer passing by calls for none (WCAG 1.4.13). */
export function useCard(session: DocumentSession, grid: RefObject<HTMLElement | null>): Card {
  const [shown, setShown] = useState<Shown | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const stay = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }, [])
  const close = useCallback(() => {
    stay()
    setShown(null)
  }, [stay])
  const show = useCallback(
    (subject: CardSubject, anchor: HTMLElement, cause: CardCause) => {
      stay()
      const open = (): void => setShown({ subject, anchor, cause })
      if (cause !== 'hover') return open()
      // What was asked for outright is not replaced by a pointer on its way.
      timer.current = setTimeout(
        () => setShown((now) => (now?.cause === 'press' ? now : { subject, anchor, cause })),
        REST,
      )
    },
    [stay],
  )
  const leave = useCallback(
    (cause: CardCause) => {
      stay()
      timer.current = setTimeout(() => setShown((now) => (now?.cause === cause ? null : now)), AWAY)
    },
    [stay],
  )
  useEffect(() => stay, [stay])
  useEffect(() => {
    const root = grid.current
    if (!root) return
    const stop = new AbortController()
    const on = { signal: stop.signal }
    const termAt = (event: Event): HTMLElement | null =>
      event.target instanceof Element ? event.target.closest<HTMLElement>('.source .term') : null
    const begin = (event: Event, cause: CardCause): void => {
      const term = termAt(event)
      const subject = term && subjectOf(session, term)
      if (term && subject) show(subject, term, cause)
    }
    root.addEventListener(
      'pointerover',
      (event) => {
        if (event.pointerType === 'mouse' && event.buttons === 0 && !session.composing()) begin(event, 'hover')
      },
      on,
    )
    root.addEventListener('pointerout', (event) => termAt(event) && leave('hover'), on)
    root.addEventListener('focusin', (event) => termAt(event)?.matches(':focus-visible') && begin(event, 'focus'), on)
    root.addEventListener('focusout', (event) => termAt(event) && leave('focus'), on)
    // What the pointer met moves away from under it; a card that was asked for goes along with its term.
    const scrolled = (): void => setShown((now) => (now?.cause === 'hover' ? null : now))
    root.addEventListener('scroll', scrolled, { ...on, capture: true, passive: true })
    return () => stop.abort()
  }, [session, grid, show, leave])
  return useMemo(() => ({ shown, show, leave, stay, close }), [shown, show, leave, stay, close])
}
