import type { ReactNode, RefObject } from 'react'
import type { Command } from '../command.ts'
import type { DocumentSession } from '../editor/session.ts'
import type { WordLoaders } from '../i18n.ts'
import type { Telling } from '../terms/telling.ts'

export interface WorkProps {
  session: DocumentSession
  /** The element around the rows. */
  grid: RefObject<HTMLElement | null>
  /** Rows the filter lets through. */
  shown: readonly string[]
  telling: Telling
  /** Opens a tab of the panel. */
  openPanel: (tab: string) => void
}

export interface SectionProps {
  session: DocumentSession
  /** The active row. */
  row: string
}

/** One way of speaking about a translation: what it draws, does and says. */
export interface ReviewFeature {
  id: string
  words: WordLoaders
  commands?: readonly Command[]
  /** Lives as long as the document is open: loads, listens, draws marks, dialogs and drawers. */
  Work?: (props: WorkProps) => ReactNode
  /** Its part of the Review tab. */
  Section?: (props: SectionProps) => ReactNode
  /** Its part of the bar above the rows. */
  Tools?: (props: { session: DocumentSession }) => ReactNode
  /** Its part of the document's header. */
  Head?: (props: { session: DocumentSession }) => ReactNode
}
