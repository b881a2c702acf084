import { useEffect, type RefObject } from 'react'
import { announce } from '../announce.ts'
import type { DocumentSession } from '../editor/session.ts'
import { subjectOf, type Card } from './useCard.ts'

const termsOf = (row: Element | null | undefined): HTMLElement[] =>
  Array.from(row?.querySelectorAll<HTMLElement>('.source .term') ?? [])

/** Puts the keyboard on the first term of the active source; false when it has none. */
export function focusFirstTerm(session: DocumentSession, root: HTMLElement | null): boolean {
  const active = session.active()
  const row = active === null ? null : root?.querySelector(`[data-row="${CSS.escape(active)}"]`)
  const [first] = termsOf(row)
  first?.focus({ focusVisible: true })
  return first !== undefined
}

/**
 * Keys on a term of a source: arrows go to the next, Enter inserts its English,
 * Down or Tab goes into its card, Escape back to the translation.
 */
export function useTermKeys(session: DocumentSession, grid: RefObject<HTMLElement | null>, card: Card): void {
  const { shown, show, close } = card
  useEffect(() => {
    const root = grid.current
    if (!root) return
    const keydown = (event: KeyboardEvent): void => {
      const term = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.source .term') : null
      if (!term || event.ctrlKey || event.altKey || event.metaKey) return
      const subject = subjectOf(session, term)
      const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
      if (by !== 0) {
        const all = termsOf(term.closest('[data-row]'))
        all.at((all.indexOf(term) + by) % all.length)?.focus({ focusVisible: true })
      } else if (event.key === 'Enter' || event.key === ' ') term.click()
      else if ((event.key === 'ArrowDown' || (event.key === 'Tab' && !event.shiftKey)) && subject) {
        show(subject, term, 'press')
      } else if (event.key === 'Escape') {
        if (shown) close()
        else session.focus()
      } else return
      event.preventDefault()
      event.stopPropagation()
    }
    root.addEventListener('keydown', keydown)
    return () => root.removeEventListener('keydown', keydown)
  }, [session, grid, shown, show, close])
}

/** Inserts an English term into the row of a card. */
export function insertFor(session: DocumentSession, row: string, english: string, told: string): void {
  if (session.active() !== row) session.activate(row)
  session.insert(english)
  announce(told)
}
