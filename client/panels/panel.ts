import type { ParseKeys } from 'i18next'
import type { ReactNode } from 'react'
import type { DocumentSession } from '../editor/session.ts'

/** A tab about the active segment. */
export interface Panel {
  id: string
  titleKey: ParseKeys
  /** Figure beside the tab's name; undefined shows none. Must be cheap: it runs at every change of the row. */
  count?(session: DocumentSession, row: string): number | undefined
  /** Tells when the figure may have changed. */
  subscribe?(session: DocumentSession, listener: () => void): () => void
  Body(props: { session: DocumentSession; row: string }): ReactNode
}
